package io.actornet.topology.model;

import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.LinkSettings;
import io.actornet.topology.value.MacAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Collects nodes, interfaces and links in any order and makes the sorted, indexed {@link Network}
 * of them. Importers, generators and the reader of experiment files all fill one of these.
 *
 * <p>Interfaces keep the order in which they were added. Interfaces and links without a name get
 * one when the network is built, so that names written by the user always come first: {@code eth0},
 * {@code eth1}, … on hosts and routers, {@code p0}, {@code p1}, … on switches and hubs, {@code
 * a--b}, {@code a--b#2}, … for links.
 *
 * <p>Whatever cannot be is refused at once by an {@link InvalidNetworkException}.
 */
public final class NetworkBuilder {
  /** The longest name of a node or an interface. */
  public static final int LONGEST_NAME = 100;

  private final Map<String, NodeDraft> nodes = new HashMap<>();
  private final List<LinkDraft> links = new ArrayList<>();
  private final Set<String> linkNames = new HashSet<>();

  /** Adds a node about which nothing else is said. */
  public NetworkBuilder node(String name, NodeKind kind) {
    return node(name, kind, NodeOptions.NONE);
  }

  /**
   * Adds a node.
   *
   * @param name ASCII letters, digits, {@code . _ -}, beginning with a letter or a digit, without
   *     {@code --}; up to {@link #LONGEST_NAME} characters, not used before
   */
  public NetworkBuilder node(String name, NodeKind kind, NodeOptions options) {
    requireName(name, "a node's name");
    if (nodes.putIfAbsent(name, new NodeDraft(name, kind, options)) != null) {
      throw new InvalidNetworkException("node '" + name + "' exists twice");
    }
    return this;
  }

  /** Whether a node of that name was added. */
  public boolean hasNode(String name) {
    return nodes.containsKey(name);
  }

  /** The names of all nodes added so far, sorted. */
  public List<String> nodeNames() {
    return nodes.keySet().stream().sorted().toList();
  }

  /** Replaces what was said of a node, for instance when a generated network is refined. */
  public NetworkBuilder options(String node, NodeOptions options) {
    require(node).options = options;
    return this;
  }

  /** What was said of a node. */
  public NodeOptions options(String node) {
    return require(node).options;
  }

  /**
   * Adds an interface.
   *
   * @param name null to have one assigned
   * @param mac null to have one assigned
   * @param address null to have one assigned; on a diskless node it is only reserved
   * @param prefixLength of the address; 0 while there is none
   * @param mtu largest IP packet in bytes, 68 to 65535
   * @return its index among the node's interfaces
   */
  public int networkInterface(
      String node, String name, MacAddress mac, Ipv4Address address, int prefixLength, int mtu) {
    NodeDraft draft = require(node);
    if (name != null) {
      requireName(name, "an interface's name");
      if (draft.interfaceNames.putIfAbsent(name, draft.interfaces.size()) != null) {
        throw new InvalidNetworkException(
            "node '" + node + "': interface '" + name + "' exists twice");
      }
    }
    requireMtu(node, mtu);
    if (address != null && !draft.kind.hasAddresses()) {
      throw new InvalidNetworkException(
          "node '"
              + node
              + "': a "
              + draft.kind.name().toLowerCase(Locale.ROOT)
              + " has no addresses, found "
              + address);
    }
    draft.interfaces.add(new InterfaceDraft(name, mac, address, prefixLength, mtu));
    return draft.interfaces.size() - 1;
  }

  /** Adds an interface of which everything is left open. */
  public int networkInterface(String node) {
    return networkInterface(node, null, null, null, 0, NetworkInterface.DEFAULT_MTU);
  }

  /** Adds an interface with an address. */
  public int networkInterface(String node, Ipv4Address address, int prefixLength) {
    return networkInterface(node, null, null, address, prefixLength, NetworkInterface.DEFAULT_MTU);
  }

  /** The index of the interface of that name, −1 when it was not added. */
  public int interfaceIndex(String node, String name) {
    return require(node).interfaceNames.getOrDefault(name, -1);
  }

  /** Sets the MTU of an interface, in bytes, 68 to 65535. */
  public NetworkBuilder mtu(String node, int networkInterface, int mtu) {
    requireMtu(node, mtu);
    require(node).interfaces.get(networkInterface).mtu = mtu;
    return this;
  }

  /** How many interfaces a node has by now. */
  public int interfaceCount(String node) {
    return require(node).interfaces.size();
  }

  /** Whether a link ends at an interface already. */
  public boolean isConnected(String node, int networkInterface) {
    return require(node).interfaces.get(networkInterface).connected;
  }

  /** Links two nodes by a new interface on each, with the same settings both ways. */
  public NetworkBuilder link(String a, String b, LinkSettings bothWays) {
    require(a);
    require(b);
    return link(a, networkInterface(a), b, networkInterface(b), bothWays);
  }

  /** Links two nodes by new interfaces, point to point: no ARP, each knows the other. */
  public NetworkBuilder pointToPoint(String a, String b, LinkSettings bothWays) {
    require(a);
    require(b);
    return link(null, a, networkInterface(a), b, networkInterface(b), bothWays, bothWays, false);
  }

  /** Links two interfaces with the same settings both ways. */
  public NetworkBuilder link(
      String a, int interfaceA, String b, int interfaceB, LinkSettings bothWays) {
    return link(null, a, interfaceA, b, interfaceB, bothWays, bothWays, true);
  }

  /**
   * Links two interfaces.
   *
   * @param name null to have one assigned
   * @param broadcast false for a point-to-point link
   */
  public NetworkBuilder link(
      String name,
      String a,
      int interfaceA,
      String b,
      int interfaceB,
      LinkSettings aToB,
      LinkSettings bToA,
      boolean broadcast) {
    InterfaceDraft atA = require(a).interfaces.get(interfaceA);
    InterfaceDraft atB = require(b).interfaces.get(interfaceB);
    if (atA == atB) {
      throw new InvalidNetworkException("node '" + a + "': a link joins an interface with itself");
    }
    connect(a, atA);
    connect(b, atB);
    if (name != null && !linkNames.add(name)) {
      throw new InvalidNetworkException("link '" + name + "' exists twice");
    }
    links.add(new LinkDraft(name, a, interfaceA, b, interfaceB, aToB, bToA, broadcast));
    return this;
  }

  /** The network of everything added so far. */
  public Network build() {
    List<LinkDraft> sortedLinks = namedLinks();
    List<NodeDraft> sortedNodes = new ArrayList<>(nodes.values());
    sortedNodes.sort(Comparator.comparing(node -> node.name));
    Map<String, Integer> nodeIndex = HashMap.newHashMap(sortedNodes.size());
    for (NodeDraft node : sortedNodes) {
      nodeIndex.put(node.name, nodeIndex.size());
    }
    List<Link> builtLinks = new ArrayList<>(sortedLinks.size());
    for (LinkDraft link : sortedLinks) {
      int index = builtLinks.size();
      builtLinks.add(
          new Link(
              index,
              link.name,
              new Endpoint(nodeIndex.get(link.a), link.interfaceA),
              new Endpoint(nodeIndex.get(link.b), link.interfaceB),
              link.aToB,
              link.bToA,
              link.broadcast));
      nodes.get(link.a).interfaces.get(link.interfaceA).link = index;
      nodes.get(link.b).interfaces.get(link.interfaceB).link = index;
    }
    List<Node> builtNodes = new ArrayList<>(sortedNodes.size());
    for (NodeDraft node : sortedNodes) {
      builtNodes.add(
          new Node(builtNodes.size(), node.name, node.kind, node.builtInterfaces(), node.options));
    }
    return new Network(builtNodes, builtLinks);
  }

  private List<LinkDraft> namedLinks() {
    Set<String> taken = new HashSet<>(linkNames);
    Map<String, Integer> parallel = new HashMap<>();
    List<LinkDraft> named = new ArrayList<>(links.size());
    for (LinkDraft link : links) {
      named.add(link.name != null ? link : link.named(freeLinkName(link, taken, parallel)));
    }
    named.sort(Comparator.comparing(LinkDraft::name));
    return named;
  }

  private static String freeLinkName(
      LinkDraft link, Set<String> taken, Map<String, Integer> parallel) {
    String base = link.a.compareTo(link.b) <= 0 ? link.a + "--" + link.b : link.b + "--" + link.a;
    String name;
    do {
      int number = parallel.merge(base, 1, Integer::sum);
      name = number == 1 ? base : base + "#" + number;
    } while (!taken.add(name));
    return name;
  }

  private NodeDraft require(String name) {
    NodeDraft draft = nodes.get(name);
    if (draft == null) {
      throw new InvalidNetworkException("there is no node '" + name + "'");
    }
    return draft;
  }

  private static void connect(String node, InterfaceDraft networkInterface) {
    if (networkInterface.connected) {
      throw new InvalidNetworkException(
          "node '" + node + "': two links end at interface '" + networkInterface.name + "'");
    }
    networkInterface.connected = true;
  }

  private static void requireMtu(String node, int mtu) {
    if (mtu < 68 || mtu > 65_535) {
      throw new InvalidNetworkException(
          "node '" + node + "': found an MTU of " + mtu + ", expected 68 to 65535");
    }
  }

  private static void requireName(String name, String what) {
    boolean sound = !name.isEmpty() && name.length() <= LONGEST_NAME && !name.contains("--");
    for (int i = 0; sound && i < name.length(); i++) {
      char c = name.charAt(i);
      boolean alphanumeric = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      sound = alphanumeric || i > 0 && (c == '.' || c == '_' || c == '-');
    }
    if (!sound) {
      String found = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
      throw new InvalidNetworkException(
          "found '"
              + found
              + "' as "
              + what
              + ", expected letters, digits and . _ - (no --), "
              + "beginning with a letter or a digit, "
              + LONGEST_NAME
              + " characters at most");
    }
  }

  private static final class NodeDraft {
    final String name;
    final NodeKind kind;
    NodeOptions options;
    final List<InterfaceDraft> interfaces = new ArrayList<>(2);
    final Map<String, Integer> interfaceNames = new HashMap<>(2);

    NodeDraft(String name, NodeKind kind, NodeOptions options) {
      this.name = name;
      this.kind = kind;
      this.options = options;
    }

    List<NetworkInterface> builtInterfaces() {
      String stem = kind.hasAddresses() ? "eth" : "p";
      List<NetworkInterface> built = new ArrayList<>(interfaces.size());
      int number = 0;
      for (InterfaceDraft draft : interfaces) {
        String interfaceName = draft.name;
        while (interfaceName == null) {
          String candidate = (stem + number++).intern();
          interfaceName = interfaceNames.containsKey(candidate) ? null : candidate;
        }
        built.add(
            new NetworkInterface(
                built.size(),
                interfaceName,
                draft.mac,
                options.diskless() ? null : draft.address,
                draft.prefixLength,
                draft.mtu,
                draft.link,
                options.diskless() ? draft.address : null));
      }
      return List.copyOf(built);
    }
  }

  private static final class InterfaceDraft {
    final String name;
    final MacAddress mac;
    final Ipv4Address address;
    final int prefixLength;
    int mtu;
    boolean connected;
    int link = -1;

    InterfaceDraft(String name, MacAddress mac, Ipv4Address address, int prefixLength, int mtu) {
      this.name = name;
      this.mac = mac;
      this.address = address;
      this.prefixLength = prefixLength;
      this.mtu = mtu;
    }
  }

  private record LinkDraft(
      String name,
      String a,
      int interfaceA,
      String b,
      int interfaceB,
      LinkSettings aToB,
      LinkSettings bToA,
      boolean broadcast) {
    LinkDraft named(String assigned) {
      return new LinkDraft(assigned, a, interfaceA, b, interfaceB, aToB, bToA, broadcast);
    }
  }
}
