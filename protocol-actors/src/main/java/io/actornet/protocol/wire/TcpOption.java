package io.actornet.protocol.wire;

import java.util.List;

/**
 * One TCP option as a value: every kind that an RFC defines by a layout, and {@link Other} for the
 * rest, so that {@link TcpOptionCodec} reads any list and writes the same bytes again.
 */
public sealed interface TcpOption {
  /** The option's kind: see {@link TcpOptionKind}. */
  int kind();

  /** Padding before or between options (RFC 9293). */
  record NoOperation() implements TcpOption {
    @Override
    public int kind() {
      return TcpOptionKind.NO_OPERATION;
    }
  }

  /** The largest segment the sender takes, in bytes (RFC 9293 §3.7.1). */
  record MaximumSegmentSize(int bytes) implements TcpOption {
    public MaximumSegmentSize {
      Range.check("MSS", bytes, 0, 0xffff);
    }

    @Override
    public int kind() {
      return TcpOptionKind.MAXIMUM_SEGMENT_SIZE;
    }
  }

  /** The shift count of the sender's windows, 0 to 255 on the wire (RFC 7323 §2). */
  record WindowScale(int shift) implements TcpOption {
    public WindowScale {
      Range.check("shift", shift, 0, 255);
    }

    @Override
    public int kind() {
      return TcpOptionKind.WINDOW_SCALE;
    }
  }

  /** The sender understands SACK (RFC 2018 §2). */
  record SackPermitted() implements TcpOption {
    @Override
    public int kind() {
      return TcpOptionKind.SACK_PERMITTED;
    }
  }

  /** Data received out of order (RFC 2018 §3): one to four blocks. */
  record Sack(List<Block> blocks) implements TcpOption {
    /** Sequence numbers from {@code left} to before {@code right}. */
    public record Block(int left, int right) {}

    public Sack {
      blocks = List.copyOf(blocks);
      Range.check("SACK blocks", blocks.size(), 1, TcpOptions.MAXIMUM_SACK_BLOCKS);
    }

    @Override
    public int kind() {
      return TcpOptionKind.SACK;
    }
  }

  /** Echo or echo reply of RFC 1072. */
  record Echo(boolean reply, int information) implements TcpOption {
    @Override
    public int kind() {
      return reply ? TcpOptionKind.ECHO_REPLY : TcpOptionKind.ECHO;
    }
  }

  /** TSval and TSecr (RFC 7323 §3). */
  record Timestamps(int value, int echoReply) implements TcpOption {
    @Override
    public int kind() {
      return TcpOptionKind.TIMESTAMPS;
    }
  }

  /** Partial order connections are understood (RFC 1693). */
  record PartialOrderPermitted() implements TcpOption {
    @Override
    public int kind() {
      return TcpOptionKind.PARTIAL_ORDER_PERMITTED;
    }
  }

  /** Partial order service profile (RFC 1693): start and end bits, then filler, 8 bits in all. */
  record PartialOrderProfile(int bits) implements TcpOption {
    public PartialOrderProfile {
      Range.check("profile", bits, 0, 255);
    }

    @Override
    public int kind() {
      return TcpOptionKind.PARTIAL_ORDER_PROFILE;
    }
  }

  /** One of the three connection counts of T/TCP (RFC 1644). */
  record ConnectionCount(int kind, int count) implements TcpOption {
    public ConnectionCount {
      Range.check("kind", kind, TcpOptionKind.CC, TcpOptionKind.CC_ECHO);
    }
  }

  /** The checksum the sender would use instead (RFC 1146). */
  record AlternateChecksumRequest(int algorithm) implements TcpOption {
    public AlternateChecksumRequest {
      Range.check("algorithm", algorithm, 0, 255);
    }

    @Override
    public int kind() {
      return TcpOptionKind.ALTERNATE_CHECKSUM_REQUEST;
    }
  }

  /** A checksum too long for the header's field (RFC 1146). */
  record AlternateChecksumData(Octets checksum) implements TcpOption {
    public AlternateChecksumData {
      Range.check("data length", checksum.length(), 0, 38);
    }

    @Override
    public int kind() {
      return TcpOptionKind.ALTERNATE_CHECKSUM_DATA;
    }
  }

  /** A digest of 16 bytes (RFC 2385). */
  record Md5Signature(Octets digest) implements TcpOption {
    public Md5Signature {
      Range.check("digest length", digest.length(), 16, 16);
    }

    @Override
    public int kind() {
      return TcpOptionKind.MD5_SIGNATURE;
    }
  }

  /** Answer to an IP quick-start request (RFC 4782 §4.1): 30 bits of nonce, 2 reserved. */
  record QuickStartResponse(int rate, int ttlDifference, int nonce) implements TcpOption {
    public QuickStartResponse {
      Range.check("rate", rate, 0, 255);
      Range.check("TTL difference", ttlDifference, 0, 255);
    }

    @Override
    public int kind() {
      return TcpOptionKind.QUICK_START_RESPONSE;
    }
  }

  /** How long the sender tolerates silence, in minutes or seconds, 15 bits (RFC 5482). */
  record UserTimeout(boolean minutes, int timeout) implements TcpOption {
    public UserTimeout {
      Range.check("timeout", timeout, 0, 0x7fff);
    }

    @Override
    public int kind() {
      return TcpOptionKind.USER_TIMEOUT;
    }
  }

  /** TCP-AO (RFC 5925 §2.2): key identifiers of 8 bits and a message authentication code. */
  record Authentication(int keyId, int receiveNextKeyId, Octets code) implements TcpOption {
    public Authentication {
      Range.check("KeyID", keyId, 0, 255);
      Range.check("RNextKeyID", receiveNextKeyId, 0, 255);
      Range.check("code length", code.length(), 0, 36);
    }

    @Override
    public int kind() {
      return TcpOptionKind.AUTHENTICATION;
    }
  }

  /**
   * Multipath TCP (RFC 8684 §3): subtype of 4 bits (0 MP_CAPABLE, 1 MP_JOIN, 2 DSS, 3 ADD_ADDR, 4
   * REMOVE_ADDR, 5 MP_PRIO, 6 MP_FAIL, 7 MP_FASTCLOSE, 8 MP_TCPRST), the 4 bits behind it, the
   * rest.
   */
  record Multipath(int subtype, int bits, Octets rest) implements TcpOption {
    public Multipath {
      Range.check("subtype", subtype, 0, 15);
      Range.check("bits", bits, 0, 15);
      Range.check("rest length", rest.length(), 0, 37);
    }

    @Override
    public int kind() {
      return TcpOptionKind.MULTIPATH;
    }
  }

  /** A fast open cookie; empty to ask for one (RFC 7413 §4.1.1). */
  record FastOpen(Octets cookie) implements TcpOption {
    public FastOpen {
      Range.check("data length", cookie.length(), 0, 38);
    }

    @Override
    public int kind() {
      return TcpOptionKind.FAST_OPEN;
    }
  }

  /** TCP-ENO suboptions, as they are (RFC 8547 §4). */
  record EncryptionNegotiation(Octets suboptions) implements TcpOption {
    public EncryptionNegotiation {
      Range.check("data length", suboptions.length(), 0, 38);
    }

    @Override
    public int kind() {
      return TcpOptionKind.ENCRYPTION_NEGOTIATION;
    }
  }

  /**
   * AccECN byte counters of 24 bits, none to three, in the order the kind gives (RFC 9768 §3.2.3).
   */
  record AccurateEcn(int kind, List<Integer> counters) implements TcpOption {
    public AccurateEcn {
      if (kind != TcpOptionKind.ACCURATE_ECN_0 && kind != TcpOptionKind.ACCURATE_ECN_1) {
        throw new IllegalArgumentException("kind " + kind + " is not an AccECN option");
      }
      counters = List.copyOf(counters);
      Range.check("counters", counters.size(), 0, 3);
      counters.forEach(counter -> Range.check("counter", counter, 0, 0xff_ffff));
    }
  }

  /** A shared experiment with its identifier of 16 bits (RFC 6994). */
  record Experiment(int kind, int identifier, Octets rest) implements TcpOption {
    public Experiment {
      Range.check("kind", kind, TcpOptionKind.EXPERIMENT_1, TcpOptionKind.EXPERIMENT_2);
      Range.check("experiment identifier", identifier, 0, 0xffff);
      Range.check("rest length", rest.length(), 0, 36);
    }
  }

  /** Any other option, and any whose length is not the one its RFC gives. */
  record Other(int kind, Octets data) implements TcpOption {
    public Other {
      Range.check("kind", kind, 2, 255);
      Range.check("data length", data.length(), 0, 38);
    }
  }
}
