package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.TcpOptions;
import io.actornet.protocol.wire.TcpOptionsWriter;

/**
 * The timestamps of a connection (RFC 7323 §3 to §5): this end's clock, the peer's latest value,
 * and protection against old segments. A connection that has not agreed on them has none of this.
 */
final class Timestamps {
  private static final long NANOS_PER_TICK = 1_000_000;

  /** After so long the latest value says nothing any more (RFC 7323 §5.5). */
  private static final long OUTDATED_NANOS = 24L * 86_400 * 1_000_000_000;

  private final int offset;

  /** TS.Recent. */
  private int recent;

  private long recentAt;

  /**
   * Timestamps as agreed on in the handshake.
   *
   * @param offset where this end's clock starts, see {@link #offset(TcpStack, Endpoints)}
   * @param recent the value in the peer's SYN
   */
  Timestamps(int offset, int recent, long nowNanos) {
    this.offset = offset;
    this.recent = recent;
    this.recentAt = nowNanos;
  }

  /**
   * Where the clock towards a peer starts: a keyed hash of the addresses, so that it tells nobody
   * how long the host has been up (RFC 7323 §7.1), yet goes on from one connection to the next (RFC
   * 6191).
   */
  static int offset(TcpStack stack, Endpoints endpoints) {
    return stack.isnGenerator().timestampOffset(endpoints);
  }

  /** The value to send now, in ticks of a millisecond. */
  static int value(int offset, long nowNanos) {
    return (int) (nowNanos / NANOS_PER_TICK) + offset;
  }

  int offset() {
    return offset;
  }

  /** TS.Recent. */
  int recent() {
    return recent;
  }

  void write(TcpOptionsWriter options, long nowNanos) {
    options.timestamps(value(offset, nowNanos), recent);
  }

  /** Whether a segment with this value is older than what has arrived: PAWS (RFC 7323 §5.3 R1). */
  boolean isOld(int value, long nowNanos) {
    return Seq.lessThan(value, recent) && nowNanos - recentAt < OUTDATED_NANOS;
  }

  /** A segment that is not old holds the next byte due, or what is before it (§5.3 R3). */
  void onSegment(TcpOptions options, long nowNanos) {
    if (options.timestamps()) {
      recent = options.timestampValue();
      recentAt = nowNanos;
    }
  }

  /** The round trip that an echo tells of; at most 0 where it cannot be. */
  long roundTripNanos(int echoReply, long nowNanos) {
    return (value(offset, nowNanos) - echoReply) * NANOS_PER_TICK;
  }

  /** Whether what a segment echoes was sent before a time, to the tick. */
  boolean echoesBefore(int echoReply, long sentAtNanos) {
    return Seq.lessThan(echoReply, value(offset, sentAtNanos));
  }
}
