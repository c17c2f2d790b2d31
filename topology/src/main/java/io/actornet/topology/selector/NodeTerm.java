package io.actornet.topology.selector;

import io.actornet.topology.document.Suggestions;
import io.actornet.topology.document.Values;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.Node;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.value.ValueFormatException;
import java.util.BitSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** One term of a selector of nodes: a name pattern, a kind, a label or {@code all}. */
sealed interface NodeTerm {
  /** Every node. */
  record All() implements NodeTerm {}

  /** All of a kind. */
  record OfKind(NodeKind kind) implements NodeTerm {}

  /**
   * All with a label.
   *
   * @param value null for any
   */
  record Labelled(String label, String value) implements NodeTerm {
    boolean fits(Node node) {
      String found = node.options().labels().get(label);
      return found != null && (value == null || value.equals(found));
    }

    ValueFormatException unmatched(Network network) {
      TreeSet<String> present = new TreeSet<>();
      for (Node node : network.nodes()) {
        node.options().labels().forEach((name, text) -> present.add(name + "=" + text));
      }
      String text = value == null ? label : label + "=" + value;
      return new ValueFormatException(
          "label:" + text, "a label that a node has" + Suggestions.hint(text, present));
    }
  }

  /** Those whose names match. */
  record Named(NamePattern pattern) implements NodeTerm {}

  /** Parses one term. */
  static NodeTerm parse(String text) {
    if (text.equals(Selectors.ALL)) {
      return new All();
    }
    if (text.startsWith("kind:")) {
      return new OfKind(Values.choice(NodeKind.class).apply(text.substring(5)));
    }
    if (text.startsWith("label:")) {
      String label = text.substring(6);
      int equals = label.indexOf('=');
      return equals < 0
          ? new Labelled(label, null)
          : new Labelled(label.substring(0, equals), label.substring(equals + 1));
    }
    if (text.isEmpty() || text.contains(":")) {
      throw new ValueFormatException(
          text, "a node's name or pattern, kind:KIND, label:NAME=VALUE or all");
    }
    return new Named(NamePattern.parse(text));
  }

  /**
   * Adds the indices of the nodes that it stands for.
   *
   * @throws ValueFormatException if there are none
   */
  default void select(Network network, NameIndex names, BitSet selected) {
    switch (this) {
      case All _ -> selected.set(0, network.nodes().size());
      case Named named -> names.select(named.pattern, selected);
      case OfKind ofKind -> {
        if (!select(network, node -> node.kind() == ofKind.kind, selected)) {
          String kind = Values.word(ofKind.kind);
          throw new ValueFormatException("kind:" + kind, "a kind of which there are nodes");
        }
      }
      case Labelled labelled -> {
        if (!select(network, labelled::fits, selected)) {
          throw labelled.unmatched(network);
        }
      }
    }
  }

  private static boolean select(Network network, Predicate<Node> fits, BitSet selected) {
    boolean any = false;
    for (Node node : network.nodes()) {
      if (fits.test(node)) {
        selected.set(node.index());
        any = true;
      }
    }
    return any;
  }
}
