package io.actornet.protocol.wire;

/**
 * The datagram that an ICMP error quotes: its IPv4 header and at least 8 bytes of its payload (RFC
 * 792), enough to find the socket that sent it.
 */
public final class QuotedDatagramView extends HeaderView {
  /** Bytes of payload that every ICMP error quotes. */
  public static final int PAYLOAD_LENGTH = 8;

  private final Ipv4View ipv4 = new Ipv4View();

  /** Points at the payload of an ICMP error; returns {@code null}, or why it cannot be read. */
  public Malformed wrap(IcmpView error) {
    Malformed malformed = ipv4.wrapQuoted(error.bytes, error.payloadOffset(), error.limit);
    if (malformed != null || ipv4.payloadLength() < PAYLOAD_LENGTH) {
      return Malformed.ICMP_QUOTE;
    }
    point(error.bytes, ipv4.payloadOffset(), ipv4.limit);
    return null;
  }

  /** The quoted IPv4 header. */
  public Ipv4View ipv4() {
    return ipv4;
  }

  /** Source address: that of the sender of the quoted datagram. */
  public int source() {
    return ipv4.source();
  }

  /** Destination address of the quoted datagram. */
  public int destination() {
    return ipv4.destination();
  }

  /** Protocol of the quoted datagram. The getters below need the one they name. */
  public int protocol() {
    return ipv4.protocol();
  }

  /** Source port of a quoted UDP datagram or TCP segment. */
  public int sourcePort() {
    return Bytes.getUnsignedShort(bytes, offset);
  }

  /** Destination port of a quoted UDP datagram or TCP segment. */
  public int destinationPort() {
    return Bytes.getUnsignedShort(bytes, offset + 2);
  }

  /** Sequence number of a quoted TCP segment, for the check of RFC 5927 §4.1. */
  public int tcpSequence() {
    return Bytes.getInt(bytes, offset + 4);
  }

  /** Identifier of a quoted ICMP echo message. */
  public int echoIdentifier() {
    return Bytes.getUnsignedShort(bytes, offset + 4);
  }

  /** Sequence number of a quoted ICMP echo message. */
  public int echoSequence() {
    return Bytes.getUnsignedShort(bytes, offset + 6);
  }
}
