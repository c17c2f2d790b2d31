package io.actornet.topology.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The broadcast domains of a network, and which interface is in which. */
public final class BroadcastDomains {
  private final int[] firstInterfaceOfNode;
  private final int[] domainOfInterface;
  private final List<BroadcastDomain> domains;

  private BroadcastDomains(
      int[] firstInterfaceOfNode, int[] domainOfInterface, List<BroadcastDomain> domains) {
    this.firstInterfaceOfNode = firstInterfaceOfNode;
    this.domainOfInterface = domainOfInterface;
    this.domains = List.copyOf(domains);
  }

  /** Finds them; in time almost linear in the number of interfaces. */
  public static BroadcastDomains of(Network network) {
    int[] first = new int[network.nodes().size() + 1];
    for (Node node : network.nodes()) {
      first[node.index() + 1] = first[node.index()] + node.interfaces().size();
    }
    int[] parent = new int[first[first.length - 1]];
    Arrays.setAll(parent, i -> i);
    for (Link link : network.links()) {
      join(parent, at(first, link.a()), at(first, link.b()));
    }
    for (Node node : network.nodes()) {
      if (!node.kind().hasAddresses()) {
        for (int port = first[node.index()] + 1; port < first[node.index() + 1]; port++) {
          join(parent, first[node.index()], port);
        }
      }
    }
    return collect(network, first, parent);
  }

  private static BroadcastDomains collect(Network network, int[] first, int[] parent) {
    boolean[] bridged = new boolean[parent.length];
    boolean[] silent = new boolean[parent.length];
    for (Link link : network.links()) {
      int root = root(parent, at(first, link.a()));
      bridged[root] |= isBridge(network, link.a()) || isBridge(network, link.b());
      silent[root] |= !link.broadcast();
    }
    int[] domainOfRoot = new int[parent.length];
    Arrays.fill(domainOfRoot, -1);
    int[] domainOfInterface = new int[parent.length];
    Arrays.fill(domainOfInterface, -1);
    List<List<Endpoint>> members = new ArrayList<>();
    List<Integer> roots = new ArrayList<>();
    for (Node node : network.nodes()) {
      if (!node.kind().hasAddresses()) {
        continue;
      }
      for (NetworkInterface networkInterface : node.interfaces()) {
        int root = root(parent, first[node.index()] + networkInterface.index());
        if (domainOfRoot[root] < 0) {
          domainOfRoot[root] = members.size();
          members.add(new ArrayList<>());
          roots.add(root);
        }
        members.get(domainOfRoot[root]).add(new Endpoint(node.index(), networkInterface.index()));
      }
    }
    for (int i = 0; i < parent.length; i++) {
      domainOfInterface[i] = domainOfRoot[root(parent, i)];
    }
    List<BroadcastDomain> domains = new ArrayList<>(members.size());
    for (int i = 0; i < members.size(); i++) {
      int root = roots.get(i);
      domains.add(new BroadcastDomain(List.copyOf(members.get(i)), !bridged[root], !silent[root]));
    }
    return new BroadcastDomains(first, domainOfInterface, domains);
  }

  /** All domains that hold a host's or router's interface, ordered by their first member. */
  public List<BroadcastDomain> domains() {
    return domains;
  }

  /**
   * Index in {@link #domains()} of an interface's domain.
   *
   * @return −1 for a port from which no host or router can be reached
   */
  public int indexOf(Endpoint end) {
    return domainOfInterface[at(firstInterfaceOfNode, end)];
  }

  /** The domain of an interface of a host or router. */
  public BroadcastDomain of(Endpoint end) {
    return domains.get(indexOf(end));
  }

  private static boolean isBridge(Network network, Endpoint end) {
    return !network.nodes().get(end.node()).kind().hasAddresses();
  }

  private static int at(int[] first, Endpoint end) {
    return first[end.node()] + end.networkInterface();
  }

  private static void join(int[] parent, int one, int other) {
    int a = root(parent, one);
    int b = root(parent, other);
    parent[Math.max(a, b)] = Math.min(a, b);
  }

  private static int root(int[] parent, int of) {
    int i = of;
    while (parent[i] != i) {
      parent[i] = parent[parent[i]];
      i = parent[i];
    }
    return i;
  }
}
