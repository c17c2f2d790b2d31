package io.actornet.topology.selector;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Fields;
import io.actornet.topology.document.YamlScalar;
import io.actornet.topology.model.Endpoint;
import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.Node;
import io.actornet.topology.value.ValueFormatException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds what selectors stand for in one network; the package describes their language.
 *
 * <p>Results are sorted by index, that is by name, and hold everything once. Methods that take text
 * throw {@link ValueFormatException}, those that take a document's field {@link DocumentException}.
 */
public final class Selectors {
  static final String ALL = "all";

  private final Network network;
  private final NameIndex nodeNames;
  private final NameIndex linkNames;

  /** Selectors over that network. */
  public Selectors(Network network) {
    this.network = network;
    nodeNames = new NameIndex("a node", network.nodes().stream().map(Node::name).toList());
    linkNames = new NameIndex("a link", network.links().stream().map(Link::name).toList());
  }

  /** The nodes that a selector stands for; at least one. */
  public List<Node> nodes(String selector) {
    BitSet selected = new BitSet();
    for (String term : terms(selector)) {
      NodeTerm.parse(term).select(network, nodeNames, selected);
    }
    return selected.stream().mapToObj(network.nodes()::get).toList();
  }

  /** The links that a selector stands for; at least one. */
  public List<Link> links(String selector) {
    BitSet selected = new BitSet();
    for (String term : terms(selector)) {
      if (term.equals(ALL)) {
        selected.set(0, network.links().size());
      } else {
        linkNames.select(NamePattern.parse(term), selected);
      }
    }
    return selected.stream().mapToObj(network.links()::get).toList();
  }

  /** The interfaces that a selector stands for; at least one. */
  public List<Endpoint> interfaces(String selector) {
    Set<Endpoint> selected = new LinkedHashSet<>();
    for (String term : terms(selector)) {
      addInterfaces(term, selected);
    }
    return sorted(selected);
  }

  /** The nodes that a field's selector, or list of selectors, stands for; none if it is absent. */
  public List<Node> nodes(Fields fields, String key) {
    BitSet selected = new BitSet();
    for (YamlScalar scalar : fields.scalars(key)) {
      scalar.as(fields.name(key), this::nodes).forEach(node -> selected.set(node.index()));
    }
    return selected.stream().mapToObj(network.nodes()::get).toList();
  }

  /** The links that a field's selector, or list of selectors, stands for; none if it is absent. */
  public List<Link> links(Fields fields, String key) {
    BitSet selected = new BitSet();
    for (YamlScalar scalar : fields.scalars(key)) {
      scalar.as(fields.name(key), this::links).forEach(link -> selected.set(link.index()));
    }
    return selected.stream().mapToObj(network.links()::get).toList();
  }

  /** The interfaces that a field's selector, or list of them, stands for; none if it is absent. */
  public List<Endpoint> interfaces(Fields fields, String key) {
    Set<Endpoint> selected = new LinkedHashSet<>();
    for (YamlScalar scalar : fields.scalars(key)) {
      selected.addAll(scalar.as(fields.name(key), this::interfaces));
    }
    return sorted(selected);
  }

  private void addInterfaces(String term, Set<Endpoint> selected) {
    int prefix = term.startsWith("kind:") || term.startsWith("label:") ? term.indexOf(':') + 1 : 0;
    int colon = term.indexOf(':', prefix);
    List<Node> nodes = nodes(colon < 0 ? term : term.substring(0, colon));
    NamePattern wanted = NamePattern.parse(colon < 0 ? "*" : term.substring(colon + 1));
    boolean any = false;
    for (Node node : nodes) {
      for (NetworkInterface networkInterface : node.interfaces()) {
        if (wanted.matches(networkInterface.name())) {
          selected.add(new Endpoint(node.index(), networkInterface.index()));
          any = true;
        }
      }
    }
    if (!any) {
      TreeSet<String> names = new TreeSet<>();
      nodes.forEach(node -> node.interfaces().forEach(each -> names.add(each.name())));
      throw new ValueFormatException(
          term,
          names.isEmpty()
              ? "a node that has interfaces"
              : "an interface such as " + String.join(", ", names.stream().limit(4).toList()));
    }
  }

  private static List<Endpoint> sorted(Set<Endpoint> selected) {
    List<Endpoint> ends = new ArrayList<>(selected);
    ends.sort(Comparator.comparingInt(Endpoint::node).thenComparingInt(Endpoint::networkInterface));
    return ends;
  }

  /** The parts between commas, except those in brackets. */
  private static List<String> terms(String selector) {
    List<String> terms = new ArrayList<>();
    int from = 0;
    boolean inBrackets = false;
    for (int i = 0; i <= selector.length(); i++) {
      char c = i == selector.length() ? ',' : selector.charAt(i);
      if (c == '[') {
        inBrackets = true;
      } else if (c == ']') {
        inBrackets = false;
      } else if (c == ',' && (!inBrackets || i == selector.length())) {
        String term = selector.substring(from, i).strip();
        if (term.isEmpty()) {
          throw new ValueFormatException(selector, "selectors between the commas");
        }
        terms.add(term);
        from = i + 1;
      }
    }
    return terms;
  }
}
