package io.actornet.protocol.wire;

import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.MacAddress;

/**
 * An ARP or RARP packet for Ethernet and IPv4 as a value (RFC 826, RFC 903).
 *
 * @param operation 0 to 0xffff: see {@link ArpOperation}
 */
public record ArpPacket(
    int operation,
    MacAddress senderMac,
    Ipv4Address senderIp,
    MacAddress targetMac,
    Ipv4Address targetIp) {
  public ArpPacket {
    Range.check("operation", operation, 0, 0xffff);
  }

  /** The packet a view is at. */
  public static ArpPacket of(ArpView view) {
    return new ArpPacket(
        view.operation(),
        new MacAddress(view.senderMac()),
        new Ipv4Address(view.senderIp()),
        new MacAddress(view.targetMac()),
        new Ipv4Address(view.targetIp()));
  }

  /** Writes the packet's 28 bytes. */
  public void write(byte[] bytes, int offset) {
    new ArpView()
        .at(bytes, offset)
        .operation(operation)
        .sender(senderMac.bits(), senderIp.bits())
        .target(targetMac.bits(), targetIp.bits());
  }
}
