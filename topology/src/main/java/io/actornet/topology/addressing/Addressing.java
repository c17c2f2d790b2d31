package io.actornet.topology.addressing;

import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.Node;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.Ipv4Prefix;
import java.util.ArrayList;
import java.util.List;

/** Completes a network with MAC addresses, prefixes and IP addresses. */
public final class Addressing {
  /** Where prefixes come from unless the user says otherwise (RFC 1918). */
  public static final Ipv4Prefix DEFAULT_POOL = Ipv4Prefix.parse("10.0.0.0/8");

  private Addressing() {}

  /** {@link #assign(Network, Ipv4Prefix)} from the default pool. */
  public static Network assign(Network network) {
    return assign(network, DEFAULT_POOL);
  }

  /**
   * The same network with every address assigned.
   *
   * <p>An address that the user gave makes its prefix that of the whole LAN. Other LANs get a
   * prefix of the pool: /30 for a link between two nodes (/31 when it cannot broadcast, RFC 3021),
   * otherwise /24 or as large as needed, and no larger than needed if the pool would not last. A
   * diskless host gets its address as {@link NetworkInterface#reserved()}. Interfaces without a
   * link get a MAC address only.
   *
   * @throws AddressingException if two interfaces have one address, one LAN two prefixes or two
   *     LANs overlapping ones, an address is no host's, or a prefix or the pool is too small
   */
  public static Network assign(Network network, Ipv4Prefix pool) {
    MacPlan macs = new MacPlan(network);
    AddressPlan addresses = AddressPlan.of(network, pool);
    List<Node> nodes = new ArrayList<>(network.nodes().size());
    for (Node node : network.nodes()) {
      List<NetworkInterface> interfaces = new ArrayList<>(node.interfaces().size());
      for (NetworkInterface old : node.interfaces()) {
        int length = addresses.prefixLength(node.index(), old.index());
        Ipv4Address address =
            length == 0 ? null : new Ipv4Address(addresses.address(node.index(), old.index()));
        boolean diskless = node.options().diskless();
        interfaces.add(
            new NetworkInterface(
                old.index(),
                old.name(),
                macs.macOf(old),
                diskless ? null : address,
                length,
                old.mtu(),
                old.link(),
                diskless ? address : null));
      }
      nodes.add(
          new Node(
              node.index(), node.name(), node.kind(), List.copyOf(interfaces), node.options()));
    }
    return new Network(nodes, network.links(), network.routing());
  }
}
