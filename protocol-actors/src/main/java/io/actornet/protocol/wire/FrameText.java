package io.actornet.protocol.wire;

import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Puts a frame into words, one {@link FrameLayer} a header, for ladders and comparisons.
 *
 * <p>Any bytes may be given: where a layer is malformed it says so, with the cause, and the list
 * ends there. Text never contains control characters. Used by one thread at a time.
 */
public final class FrameText {
  private static final int LINK = 2;
  private static final int NETWORK = 3;
  private static final int TRANSPORT = 4;

  private final EthernetView ethernet = new EthernetView();
  private final ArpView arp = new ArpView();
  private final Ipv4View ipv4 = new Ipv4View();
  private final IcmpView icmp = new IcmpView();
  private final UdpView udp = new UdpView();
  private final TcpView tcp = new TcpView();
  private final QuotedDatagramView quoted = new QuotedDatagramView();
  private final List<FrameLayer> layers = new ArrayList<>();

  /** The layers of an Ethernet frame, outermost first; at least one. */
  public List<FrameLayer> layers(byte[] frame) {
    layers.clear();
    addEthernet(frame);
    return List.copyOf(layers);
  }

  /** All layers of a frame on one line. */
  public String line(byte[] frame) {
    return layers(frame).stream().map(FrameLayer::toString).collect(Collectors.joining(" | "));
  }

  private void add(int number, String name, String text) {
    layers.add(new FrameLayer(number, name, text));
  }

  private boolean addMalformed(int number, String name, Malformed malformed, int length) {
    if (malformed == null) {
      return false;
    }
    add(number, name, "malformed: " + malformed.label() + ", " + bytes(length));
    return true;
  }

  private void addEthernet(byte[] frame) {
    if (addMalformed(LINK, "Ethernet", ethernet.wrap(frame, 0, frame.length), frame.length)) {
      return;
    }
    StringBuilder text = new StringBuilder(MacAddress.format(ethernet.source()));
    text.append('→').append(MacAddress.format(ethernet.destination()));
    if (ethernet.vlan() != EthernetView.UNTAGGED) {
      text.append(" vlan ").append(ethernet.vlan() & 0xfff);
      text.append(" priority ").append(ethernet.vlan() >>> 13);
    }
    add(LINK, "Ethernet", text.append(' ').append(etherTypeText()).toString());
    int offset = ethernet.payloadOffset();
    switch (ethernet.etherType()) {
      case EtherType.IPV4 -> addIpv4(frame, offset, ethernet.limit());
      case EtherType.ARP -> addArp("ARP", frame, offset, ethernet.limit());
      case EtherType.RARP -> addArp("RARP", frame, offset, ethernet.limit());
      default -> addData(ethernet.payloadLength());
    }
  }

  private String etherTypeText() {
    int type = ethernet.etherType();
    return type < EtherType.LOWEST ? "802.3 length " + type : EtherType.format(type);
  }

  private void addArp(String name, byte[] frame, int offset, int limit) {
    if (addMalformed(NETWORK, name, arp.wrap(frame, offset, limit), limit - offset)) {
      return;
    }
    add(NETWORK, name, ArpText.describe(arp));
  }

  private void addIpv4(byte[] frame, int offset, int limit) {
    if (addMalformed(NETWORK, "IPv4", ipv4.wrap(frame, offset, limit), limit - offset)) {
      return;
    }
    add(NETWORK, "IPv4", Ipv4Text.describe(ipv4));
    int payloadOffset = ipv4.payloadOffset();
    if (ipv4.fragmentOffset() > 0) {
      addData(ipv4.payloadLength());
      return;
    }
    switch (ipv4.protocol()) {
      case IpProtocol.ICMP -> addIcmp(frame, payloadOffset, ipv4.limit());
      case IpProtocol.TCP -> addTcp(frame, payloadOffset, ipv4.limit());
      case IpProtocol.UDP -> addUdp(frame, payloadOffset, ipv4.limit());
      default -> addData(ipv4.payloadLength());
    }
  }

  private void addIcmp(byte[] frame, int offset, int limit) {
    if (addMalformed(TRANSPORT, "ICMP", icmp.wrap(frame, offset, limit), limit - offset)) {
      return;
    }
    StringBuilder text = new StringBuilder(IcmpCode.format(icmp.type(), icmp.code()));
    switch (icmp.type()) {
      case IcmpType.ECHO_REQUEST, IcmpType.ECHO_REPLY -> {
        text.append(" id=").append(icmp.identifier()).append(" seq=").append(icmp.sequence());
        text.append(" len=").append(icmp.payloadLength());
      }
      case IcmpType.TIMESTAMP_REQUEST, IcmpType.TIMESTAMP_REPLY ->
          text.append(" id=").append(icmp.identifier()).append(" seq=").append(icmp.sequence());
      case IcmpType.REDIRECT -> text.append(" to ").append(Ipv4Address.format(icmp.gateway()));
      case IcmpType.PARAMETER_PROBLEM -> text.append(" at byte ").append(icmp.pointer());
      case IcmpType.DESTINATION_UNREACHABLE -> {
        if (icmp.code() == IcmpCode.FRAGMENTATION_NEEDED) {
          text.append(" mtu ").append(icmp.nextHopMtu());
        }
      }
      default -> {}
    }
    if (IcmpType.isError(icmp.type())) {
      text.append(" for ").append(quotedText());
    }
    add(TRANSPORT, "ICMP", text.append(badChecksum(icmp.checksumValid())).toString());
  }

  private String quotedText() {
    Malformed malformed = quoted.wrap(icmp);
    if (malformed != null) {
      return "malformed: " + malformed.label();
    }
    int protocol = quoted.protocol();
    boolean ports = protocol == IpProtocol.TCP || protocol == IpProtocol.UDP;
    return Ipv4Address.format(quoted.source())
        + "→"
        + Ipv4Address.format(quoted.destination())
        + " "
        + IpProtocol.format(protocol)
        + (ports ? " " + quoted.sourcePort() + "→" + quoted.destinationPort() : "");
  }

  private void addUdp(byte[] frame, int offset, int limit) {
    if (ipv4.moreFragments()) {
      add(TRANSPORT, "UDP", "first fragment, " + bytes(limit - offset));
      return;
    }
    if (addMalformed(TRANSPORT, "UDP", udp.wrap(frame, offset, limit), limit - offset)) {
      return;
    }
    boolean valid = udp.checksumValid(ipv4.source(), ipv4.destination());
    add(
        TRANSPORT,
        "UDP",
        udp.sourcePort()
            + "→"
            + udp.destinationPort()
            + " len="
            + udp.payloadLength()
            + badChecksum(valid));
    if (udp.payloadLength() > 0) {
      layers.add(ApplicationText.ofDatagram(udp));
    }
  }

  private void addTcp(byte[] frame, int offset, int limit) {
    if (addMalformed(TRANSPORT, "TCP", tcp.wrap(frame, offset, limit), limit - offset)) {
      return;
    }
    boolean valid = ipv4.moreFragments() || tcp.checksumValid(ipv4.source(), ipv4.destination());
    add(TRANSPORT, "TCP", TcpText.describe(tcp) + badChecksum(valid));
    if (tcp.payloadLength() > 0) {
      layers.add(ApplicationText.ofSegment(tcp));
    }
  }

  private void addData(int length) {
    if (length > 0) {
      layers.add(ApplicationText.data(length));
    }
  }

  private static String badChecksum(boolean valid) {
    return valid ? "" : " (bad checksum)";
  }

  static String bytes(int length) {
    return length == 1 ? "1 byte" : length + " bytes";
  }
}
