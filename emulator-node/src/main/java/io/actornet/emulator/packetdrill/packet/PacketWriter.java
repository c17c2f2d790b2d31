package io.actornet.emulator.packetdrill.packet;

import io.actornet.emulator.packetdrill.script.PacketSpec;
import io.actornet.emulator.packetdrill.script.SegmentSpec;
import io.actornet.protocol.wire.EtherType;
import io.actornet.protocol.wire.EthernetHeader;
import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.Frames;
import io.actornet.protocol.wire.IcmpView;
import io.actornet.protocol.wire.IpProtocol;
import io.actornet.protocol.wire.Ipv4Header;
import io.actornet.protocol.wire.Octets;
import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpView;
import io.actornet.protocol.wire.UdpHeader;
import java.nio.ByteBuffer;
import java.util.List;

/** Makes frames of the packets that a script gives to the host under test. */
public final class PacketWriter {
  private static final int DEFAULT_TTL = 255;
  private static final int QUOTED_BYTES = 8;

  private final Addresses addresses;
  private final EthernetHeader ethernet;

  /** A writer of frames from the gateway to the host. */
  public PacketWriter(Addresses addresses) {
    this.addresses = addresses;
    ethernet = new EthernetHeader(addresses.localMac(), addresses.gatewayMac(), EtherType.IPV4);
  }

  /**
   * The frame of a packet of a connection.
   *
   * @throws PacketException if it cannot be made
   */
  public byte[] write(PacketSpec packet, Flow flow) {
    return switch (packet.transport()) {
      case SegmentSpec segment -> segment(packet.ip(), segment, flow);
      case PacketSpec.Datagram(int length) -> datagram(packet.ip(), length, flow);
      case PacketSpec.Icmp icmp -> icmp(packet.ip(), icmp, flow);
    };
  }

  private Ipv4Header header(PacketSpec.IpSpec ip, int protocol) {
    int ttl = ip.ttl() < 0 ? DEFAULT_TTL : ip.ttl();
    // Either codepoint of ECN-capable transport will do where the script says no more.
    int tos = ip.anyEct() ? ip.tos() | 2 : ip.tos();
    return new Ipv4Header(
        tos, 0, false, false, 0, ttl, protocol, addresses.remote(), addresses.local(), List.of());
  }

  private byte[] segment(PacketSpec.IpSpec ip, SegmentSpec spec, Flow flow) {
    boolean syn = (spec.flags() & TcpFlags.SYN) != 0;
    boolean ack = (spec.flags() & TcpFlags.ACK) != 0;
    byte[] options = SegmentOptions.write(spec.options(), flow, syn, ack);
    int headerLength = FrameLayout.TCP_LENGTH + options.length;
    byte[] bytes = new byte[headerLength + spec.length()];
    System.arraycopy(options, 0, bytes, FrameLayout.TCP_LENGTH, options.length);
    int sequence =
        spec.numbering() == SegmentSpec.Numbering.RELATIVE
            ? spec.sequence() + flow.remoteOffset(syn)
            : spec.sequence();
    flow.receives(spec.flags(), spec.sequence());
    new TcpView()
        .at(bytes, 0, headerLength)
        .sourcePort(flow.remotePort())
        .destinationPort(flow.localPort())
        .sequence(sequence)
        .acknowledgment(ack ? spec.acknowledgment() + flow.localOffset(syn) : spec.acknowledgment())
        .flags(spec.flags())
        .window(spec.window())
        .urgentPointer(spec.urgentPointer())
        .fillChecksum(addresses.remote().bits(), addresses.local().bits());
    return Frames.ipv4(ethernet, header(ip, IpProtocol.TCP), Octets.of(bytes));
  }

  private byte[] datagram(PacketSpec.IpSpec ip, int length, Flow flow) {
    return Frames.udp(
        ethernet,
        header(ip, IpProtocol.UDP),
        new UdpHeader(flow.remotePort(), flow.localPort()),
        Octets.of(new byte[length]));
  }

  private byte[] icmp(PacketSpec.IpSpec ip, PacketSpec.Icmp icmp, Flow flow) {
    byte[] quoted = icmp.quoted() == null ? new byte[0] : quote(icmp.quoted(), flow);
    byte[] bytes = new byte[FrameLayout.ICMP_LENGTH + quoted.length];
    System.arraycopy(quoted, 0, bytes, FrameLayout.ICMP_LENGTH, quoted.length);
    ByteBuffer.wrap(bytes)
        .put((byte) icmp.type())
        .put((byte) icmp.code())
        .putInt(0)
        .putShort((short) icmp.nextHopMtu());
    new IcmpView().at(bytes, 0).fillChecksum();
    return Frames.ipv4(ethernet, header(ip, IpProtocol.ICMP), Octets.of(bytes));
  }

  /** The IP header and the first 64 bits of a packet that the host sent (RFC 792). */
  private byte[] quote(PacketSpec.Quoted quoted, Flow flow) {
    int protocol = quoted.udp() ? IpProtocol.UDP : IpProtocol.TCP;
    byte[] bytes = new byte[FrameLayout.IPV4_LENGTH + QUOTED_BYTES];
    int transport = quoted.udp() ? FrameLayout.UDP_LENGTH : FrameLayout.TCP_LENGTH;
    new Ipv4Header(protocol, addresses.local(), addresses.remote())
        .write(bytes, 0, transport + quoted.length());
    ByteBuffer.wrap(bytes, FrameLayout.IPV4_LENGTH, QUOTED_BYTES)
        .putShort((short) flow.localPort())
        .putShort((short) flow.remotePort())
        .putInt(
            quoted.udp()
                ? FrameLayout.UDP_LENGTH + quoted.length() << 16
                : quoted.sequence() + flow.localOffset(false));
    return bytes;
  }
}
