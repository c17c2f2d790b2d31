package io.actornet.protocol.wire;

/** Calls every getter of every view on a frame and hashes what they return. */
final class EveryGetter {
  private final EthernetView ethernet = new EthernetView();
  private final ArpView arp = new ArpView();
  private final Ipv4View ipv4 = new Ipv4View();
  private final Ipv4Options ipv4Options = new Ipv4Options();
  private final IcmpView icmp = new IcmpView();
  private final QuotedDatagramView quoted = new QuotedDatagramView();
  private final UdpView udp = new UdpView();
  private final TcpView tcp = new TcpView();
  private final TcpOptions tcpOptions = new TcpOptions();
  private final OptionCursor cursor = new OptionCursor();

  private long hash;
  private int wellFormedLayers;

  /** Reads a frame and returns the hash. */
  long read(byte[] bytes, int offset, int limit) {
    hash = 0;
    wellFormedLayers = 0;
    if (sound(ethernet.wrap(bytes, offset, limit))) {
      mix(ethernet.destination(), ethernet.source(), ethernet.etherType(), ethernet.vlan());
      mixRange(ethernet, ethernet.payloadOffset(), ethernet.payloadLength());
      switch (ethernet.etherType()) {
        case EtherType.ARP, EtherType.RARP -> readArp(bytes, ethernet.payloadOffset(), limit);
        case EtherType.IPV4 -> readIpv4(bytes, ethernet.payloadOffset(), limit);
        default -> {}
      }
    }
    return hash;
  }

  /** Reads bytes as if each layer began at their start. */
  void readEachLayerAlone(byte[] bytes) {
    readArp(bytes, 0, bytes.length);
    readIpv4(bytes, 0, bytes.length);
    readIcmp(bytes, 0, bytes.length);
    readUdp(bytes, 0, bytes.length);
    readTcp(bytes, 0, bytes.length);
    walk(bytes, 0, bytes.length);
    tcpOptions.parse(bytes, 0, Math.min(40, bytes.length));
  }

  int wellFormedLayers() {
    return wellFormedLayers;
  }

  private void readArp(byte[] bytes, int offset, int limit) {
    if (sound(arp.wrap(bytes, offset, limit))) {
      mix(arp.hardwareType(), arp.protocolType(), arp.operation(), arp.senderMac());
      mix(arp.senderIp(), arp.targetMac(), arp.targetIp());
      mix(ArpPacket.of(arp).hashCode());
    }
  }

  private void readIpv4(byte[] bytes, int offset, int limit) {
    if (!sound(ipv4.wrap(bytes, offset, limit))) {
      return;
    }
    mix(ipv4.headerLength(), ipv4.tos(), ipv4.dscp(), ipv4.ecn(), ipv4.totalLength());
    mix(ipv4.identification(), ipv4.dontFragment() ? 1 : 0, ipv4.moreFragments() ? 1 : 0);
    mix(ipv4.fragmentOffset(), ipv4.isFragment() ? 1 : 0, ipv4.ttl(), ipv4.protocol());
    mix(ipv4.headerChecksum(), ipv4.source(), ipv4.destination());
    mixRange(ipv4, ipv4.optionsOffset(), ipv4.optionsLength());
    mixRange(ipv4, ipv4.payloadOffset(), ipv4.payloadLength());
    walk(bytes, ipv4.optionsOffset(), ipv4.optionsLength());
    readIpv4Options();
    mix(Ipv4Header.of(ipv4).hashCode());
    int payload = ipv4.payloadOffset();
    switch (ipv4.protocol()) {
      case IpProtocol.ICMP -> readIcmp(bytes, payload, ipv4.limit());
      case IpProtocol.UDP -> readUdp(bytes, payload, ipv4.limit());
      case IpProtocol.TCP -> readTcp(bytes, payload, ipv4.limit());
      default -> {}
    }
  }

  private void readIpv4Options() {
    boolean sound = sound(ipv4Options.parse(ipv4));
    mix(ipv4Options.problemPointer(), ipv4Options.routerAlert());
    if (!sound) {
      return;
    }
    for (RouteOptionView route :
        new RouteOptionView[] {ipv4Options.recordRoute(), ipv4Options.sourceRoute()}) {
      if (route != null) {
        mix(route.kind(), route.position(), route.exhausted() ? 1 : 0);
        for (int slot = 0; slot < route.slots(); slot++) {
          mix(route.address(slot));
        }
      }
    }
    TimestampOptionView timestamp = ipv4Options.timestamp();
    if (timestamp != null) {
      mix(timestamp.flag(), timestamp.overflow(), timestamp.position());
      for (int slot = 0; slot < timestamp.slots(); slot++) {
        mix(timestamp.address(slot), timestamp.timestamp(slot));
      }
    }
  }

  private void readIcmp(byte[] bytes, int offset, int limit) {
    if (!sound(icmp.wrap(bytes, offset, limit))) {
      return;
    }
    mix(icmp.type(), icmp.code(), icmp.checksum(), icmp.restOfHeader(), icmp.identifier());
    mix(icmp.sequence(), icmp.nextHopMtu(), icmp.gateway(), icmp.pointer());
    mix(icmp.originateTimestamp(), icmp.receiveTimestamp(), icmp.transmitTimestamp());
    mixRange(icmp, icmp.payloadOffset(), icmp.payloadLength());
    mix(icmp.checksumValid() ? 1 : 0, IcmpMessage.of(icmp).hashCode());
    if (IcmpType.isError(icmp.type()) && sound(quoted.wrap(icmp))) {
      mix(quoted.source(), quoted.destination(), quoted.protocol(), quoted.sourcePort());
      mix(quoted.destinationPort(), quoted.tcpSequence(), quoted.echoIdentifier());
      mix(quoted.echoSequence());
      mixRange(quoted, quoted.ipv4().payloadOffset(), quoted.ipv4().payloadLength());
    }
  }

  private void readUdp(byte[] bytes, int offset, int limit) {
    if (sound(udp.wrap(bytes, offset, limit))) {
      mix(udp.sourcePort(), udp.destinationPort(), udp.length(), udp.checksum());
      mix(udp.checksumValid(1, 2) ? 1 : 0);
      mixRange(udp, udp.payloadOffset(), udp.payloadLength());
    }
  }

  private void readTcp(byte[] bytes, int offset, int limit) {
    if (!sound(tcp.wrap(bytes, offset, limit))) {
      return;
    }
    mix(tcp.sourcePort(), tcp.destinationPort(), tcp.sequence(), tcp.acknowledgment());
    mix(tcp.dataOffset(), tcp.flags(), tcp.window(), tcp.checksum(), tcp.urgentPointer());
    mix(tcp.segmentLength(), tcp.checksumValid(1, 2) ? 1 : 0);
    mixRange(tcp, tcp.optionsOffset(), tcp.optionsLength());
    mixRange(tcp, tcp.payloadOffset(), tcp.payloadLength());
    walk(bytes, tcp.optionsOffset(), tcp.optionsLength());
    sound(tcpOptions.parse(tcp));
    mix(tcpOptions.maximumSegmentSize(), tcpOptions.windowScale(), tcpOptions.userTimeout());
    mix(tcpOptions.timestampValue(), tcpOptions.timestampEchoReply(), tcpOptions.sackBlocks());
    for (int block = 0; block < tcpOptions.sackBlocks(); block++) {
      mix(tcpOptions.sackLeft(block), tcpOptions.sackRight(block));
    }
    if (tcpOptions.fastOpenLength() >= 0) {
      mixRange(tcp, tcpOptions.fastOpenOffset(), tcpOptions.fastOpenLength());
    }
    mix(TcpHeader.of(tcp).hashCode());
  }

  private void walk(byte[] bytes, int offset, int length) {
    cursor.wrap(bytes, offset, length);
    while (cursor.next()) {
      mix(cursor.kind(), cursor.length());
      for (int i = 0; i < cursor.dataLength(); i++) {
        mix(bytes[cursor.dataOffset() + i]);
      }
    }
    mix(cursor.malformed() ? 1 : 0, cursor.offset());
  }

  private boolean sound(Malformed malformed) {
    mix(malformed == null ? -1 : malformed.label().hashCode());
    wellFormedLayers += malformed == null ? 1 : 0;
    return malformed == null;
  }

  private void mix(long... values) {
    for (long value : values) {
      hash = hash * 0x9e37_79b9_7f4a_7c15L + value;
    }
  }

  /** Mixes in the place of a part of the view's range, which must lie within it. */
  private void mixRange(HeaderView view, int offset, int length) {
    if (length < 0 || offset < view.offset() || offset + length > view.limit()) {
      throw new AssertionError("[" + offset + ", +" + length + ") is outside the view");
    }
    mix(offset, length);
  }
}
