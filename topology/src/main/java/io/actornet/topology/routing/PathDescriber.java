package io.actornet.topology.routing;

import io.actornet.topology.model.Endpoint;
import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.Node;
import io.actornet.topology.routing.RouteTable.NextHop;
import io.actornet.topology.value.Ipv4Address;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Follows routes as {@link PathTracer} does, and tells what lies on the way. */
public final class PathDescriber {
  private final Network network;
  private final PathTracer tracer;

  /**
   * A step from one host or router to the next.
   *
   * @param from who sends
   * @param networkInterface by which
   * @param nextHop address of the next one
   * @param to the next one
   * @param links in their order, with the switches between them
   * @param delayNanos of all links together
   * @param rateBitsPerSecond of the slowest link, 0 = unlimited
   */
  public record Hop(
      Node from,
      NetworkInterface networkInterface,
      Ipv4Address nextHop,
      Node to,
      List<Link> links,
      long delayNanos,
      long rateBitsPerSecond) {}

  public PathDescriber(Network network, RoutingPlan plan) {
    this.network = network;
    tracer = new PathTracer(network, plan);
  }

  /**
   * The steps from a node to an address. They end early where {@link PathTracer#path} does: then
   * the last one does not lead to the node that has the address.
   */
  public List<Hop> hops(Node from, Ipv4Address destination) {
    List<Hop> hops = new ArrayList<>();
    List<Node> path = tracer.path(from, destination);
    int source = 0;
    for (int i = 0; i + 1 < path.size(); i++) {
      Node at = path.get(i);
      NextHop next = tracer.nextHop(at, source, destination);
      if (i == 0) {
        source = PathTracer.addressBits(at, next.networkInterface());
      }
      int gateway = next.gatewayBits();
      hops.add(
          hop(
              at,
              at.interfaces().get(next.networkInterface()),
              gateway == 0 ? destination : new Ipv4Address(gateway),
              path.get(i + 1)));
    }
    return hops;
  }

  private Hop hop(Node from, NetworkInterface out, Ipv4Address nextHop, Node to) {
    List<Link> links = links(new Endpoint(from.index(), out.index()), nextHop, to);
    long delay = 0;
    long rate = 0;
    int at = from.index();
    for (Link link : links) {
      boolean forward = link.a().node() == at;
      var settings = forward ? link.aToB() : link.bToA();
      at = forward ? link.b().node() : link.a().node();
      delay += settings.delayNanos();
      long own = settings.rateBitsPerSecond();
      rate = own != 0 && (rate == 0 || own < rate) ? own : rate;
    }
    return new Hop(from, out, nextHop, to, links, delay, rate);
  }

  /** The links from an interface to the one that has an address, through switches and hubs. */
  private List<Link> links(Endpoint out, Ipv4Address nextHop, Node to) {
    Map<Integer, Link> cameBy = new HashMap<>();
    Deque<Integer> waiting = new ArrayDeque<>();
    int start = network.at(out).link();
    if (start < 0) {
      return List.of();
    }
    cross(network.links().get(start), out.node(), cameBy, waiting);
    while (!waiting.isEmpty()) {
      int at = waiting.poll();
      Node node = network.nodes().get(at);
      if (at == to.index() && has(cameBy.get(at), node, nextHop)) {
        return back(cameBy, at, out.node());
      }
      if (!node.kind().hasAddresses()) {
        for (NetworkInterface port : node.interfaces()) {
          if (port.link() >= 0) {
            cross(network.links().get(port.link()), at, cameBy, waiting);
          }
        }
      }
    }
    return List.of();
  }

  private static void cross(
      Link link, int from, Map<Integer, Link> cameBy, Deque<Integer> waiting) {
    int other = link.a().node() == from ? link.b().node() : link.a().node();
    if (cameBy.putIfAbsent(other, link) == null) {
      waiting.add(other);
    }
  }

  private boolean has(Link link, Node node, Ipv4Address address) {
    Endpoint end = link.a().node() == node.index() ? link.a() : link.b();
    return address.equals(network.at(end).address());
  }

  private static List<Link> back(Map<Integer, Link> cameBy, int to, int from) {
    List<Link> links = new ArrayList<>();
    int at = to;
    while (at != from) {
      Link link = cameBy.get(at);
      links.addFirst(link);
      at = link.a().node() == at ? link.b().node() : link.a().node();
    }
    return links;
  }
}
