package io.actornet.protocol.wire;

import java.nio.charset.StandardCharsets;

/** What a segment or datagram carries, in words: DNS and HTTP by their ports, else its size. */
final class ApplicationText {
  private static final int APPLICATION = 7;
  private static final int DNS_PORT = 53;

  /** DNS over TCP puts two bytes of length before a message (RFC 1035 §4.2.2). */
  private static final int DNS_STREAM_LENGTH_PREFIX = 2;

  private static final int HTTP_PORT = 80;
  private static final int ALTERNATE_HTTP_PORT = 8080;
  private static final int LONGEST_START_LINE = 80;

  private ApplicationText() {}

  static FrameLayer ofDatagram(UdpView udp) {
    int offset = udp.payloadOffset();
    return describe(udp, udp.sourcePort(), udp.destinationPort(), offset, offset);
  }

  static FrameLayer ofSegment(TcpView tcp) {
    int offset = tcp.payloadOffset();
    int dnsOffset = Math.min(offset + DNS_STREAM_LENGTH_PREFIX, tcp.limit);
    return describe(tcp, tcp.sourcePort(), tcp.destinationPort(), offset, dnsOffset);
  }

  private static FrameLayer describe(
      HeaderView transport, int sourcePort, int destinationPort, int offset, int dnsOffset) {
    byte[] bytes = transport.bytes;
    int limit = transport.limit;
    if (sourcePort == DNS_PORT || destinationPort == DNS_PORT) {
      return new FrameLayer(APPLICATION, "DNS", DnsText.describe(bytes, dnsOffset, limit));
    }
    if (isHttp(sourcePort) || isHttp(destinationPort)) {
      return new FrameLayer(APPLICATION, "HTTP", http(bytes, offset, limit));
    }
    return data(limit - offset);
  }

  static FrameLayer data(int length) {
    return new FrameLayer(APPLICATION, "payload", FrameText.bytes(length));
  }

  private static boolean isHttp(int port) {
    return port == HTTP_PORT || port == ALTERNATE_HTTP_PORT;
  }

  /** The request or status line if the bytes begin with one; the size in any case. */
  private static String http(byte[] bytes, int offset, int limit) {
    int end = offset;
    while (end < limit && end - offset < LONGEST_START_LINE && isPrintable(bytes[end])) {
      end++;
    }
    String line = new String(bytes, offset, end - offset, StandardCharsets.US_ASCII);
    boolean startLine = line.startsWith("HTTP/1.") || line.contains(" HTTP/1.");
    String size = FrameText.bytes(limit - offset);
    return startLine ? line + ", " + size : size;
  }

  static boolean isPrintable(byte character) {
    return character >= 0x20 && character < 0x7f;
  }
}
