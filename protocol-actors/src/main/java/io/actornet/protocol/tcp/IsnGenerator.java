package io.actornet.protocol.tcp;

/**
 * Initial sequence numbers by RFC 6528: a clock that ticks every 4 µs plus a keyed hash (SipHash
 * 2-4) of addresses and ports. Who does not know the key cannot tell the numbers of one connection
 * from those of another, yet those of one grow (RFC 9293 MUST-8, MUST-9, SHLD-1).
 */
public final class IsnGenerator {
  private static final long NANOS_PER_TICK = 4_000;

  private final long key0;
  private final long key1;

  /**
   * Makes the generator of a host.
   *
   * @param secret what the host draws its key from; the same secret gives the same numbers
   */
  public IsnGenerator(long secret) {
    key0 = mix(secret + 0x9e37_79b9_7f4a_7c15L);
    key1 = mix(key0 + 0x9e37_79b9_7f4a_7c15L);
  }

  /** SplitMix64's finaliser. */
  private static long mix(long value) {
    long z = (value ^ value >>> 30) * 0xbf58_476d_1ce4_e5b9L;
    z = (z ^ z >>> 27) * 0x94d0_49bb_1331_11ebL;
    return z ^ z >>> 31;
  }

  /** The initial sequence number of a connection opened now. */
  public int next(Endpoints endpoints, long nowNanos) {
    long addresses =
        (long) endpoints.localAddress() << 32 | endpoints.remoteAddress() & 0xffff_ffffL;
    long ports = (long) endpoints.localPort() << 16 | endpoints.remotePort();
    return (int) (nowNanos / NANOS_PER_TICK) + (int) sipHash(key0, key1, addresses, ports);
  }

  /** Where the clock of timestamps towards a peer starts; one number for each pair of addresses. */
  int timestampOffset(Endpoints endpoints) {
    long addresses =
        (long) endpoints.localAddress() << 32 | endpoints.remoteAddress() & 0xffff_ffffL;
    return (int) sipHash(key1, key0, addresses, 0);
  }

  /**
   * What makes a SYN cookie hard to guess: a hash of the connection, its peer's number and more.
   */
  int cookie(Endpoints endpoints, int irs, int content) {
    long addresses =
        (long) endpoints.localAddress() << 32 | endpoints.remoteAddress() & 0xffff_ffffL;
    long ports = (long) endpoints.localPort() << 16 | endpoints.remotePort();
    return (int)
        sipHash(key1, key0, addresses ^ (long) content << 32, ports << 32 | irs & 0xffff_ffffL);
  }

  /** SipHash-2-4 of 16 bytes, given as two little-endian words. */
  static long sipHash(long key0, long key1, long word0, long word1) {
    long v0 = key0 ^ 0x736f_6d65_7073_6575L;
    long v1 = key1 ^ 0x646f_7261_6e64_6f6dL;
    long v2 = key0 ^ 0x6c79_6765_6e65_7261L;
    long v3 = key1 ^ 0x7465_6462_7974_6573L;
    long lengthWord = 16L << 56;
    for (int round = 0; round < 10; round++) {
      // Two rounds absorb each word, four finish.
      long word = round < 2 ? word0 : round < 4 ? word1 : lengthWord;
      if (round < 6 && (round & 1) == 0) {
        v3 ^= word;
      } else if (round == 6) {
        v2 ^= 0xff;
      }
      v0 += v1;
      v2 += v3;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v1;
      v0 += v3;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 = Long.rotateLeft(v2, 32);
      if (round < 6 && (round & 1) == 1) {
        v0 ^= word;
      }
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }
}
