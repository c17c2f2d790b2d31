package io.actornet.topology.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Turns SnakeYAML's graph into a tree, writing out what aliases stand for.
 *
 * <p>Ten aliases of ten aliases of … are a small file and a huge tree, so the nodes that stand in
 * the tree a second time are counted; an alias to what contains it would never end.
 */
final class YamlTree {
  private final String file;
  private final DocumentLimits limits;
  private final boolean merging;
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private int repeated;
  private int depth;

  /**
   * @param merging whether {@code <<} puts the keys of other mappings into one
   */
  YamlTree(String file, DocumentLimits limits, boolean merging) {
    this.file = file;
    this.limits = limits;
    this.merging = merging;
  }

  YamlNode node(Node node) {
    Place place = place(node);
    if (!seen.add(node) && ++repeated > limits.aliasedNodes()) {
      throw new DocumentException(
          place,
          "aliases that stand for more than " + limits.aliasedNodes() + " values",
          "fewer aliases");
    }
    if (++depth > limits.depth()) {
      throw tooDeep(place, limits);
    }
    YamlNode made =
        switch (node) {
          case MappingNode mapping -> mapping(place, mapping);
          case SequenceNode sequence -> sequence(place, sequence);
          case ScalarNode scalar ->
              new YamlScalar(
                  place, scalar.getValue(), scalar.getScalarStyle() != ScalarStyle.PLAIN);
          default -> throw new DocumentException(place, "an unknown construct", "plain YAML");
        };
    depth--;
    return made;
  }

  static DocumentException tooDeep(Place place, DocumentLimits limits) {
    return new DocumentException(
        place,
        "nesting deeper than " + limits.depth() + " levels",
        "a document of no more than that");
  }

  private YamlMapping mapping(Place place, MappingNode mapping) {
    List<YamlEntry> entries = new ArrayList<>(mapping.getValue().size());
    List<YamlNode> merged = new ArrayList<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new DocumentException(
            place(tuple.getKeyNode()), "a key that is a list or a mapping", "a key that is text");
      }
      boolean merge = key.getValue().equals("<<") && key.getScalarStyle() == ScalarStyle.PLAIN;
      if (merge && !merging) {
        throw new DocumentException(
            place(key), "a merge key '<<'", "the keys themselves, or a whole value by its alias");
      }
      if (merge) {
        merged.add(node(tuple.getValueNode()));
      } else {
        entries.add(new YamlEntry(place(key), key.getValue(), node(tuple.getValueNode())));
      }
    }
    YamlMapping own = new YamlMapping(place, entries);
    return merged.isEmpty() ? own : merged(own, merged);
  }

  /** A mapping with the keys of others that it does not have itself; earlier ones win. */
  private static YamlMapping merged(YamlMapping own, List<YamlNode> others) {
    Map<String, YamlEntry> entries = new LinkedHashMap<>();
    own.entries().forEach(entry -> entries.put(entry.key(), entry));
    for (YamlNode other : others) {
      List<YamlNode> mappings =
          other instanceof YamlSequence sequence ? sequence.items() : List.of(other);
      for (YamlNode mapping : mappings) {
        mapping
            .asMapping("'<<'")
            .entries()
            .forEach(entry -> entries.putIfAbsent(entry.key(), entry));
      }
    }
    return new YamlMapping(own.place(), new ArrayList<>(entries.values()));
  }

  private YamlSequence sequence(Place place, SequenceNode sequence) {
    List<YamlNode> items = new ArrayList<>(sequence.getValue().size());
    for (Node item : sequence.getValue()) {
      items.add(node(item));
    }
    return new YamlSequence(place, items);
  }

  private Place place(Node node) {
    return new Place(file, node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1);
  }
}
