package io.actornet.topology.routing;

import io.actornet.topology.model.BroadcastDomain;
import io.actornet.topology.model.BroadcastDomains;
import io.actornet.topology.model.Endpoint;
import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.Node;
import io.actornet.topology.model.RoutingRules;
import io.actornet.topology.value.Ipv4Prefix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a packet can go from router to router, as flat arrays.
 *
 * <p>Vertices are, first, all nodes of the network by their index, then one copy of each switch and
 * hub for every prefix that is used on its broadcast domain: two routers on one switch are
 * neighbours only if their interfaces share a prefix. Hosts have edges out of them but none into
 * them, since they never forward.
 */
final class ForwardingGraph {
  private static final class Edges {
    int[] source = new int[64];
    int[] target = new int[64];
    long[] cost = new long[64];
    int[] sourceInterface = new int[64];
    int[] targetAddress = new int[64];
    int size;

    void add(int from, int to, long edgeCost, int fromInterface, int toAddress) {
      if (size == source.length) {
        int capacity = size * 2;
        source = Arrays.copyOf(source, capacity);
        target = Arrays.copyOf(target, capacity);
        cost = Arrays.copyOf(cost, capacity);
        sourceInterface = Arrays.copyOf(sourceInterface, capacity);
        targetAddress = Arrays.copyOf(targetAddress, capacity);
      }
      source[size] = from;
      target[size] = to;
      cost[size] = edgeCost;
      sourceInterface[size] = fromInterface;
      targetAddress[size++] = toAddress;
    }
  }

  /** The cost of coming to a router where hops are counted. */
  private static final long ROUTER_HOP = 1 << 20;

  /** That of coming to a switch: it decides between ways over as many routers. */
  private static final long SWITCH_HOP = 1;

  private final Network network;
  private final boolean countsHops;
  private final int nodeCount;
  private int vertexCount;
  private final Map<Long, Integer> switchCopies = new HashMap<>();
  private final List<Set<Ipv4Prefix>> prefixesOfDomain = new ArrayList<>();
  private final Map<Ipv4Prefix, Integer> prefixNumbers = new HashMap<>();

  final int[] firstEdge;
  final int[] target;

  /** Above 0: nanoseconds, or {@link #ROUTER_HOP} and {@link #SWITCH_HOP}. */
  final long[] cost;

  /** Interface by which an edge leaves a node; −1 on edges that leave a switch. */
  final int[] sourceInterface;

  /** Address of the interface at which an edge enters a router; 0 on edges that enter a switch. */
  final int[] targetAddress;

  ForwardingGraph(Network network) {
    this.network = network;
    countsHops = network.routing().metric() == RoutingRules.Metric.HOPS;
    nodeCount = network.nodes().size();
    vertexCount = nodeCount;
    BroadcastDomains domains = BroadcastDomains.of(network);
    collectPrefixes(domains);
    Edges edges = new Edges();
    for (Link link : network.links()) {
      int domain = domains.indexOf(link.a());
      if (domain >= 0) {
        Set<Ipv4Prefix> prefixes = prefixesOfDomain.get(domain);
        addEdges(edges, link.a(), link.b(), link.aToB().delayNanos(), prefixes);
        addEdges(edges, link.b(), link.a(), link.bToA().delayNanos(), prefixes);
      }
    }
    firstEdge = new int[vertexCount + 1];
    target = new int[edges.size];
    cost = new long[edges.size];
    sourceInterface = new int[edges.size];
    targetAddress = new int[edges.size];
    bySource(edges);
  }

  int vertexCount() {
    return vertexCount;
  }

  /** Whether a vertex is a node of the network and not the copy of a switch. */
  boolean isNode(int vertex) {
    return vertex < nodeCount;
  }

  /**
   * The next hop of all that a node sends beyond its own links, where it has no choice; null where
   * it has one, or a switch that more than this node is on.
   */
  OnlyWay onlyWay(int node) {
    OnlyWay only = null;
    for (int edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
      int to = target[edge];
      if (isNode(to)) {
        if (only != null) {
          return null;
        }
        only = new OnlyWay(sourceInterface[edge], targetAddress[edge]);
      } else if (leadsOn(to, node)) {
        return null;
      }
    }
    return only;
  }

  /** Whether a switch leads to anything but a node. */
  private boolean leadsOn(int switchCopy, int node) {
    for (int edge = firstEdge[switchCopy]; edge < firstEdge[switchCopy + 1]; edge++) {
      if (target[edge] != node) {
        return true;
      }
    }
    return false;
  }

  /** The next hop of a node that has only one. */
  record OnlyWay(int networkInterface, int gateway) {}

  /** A number from 0 for every vertex; vertices with different numbers cannot reach each other. */
  int[] components() {
    int[] parent = new int[vertexCount];
    Arrays.setAll(parent, vertex -> vertex);
    for (int vertex = 0; vertex < vertexCount; vertex++) {
      for (int edge = firstEdge[vertex]; edge < firstEdge[vertex + 1]; edge++) {
        int one = root(parent, vertex);
        int other = root(parent, target[edge]);
        parent[Math.max(one, other)] = Math.min(one, other);
      }
    }
    int[] component = new int[vertexCount];
    int count = 0;
    for (int vertex = 0; vertex < vertexCount; vertex++) {
      int root = root(parent, vertex);
      component[vertex] = root == vertex ? count++ : component[root];
    }
    return component;
  }

  private static int root(int[] parent, int vertex) {
    int at = vertex;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  private void collectPrefixes(BroadcastDomains domains) {
    for (BroadcastDomain domain : domains.domains()) {
      Set<Ipv4Prefix> prefixes = new LinkedHashSet<>(2);
      for (Endpoint member : domain.members()) {
        if (network.nodes().get(member.node()).kind().forwardsPackets()
            && network.at(member).address() != null) {
          Ipv4Prefix prefix = PrefixIndex.prefixOf(network.at(member));
          prefixes.add(prefix);
          prefixNumbers.putIfAbsent(prefix, prefixNumbers.size());
        }
      }
      prefixesOfDomain.add(prefixes);
    }
  }

  private void addEdges(
      Edges edges, Endpoint from, Endpoint to, long delayNanos, Set<Ipv4Prefix> prefixes) {
    Node fromNode = network.nodes().get(from.node());
    Node toNode = network.nodes().get(to.node());
    NetworkInterface out = network.at(from);
    NetworkInterface in = network.at(to);
    boolean fromSwitch = !fromNode.kind().hasAddresses();
    boolean toSwitch = !toNode.kind().hasAddresses();
    if (!fromSwitch && !isSource(fromNode) || !toSwitch && !toNode.kind().forwardsPackets()) {
      return;
    }
    long cost = countsHops ? (toSwitch ? SWITCH_HOP : ROUTER_HOP) : delayNanos;
    Ipv4Prefix left = fromSwitch || !PrefixIndex.hasPrefix(out) ? null : PrefixIndex.prefixOf(out);
    Ipv4Prefix entered = toSwitch || !PrefixIndex.hasPrefix(in) ? null : PrefixIndex.prefixOf(in);
    if (fromSwitch && toSwitch) {
      for (Ipv4Prefix prefix : prefixes) {
        edges.add(vertex(fromNode, prefix), vertex(toNode, prefix), cost, -1, 0);
      }
    } else if (toSwitch && prefixes.contains(left)) {
      edges.add(fromNode.index(), vertex(toNode, left), cost, out.index(), 0);
    } else if (fromSwitch && prefixes.contains(entered)) {
      edges.add(vertex(fromNode, entered), toNode.index(), cost, -1, in.address().bits());
    } else if (!fromSwitch && !toSwitch && left != null && left.equals(entered)) {
      edges.add(fromNode.index(), toNode.index(), cost, out.index(), in.address().bits());
    }
  }

  /** Whether paths are searched from a node: a host with one interface has no choice to make. */
  static boolean isSource(Node node) {
    if (node.kind().forwardsPackets()) {
      return true;
    }
    int addressed = 0;
    for (NetworkInterface at : node.interfaces()) {
      addressed += PrefixIndex.hasPrefix(at) ? 1 : 0;
    }
    return node.kind().hasAddresses() && addressed > 1;
  }

  private int vertex(Node switchNode, Ipv4Prefix prefix) {
    long key = (long) switchNode.index() << 32 | prefixNumbers.get(prefix);
    Integer copy = switchCopies.get(key);
    if (copy == null) {
      copy = vertexCount++;
      switchCopies.put(key, copy);
    }
    return copy;
  }

  private void bySource(Edges edges) {
    for (int edge = 0; edge < edges.size; edge++) {
      firstEdge[edges.source[edge] + 1]++;
    }
    for (int vertex = 0; vertex < vertexCount; vertex++) {
      firstEdge[vertex + 1] += firstEdge[vertex];
    }
    int[] next = Arrays.copyOf(firstEdge, vertexCount);
    for (int edge = 0; edge < edges.size; edge++) {
      int at = next[edges.source[edge]]++;
      target[at] = edges.target[edge];
      cost[at] = edges.cost[edge];
      sourceInterface[at] = edges.sourceInterface[edge];
      targetAddress[at] = edges.targetAddress[edge];
    }
  }
}
