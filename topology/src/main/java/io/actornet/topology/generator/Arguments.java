package io.actornet.topology.generator;

import io.actornet.topology.model.InvalidNetworkException;
import io.actornet.topology.value.JitterDistribution;
import io.actornet.topology.value.LinkSettings;
import io.actornet.topology.value.QueueLimit;
import io.actornet.topology.value.ValueFormatException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The values of a generator's parameters: what the user set, and defaults for the rest. */
public final class Arguments {
  private final Generator generator;
  private final Map<String, Object> values = new HashMap<>();

  /**
   * @param texts by the name of the parameter
   * @throws InvalidNetworkException if a parameter is unknown or missing, or a text is no value of
   *     it
   */
  Arguments(Generator generator, Map<String, String> texts) {
    this.generator = generator;
    Map<String, String> left = new TreeMap<>(texts);
    for (Parameter parameter : generator.parameters()) {
      String given = left.remove(parameter.name());
      String text = given != null ? given : parameter.defaultText();
      if (text == null) {
        throw invalid("no '" + parameter.name() + "', expected " + parameter.meaning());
      }
      try {
        values.put(parameter.name(), parameter.parse(text));
      } catch (ValueFormatException wrong) {
        throw invalid("'" + parameter.name() + "': " + wrong.getMessage());
      }
    }
    if (!left.isEmpty()) {
      throw invalid(
          "found the parameter '"
              + left.keySet().iterator().next()
              + "', expected one of "
              + generator.parameters().stream()
                  .map(Parameter::name)
                  .collect(Collectors.joining(", ")));
    }
  }

  /** The value of a {@link Parameter.Count}, or the place of a {@link Parameter.Choice}. */
  int count(String parameter) {
    return Math.toIntExact((Long) values.get(parameter));
  }

  /** The value of a {@link Parameter.Share}, 0 to 1. */
  double share(String parameter) {
    return (Long) values.get(parameter) / Parameter.ONE;
  }

  /** Refuses what would have more nodes than a generator may make. */
  void requireNodes(long nodes) {
    if (nodes > Generators.MOST_NODES) {
      throw invalid("found " + nodes + " nodes, expected " + Generators.MOST_NODES + " at most");
    }
  }

  /** The settings of a group of links, see {@link Parameter#link}. */
  LinkSettings link(String group) {
    String prefix = group.isEmpty() ? "" : group + "-";
    QueueLimit limit = (QueueLimit) values.get(prefix + "limit");
    return new LinkSettings(
        (Long) values.get(prefix + "rate"),
        (Long) values.get(prefix + "delay"),
        0,
        JitterDistribution.UNIFORM,
        0,
        limit.packets(),
        limit.bytes());
  }

  /** The complaint about a combination of arguments. */
  InvalidNetworkException invalid(String reason) {
    return new InvalidNetworkException(generator.name() + ": " + reason);
  }
}
