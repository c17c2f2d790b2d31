package io.actornet.protocol.wire;

import io.actornet.topology.value.Ipv4Address;

/** IPv4 headers in words. */
final class Ipv4Text {
  private Ipv4Text() {}

  static String describe(Ipv4View ipv4) {
    StringBuilder text = new StringBuilder(Ipv4Address.format(ipv4.source()));
    text.append('→').append(Ipv4Address.format(ipv4.destination()));
    text.append(" ttl ").append(ipv4.ttl());
    if (ipv4.tos() != 0) {
      text.append(" tos 0x%02x".formatted(ipv4.tos()));
    }
    if (ipv4.isFragment()) {
      text.append(" fragment ").append(ipv4.fragmentOffset());
      text.append('+').append(ipv4.payloadLength());
      text.append(ipv4.moreFragments() ? " of id " : ", the last, of id ");
      text.append("0x%04x".formatted(ipv4.identification()));
    }
    int protocol = ipv4.protocol();
    if (protocol != IpProtocol.ICMP && protocol != IpProtocol.TCP && protocol != IpProtocol.UDP) {
      text.append(' ').append(IpProtocol.format(protocol));
    }
    if (ipv4.optionsLength() > 0) {
      appendOptions(text, ipv4);
    }
    return text.toString();
  }

  private static void appendOptions(StringBuilder text, Ipv4View ipv4) {
    OptionCursor cursor = new OptionCursor();
    cursor.wrap(ipv4.bytes, ipv4.optionsOffset(), ipv4.optionsLength());
    String separator = " <";
    while (cursor.next()) {
      if (cursor.kind() != OptionCursor.NO_OPERATION) {
        text.append(separator).append(Ipv4OptionKind.format(cursor.kind()));
        separator = ", ";
      }
    }
    if (cursor.malformed()) {
      text.append(separator).append("malformed");
      separator = ", ";
    }
    if (separator.equals(", ")) {
      text.append('>');
    }
  }
}
