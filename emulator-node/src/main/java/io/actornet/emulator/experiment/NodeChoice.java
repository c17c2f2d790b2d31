package io.actornet.emulator.experiment;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which nodes of a cluster may run something.
 *
 * @param name of the node; null where labels say it
 * @param labels that the node must have, all of them; none where the name says it
 */
public record NodeChoice(String name, SortedMap<String, String> labels) {
  public NodeChoice {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }

  /** Whether a node is one of them. */
  public boolean includes(String nodeName, Map<String, String> nodeLabels) {
    return name != null
        ? name.equals(nodeName)
        : nodeLabels.entrySet().containsAll(labels.entrySet());
  }

  /** For sentences: {@code the name lab1}, {@code the label zone=a}. */
  @Override
  public String toString() {
    if (name != null) {
      return "the name " + name;
    }
    String pairs =
        labels.entrySet().stream()
            .map(label -> label.getKey() + "=" + label.getValue())
            .collect(Collectors.joining(" and "));
    return (labels.size() == 1 ? "the label " : "the labels ") + pairs;
  }
}
