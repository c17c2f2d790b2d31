package io.actornet.topology.reader;

import io.actornet.topology.document.Fields;
import io.actornet.topology.document.Values;
import io.actornet.topology.document.YamlMapping;
import io.actornet.topology.model.RoutingRules;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads and writes {@code routing: {by: hops, multipath: true}}. */
final class RoutingReader {
  static final String KEY = "routing";
  private static final String BY = "by";
  private static final String MULTIPATH = "multipath";

  private RoutingReader() {}

  /** The rules of a topology section; the usual ones where it says nothing. */
  static RoutingRules read(Fields topology) {
    YamlMapping mapping = topology.optionalMapping(KEY);
    if (mapping == null) {
      return RoutingRules.DEFAULT;
    }
    Fields fields = mapping.fields(KEY, BY, MULTIPATH);
    RoutingRules usual = RoutingRules.DEFAULT;
    return new RoutingRules(
        fields.optional(BY, usual.metric(), Values.choice(RoutingRules.Metric.class)),
        fields.optional(MULTIPATH, usual.multipath(), Values::flag));
  }

  /** What {@link #read} makes the same rules of; nothing for the usual ones. */
  static Map<String, Object> words(RoutingRules rules) {
    if (rules.equals(RoutingRules.DEFAULT)) {
      return Map.of();
    }
    Map<String, Object> words = new LinkedHashMap<>();
    words.put(BY, Values.word(rules.metric()));
    words.put(MULTIPATH, rules.multipath());
    return Map.of(KEY, words);
  }
}
