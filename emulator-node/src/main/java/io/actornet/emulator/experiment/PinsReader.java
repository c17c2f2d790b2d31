package io.actornet.emulator.experiment;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Fields;
import io.actornet.topology.document.YamlEntry;
import io.actornet.topology.document.YamlMapping;
import io.actornet.topology.document.YamlNode;
import io.actornet.topology.model.Node;
import io.actornet.topology.selector.Selectors;
import io.actornet.topology.value.ValueFormatException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads {@code place:}, whose entries say which nodes of a cluster run which devices:
 *
 * <pre>
 * - {on: "web*", node: {zone: a}}
 * - {on: gw, node: lab1}
 * </pre>
 */
final class PinsReader {
  private static final String ON = "on";
  private static final String NODE = "node";

  private final Selectors selectors;
  private final Map<Integer, Earlier> earlier = new HashMap<>();

  /** Where a device has been placed already. */
  private record Earlier(NodeChoice choice, int line) {}

  PinsReader(Selectors selectors) {
    this.selectors = selectors;
  }

  List<PinSpec> read(List<YamlNode> items) {
    List<PinSpec> pins = new ArrayList<>(items.size());
    for (YamlNode item : items) {
      pins.add(pin(item.asMapping("an item of 'place'").fields("place", ON, NODE)));
    }
    return pins;
  }

  private PinSpec pin(Fields fields) {
    fields.required(ON);
    NodeChoice choice = choice(fields);
    List<Integer> devices = new ArrayList<>();
    for (Node node : selectors.nodes(fields, ON)) {
      Earlier before =
          earlier.putIfAbsent(node.index(), new Earlier(choice, fields.place(ON).line()));
      if (before != null && !before.choice().equals(choice)) {
        throw fields.refuse(
            ON,
            "'"
                + node.name()
                + "', which line "
                + before.line()
                + " places on a node with "
                + before.choice(),
            "one place for each device");
      }
      devices.add(node.index());
    }
    return new PinSpec(devices, choice);
  }

  private static NodeChoice choice(Fields fields) {
    if (!(fields.required(NODE) instanceof YamlMapping mapping)) {
      return new NodeChoice(fields.required(NODE, NodeNames::check), new TreeMap<>());
    }
    SortedMap<String, String> labels = new TreeMap<>();
    for (YamlEntry label : mapping.entries()) {
      try {
        NodeNames.check(label.key());
      } catch (ValueFormatException malformed) {
        throw DocumentException.ofValue(label.place(), "a label in 'node'", malformed);
      }
      String what = "'" + label.key() + "' in 'node'";
      labels.put(label.key(), label.value().asScalar(what).as(what, NodeNames::check));
    }
    if (labels.isEmpty()) {
      throw fields.refuse(NODE, "no label for 'node'", "a node's name, or labels as in {zone: a}");
    }
    return new NodeChoice(null, labels);
  }
}
