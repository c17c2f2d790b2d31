package io.actornet.topology.routing;

import io.actornet.topology.model.BroadcastDomain;
import io.actornet.topology.model.BroadcastDomains;
import io.actornet.topology.model.Endpoint;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.Node;
import io.actornet.topology.value.Ipv4Address;
import java.util.ArrayList;
import java.util.List;

/** Gives test networks addresses: domain n is 10.0.0.0 + n·256, its members .1, .2, … of a /24. */
public final class Addressed {
  private Addressed() {}

  /** The network with an address wherever there was none. */
  public static Network of(Network network) {
    List<List<NetworkInterface>> interfaces = new ArrayList<>();
    for (Node node : network.nodes()) {
      interfaces.add(new ArrayList<>(node.interfaces()));
    }
    int domainNumber = 0;
    for (BroadcastDomain domain : BroadcastDomains.of(network).domains()) {
      int host = 1;
      for (Endpoint member : domain.members()) {
        NetworkInterface at = network.at(member);
        if (at.address() == null) {
          Ipv4Address address = new Ipv4Address(0x0a00_0000 + domainNumber * 256 + host++);
          interfaces
              .get(member.node())
              .set(
                  at.index(),
                  new NetworkInterface(
                      at.index(), at.name(), at.mac(), address, 24, at.mtu(), at.link()));
        }
      }
      domainNumber++;
    }
    List<Node> nodes = new ArrayList<>();
    for (Node node : network.nodes()) {
      nodes.add(
          new Node(
              node.index(),
              node.name(),
              node.kind(),
              interfaces.get(node.index()),
              node.options()));
    }
    return new Network(nodes, network.links());
  }
}
