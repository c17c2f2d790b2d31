package io.actornet.protocol.device;

import io.actornet.protocol.ip.RoutingTable;
import io.actornet.protocol.tcp.TcpConfig;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.MacAddress;
import java.util.List;

/**
 * What a host or router starts with.
 *
 * @param attachments its interfaces in the order of their indices
 * @param neighbours whom it knows without asking
 * @param tcp what its connections start from
 */
public record HostPlan(
    List<Attachment> attachments, List<Neighbour> neighbours, RoutingTable routes, TcpConfig tcp) {
  /** An interface and the link it is joined to. */
  public record Attachment(InterfaceSpec settings, Port port) {}

  /**
   * A permanent entry of a neighbour table.
   *
   * @param networkInterface index of the interface behind which it is
   */
  public record Neighbour(int networkInterface, Ipv4Address address, MacAddress mac) {}
}
