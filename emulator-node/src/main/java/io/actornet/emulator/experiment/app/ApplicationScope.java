package io.actornet.emulator.experiment.app;

import io.actornet.topology.document.Fields;
import io.actornet.topology.document.Suggestions;
import io.actornet.topology.document.Values;
import io.actornet.topology.document.YamlScalar;
import io.actornet.topology.model.NaturalOrder;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.Node;
import io.actornet.topology.selector.Selectors;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.ValueFormatException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the options of an application may refer to.
 *
 * @param hosts those of the entry, in natural order of their names
 */
public record ApplicationScope(Network network, Selectors selectors, List<Node> hosts) {
  /** The key by which an entry pairs its hosts with its targets. */
  public static final String PAIRWISE = "pairwise";

  /** A name with a dot: a node's name without one that does not exist is a mistake. */
  private static final Pattern DNS_NAME = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+\\.?");

  private static final String ADDRESS_EXPECTED = "the name of a node or an IPv4 address";

  /**
   * The address of a node: that of its first interface which has one, or has one reserved.
   *
   * @throws ValueFormatException if it has none
   */
  public static Ipv4Address addressOf(Node node) {
    for (NetworkInterface networkInterface : node.interfaces()) {
      if (networkInterface.address() != null) {
        return networkInterface.address();
      }
      if (networkInterface.reserved() != null) {
        return networkInterface.reserved();
      }
    }
    throw new ValueFormatException(
        node.name(),
        node.kind().hasAddresses()
            ? "a node with a link: " + node.name() + " has none, and so no address"
            : "a host or router: nothing else has an address");
  }

  /** The address that a user wrote as the name of a node or as an address. */
  public Ipv4Address address(String text) {
    Node node = network.node(text);
    if (node != null) {
      return addressOf(node);
    }
    try {
      return Ipv4Address.parse(text);
    } catch (ValueFormatException notAddress) {
      List<String> names = network.nodes().stream().map(Node::name).toList();
      throw new ValueFormatException(text, ADDRESS_EXPECTED + Suggestions.hint(text, names));
    }
  }

  /** The addresses in a field, one or a list; none when it is absent. */
  public List<Ipv4Address> addresses(Fields fields, String key) {
    List<Ipv4Address> addresses = new ArrayList<>();
    for (YamlScalar scalar : fields.scalars(key)) {
      addresses.add(scalar.as(fields.name(key), this::address));
    }
    return addresses;
  }

  /**
   * Whom each host talks to: {@code to} holds selectors of nodes, addresses, and names for DNS.
   * Every host talks to all of them but itself; with {@code pairwise: true} the first host to the
   * first of them, the second to the second, and so on.
   */
  public Targets targets(Fields fields) {
    fields.required("to");
    List<String> addresses = new ArrayList<>();
    for (YamlScalar scalar : fields.scalars("to")) {
      addresses.addAll(scalar.as(fields.name("to"), this::selected));
    }
    boolean pairwise = fields.optional(PAIRWISE, false, Values::flag);
    if (pairwise && addresses.size() != hosts.size()) {
      throw fields.refuse(
          "to",
          addresses.size() + " targets for " + hosts.size() + " hosts",
          "as many of the one as of the other, as they are paired");
    }
    return new Targets(addresses, pairwise);
  }

  /** The nodes that a selector names, in natural order of their names. */
  List<Node> nodes(String selector) {
    List<Node> nodes = new ArrayList<>(selectors.nodes(selector));
    nodes.sort(Comparator.comparing(Node::name, NaturalOrder.INSTANCE));
    return nodes;
  }

  private List<String> selected(String text) {
    if (text.matches("[0-9.]+")) {
      return List.of(Ipv4Address.parse(text).toString());
    }
    List<Node> nodes;
    try {
      nodes = nodes(text);
    } catch (ValueFormatException noNode) {
      if (DNS_NAME.matcher(text).matches()) {
        return List.of(text);
      }
      throw noNode;
    }
    return nodes.stream().map(node -> addressOf(node).toString()).toList();
  }
}
