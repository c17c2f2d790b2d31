package io.actornet.topology.reader;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Fields;
import io.actornet.topology.document.Suggestions;
import io.actornet.topology.document.YamlNode;
import io.actornet.topology.document.YamlScalar;
import io.actornet.topology.model.BroadcastDomains;
import io.actornet.topology.model.Endpoint;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.Node;
import io.actornet.topology.model.NodeOptions;
import io.actornet.topology.model.StaticRoute;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.Ipv4Prefix;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns what nodes say of resolvers, gateways and next hops into addresses, once all are assigned.
 *
 * <p>Each is an address or the name of a node. A named gateway is that node's address on a LAN of
 * the asking node; a named resolver may be anywhere.
 */
final class AddressNames {
  private final Network network;
  private final BroadcastDomains domains;

  private AddressNames(Network network) {
    this.network = network;
    domains = BroadcastDomains.of(network);
  }

  static Network resolve(Network network, List<PendingOptions> pending) {
    if (pending.isEmpty()) {
      return network;
    }
    AddressNames names = new AddressNames(network);
    List<Node> nodes = new ArrayList<>(network.nodes());
    for (PendingOptions options : pending) {
      Node node = network.node(options.node());
      nodes.set(
          node.index(),
          new Node(
              node.index(),
              node.name(),
              node.kind(),
              node.interfaces(),
              names.resolved(node, options)));
    }
    return new Network(nodes, network.links(), network.routing());
  }

  private NodeOptions resolved(Node node, PendingOptions pending) {
    NodeOptions options = node.options();
    if (pending.dns() != null) {
      options = options.withDns(resolver(node, pending.dns().asScalar("'dns'")));
    }
    if (pending.gateway() != null) {
      options = options.withGateway(neighbour(node, pending.gateway().asScalar("'gateway'")));
    }
    List<StaticRoute> routes = new ArrayList<>();
    for (YamlNode route : pending.routes()) {
      Fields fields = route.asMapping("a route").fields("route", "to", "via");
      routes.add(
          new StaticRoute(
              fields.required("to", AddressNames::destination),
              neighbour(node, fields.required("via").asScalar(fields.name("via")))));
    }
    return options.withRoutes(routes);
  }

  private static Ipv4Prefix destination(String text) {
    return text.equals("default") ? new Ipv4Prefix(0, 0) : Ipv4Prefix.parse(text);
  }

  private Ipv4Address resolver(Node asking, YamlScalar written) {
    if (looksLikeAddress(written.text())) {
      return written.as("'dns'", Ipv4Address::parse);
    }
    Node named = named(written);
    Ipv4Address onLan = onCommonLan(asking, named);
    if (onLan != null) {
      return onLan;
    }
    for (NetworkInterface networkInterface : named.interfaces()) {
      if (address(networkInterface) != null) {
        return address(networkInterface);
      }
    }
    throw new DocumentException(
        written.place(), "node '" + named.name() + "', which has no address", "a node with one");
  }

  private Ipv4Address neighbour(Node asking, YamlScalar written) {
    if (looksLikeAddress(written.text())) {
      Ipv4Address hop = written.as("a next hop", Ipv4Address::parse);
      for (NetworkInterface own : asking.interfaces()) {
        if (own.prefixLength() > 0
            && Ipv4Prefix.containing(address(own), own.prefixLength()).contains(hop.bits())) {
          return hop;
        }
      }
      throw notNeighbour(asking, written);
    }
    Ipv4Address onLan = onCommonLan(asking, named(written));
    if (onLan == null) {
      throw notNeighbour(asking, written);
    }
    return onLan;
  }

  private static DocumentException notNeighbour(Node asking, YamlScalar written) {
    return new DocumentException(
        written.place(),
        "next hop '" + written.text() + "', which is on no LAN of '" + asking.name() + "'",
        "a neighbour's address or name");
  }

  private Node named(YamlScalar written) {
    Node node = network.node(written.text());
    if (node == null) {
      List<String> names = network.nodes().stream().map(Node::name).toList();
      throw new DocumentException(
          written.place(),
          "'" + written.text() + "', which is no node",
          "an IPv4 address or the name of a node" + Suggestions.hint(written.text(), names));
    }
    return node;
  }

  /**
   * The address of a node on the first LAN that it shares with another; null when there is none.
   */
  private Ipv4Address onCommonLan(Node asking, Node named) {
    for (NetworkInterface own : asking.interfaces()) {
      int domain = domains.indexOf(new Endpoint(asking.index(), own.index()));
      for (NetworkInterface there : named.interfaces()) {
        boolean common =
            domain >= 0 && domain == domains.indexOf(new Endpoint(named.index(), there.index()));
        if (common && address(there) != null) {
          return address(there);
        }
      }
    }
    return null;
  }

  private static Ipv4Address address(NetworkInterface networkInterface) {
    return networkInterface.address() != null
        ? networkInterface.address()
        : networkInterface.reserved();
  }

  private static boolean looksLikeAddress(String text) {
    return text.matches("[0-9.]+");
  }
}
