package io.actornet.emulator.experiment;

import static io.actornet.emulator.experiment.KnownCounters.LOCAL;
import static io.actornet.emulator.experiment.KnownCounters.REMOTE;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Fields;
import io.actornet.topology.document.Suggestions;
import io.actornet.topology.document.YamlEntry;
import io.actornet.topology.document.YamlMapping;
import io.actornet.topology.document.YamlNode;
import io.actornet.topology.document.YamlScalar;
import io.actornet.topology.document.YamlSequence;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.Node;
import io.actornet.topology.selector.Selectors;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.ValueFormatException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads {@code expect:}, as {@code {http.responses: {status: 200, on: browser}, is: "== 1"}}. */
final class ExpectationsReader {
  private static final String FLOW = "flow";
  private static final String FORM =
      "a counter and 'is', such as {http.responses: {status: 200, on: browser}, is: \"== 1\"}";

  private final Network network;
  private final Selectors selectors;
  private final SortedMap<String, SortedSet<String>> known;
  private final boolean othersPossible;

  /**
   * @param known the labels of each counter that there can be, by its name
   * @param othersPossible whether a user's class may count what is not known here
   */
  ExpectationsReader(
      Network network,
      Selectors selectors,
      SortedMap<String, SortedSet<String>> known,
      boolean othersPossible) {
    this.network = network;
    this.selectors = selectors;
    this.known = known;
    this.othersPossible = othersPossible;
  }

  List<ExpectationSpec> read(List<YamlNode> items) {
    List<ExpectationSpec> expectations = new ArrayList<>(items.size());
    for (YamlNode item : items) {
      expectations.add(expectation(item.asMapping("an expectation")));
    }
    return expectations;
  }

  private ExpectationSpec expectation(YamlMapping mapping) {
    List<YamlEntry> counters =
        mapping.entries().stream().filter(entry -> !entry.key().equals("is")).toList();
    if (counters.size() != 1) {
      throw new DocumentException(
          counters.isEmpty() ? mapping.place() : counters.get(1).place(),
          counters.size() + " counters in an expectation",
          FORM);
    }
    YamlEntry counter = counters.getFirst();
    Comparison comparison =
        mapping.fields("expectation", counter.key(), "is").required("is", Comparison::parse);
    checkName(counter);
    YamlMapping narrowed =
        counter.value().isNothing()
            ? new YamlMapping(counter.place(), List.of())
            : counter.value().asMapping("'" + counter.key() + "' in expectation");
    SortedMap<String, SortedSet<String>> labels = new TreeMap<>();
    StringBuilder words = new StringBuilder();
    for (YamlEntry entry : narrowed.entries()) {
      words.append(words.isEmpty() ? "" : ", ").append(entry.key()).append('=');
      words.append(words(entry.value()));
      if (!entry.key().equals("on")) {
        label(counter.key(), entry, labels);
      }
    }
    return new ExpectationSpec(
        counter.key(),
        devices(narrowed),
        labels,
        comparison,
        counter.key() + (words.isEmpty() ? "" : "{" + words + "}"),
        mapping.place().toString());
  }

  private void checkName(YamlEntry counter) {
    if (!known.containsKey(counter.key()) && !othersPossible) {
      throw new DocumentException(
          counter.place(),
          "unknown counter '" + counter.key() + "' in expectation",
          "one of those in docs/experiment.md" + Suggestions.hint(counter.key(), known.keySet()));
    }
  }

  private void label(String counter, YamlEntry entry, SortedMap<String, SortedSet<String>> labels) {
    SortedSet<String> knownLabels = known.get(counter);
    String name = "'" + entry.key() + "' in " + counter;
    if (entry.key().equals(FLOW) && (knownLabels == null || knownLabels.contains(LOCAL))) {
      String[] ends = entry.value().asScalar(name).as(name, ExpectationsReader::flow);
      YamlScalar flow = entry.value().asScalar(name);
      labels.put(LOCAL, flow.as(name, _ -> addresses(ends[0])));
      labels.put(REMOTE, flow.as(name, _ -> addresses(ends[1])));
      return;
    }
    if (knownLabels != null && !knownLabels.contains(entry.key())) {
      throw new DocumentException(
          entry.place(),
          name + ", which is not counted by that",
          "one of: " + String.join(", ", possible(knownLabels)));
    }
    boolean address = entry.key().equals(LOCAL) || entry.key().equals(REMOTE);
    labels.put(
        entry.key(),
        entry
            .value()
            .asScalar(name)
            .as(name, text -> address ? addresses(text) : new TreeSet<>(List.of(text))));
  }

  private static List<String> possible(SortedSet<String> labels) {
    List<String> possible = new ArrayList<>(List.of("on"));
    possible.addAll(labels);
    if (labels.contains(LOCAL)) {
      possible.add(FLOW);
    }
    return possible;
  }

  private static String[] flow(String text) {
    String[] ends = text.split("\\s*->\\s*", -1);
    if (ends.length != 2) {
      throw new ValueFormatException(text, "a flow from one host to another: browser->web");
    }
    return ends;
  }

  /** All addresses of a node, or the one that is written. */
  private SortedSet<String> addresses(String text) {
    Node node = network.node(text);
    if (node == null) {
      try {
        return new TreeSet<>(List.of(Ipv4Address.parse(text).toString()));
      } catch (ValueFormatException notAddress) {
        throw new ValueFormatException(text, "the name of a node or an IPv4 address");
      }
    }
    SortedSet<String> addresses = new TreeSet<>();
    for (NetworkInterface each : node.interfaces()) {
      Ipv4Address address = each.address() != null ? each.address() : each.reserved();
      if (address != null) {
        addresses.add(address.toString());
      }
    }
    return addresses;
  }

  private BitSet devices(YamlMapping narrowed) {
    if (narrowed.get("on") == null) {
      return null;
    }
    List<String> keys = new ArrayList<>();
    narrowed.keys().forEach(keys::add);
    Fields fields = narrowed.fields("expectation", keys);
    BitSet devices = new BitSet(network.nodes().size());
    for (Node node : selectors.nodes(fields, "on")) {
      devices.set(node.index());
    }
    if (devices.isEmpty()) {
      throw fields.refuse("on", "no device", "a selector such as browser, web* or kind:router");
    }
    return devices;
  }

  private static String words(YamlNode value) {
    return switch (value) {
      case YamlScalar scalar -> scalar.text();
      case YamlSequence sequence ->
          sequence.items().stream().map(ExpectationsReader::words).collect(Collectors.joining("|"));
      case YamlMapping mapping -> mapping.describe();
    };
  }
}
