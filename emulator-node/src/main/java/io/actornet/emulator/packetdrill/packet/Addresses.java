package io.actornet.emulator.packetdrill.packet;

import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.MacAddress;

/**
 * Where the host under test and its peer are.
 *
 * @param local the host's address
 * @param gateway its way to the peer, on its link
 * @param remote the peer's address
 * @param localMac the host's hardware address
 * @param gatewayMac that of the gateway, from which all frames come
 * @param bindPort the port that the host binds to
 * @param connectPort the port of the peer that the host connects to
 */
public record Addresses(
    Ipv4Address local,
    Ipv4Address gateway,
    Ipv4Address remote,
    MacAddress localMac,
    MacAddress gatewayMac,
    int bindPort,
    int connectPort) {
  /** Those that packet scripts are written for (RFC 5737 for the peer). */
  public static final Addresses DEFAULT =
      new Addresses(
          Ipv4Address.parse("192.168.0.1"),
          Ipv4Address.parse("192.168.0.2"),
          Ipv4Address.parse("192.0.2.1"),
          new MacAddress(0x0200_0000_0001L),
          new MacAddress(0x0200_0000_0002L),
          8080,
          8080);

  /** The same with other ports. */
  public Addresses withPorts(int bind, int connect) {
    return new Addresses(local, gateway, remote, localMac, gatewayMac, bind, connect);
  }
}
