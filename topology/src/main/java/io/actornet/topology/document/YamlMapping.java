package io.actornet.topology.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A mapping of keys to values, in the order they were written; every key once. */
public final class YamlMapping implements YamlNode {
  private final Place place;
  private final Map<String, YamlEntry> entries;

  /**
   * @throws DocumentException if a key occurs twice
   */
  public YamlMapping(Place place, List<YamlEntry> entries) {
    this.place = place;
    this.entries = LinkedHashMap.newLinkedHashMap(entries.size());
    for (YamlEntry entry : entries) {
      YamlEntry earlier = this.entries.putIfAbsent(entry.key(), entry);
      if (earlier != null) {
        throw new DocumentException(
            entry.place(),
            "duplicate key " + DocumentException.quote(entry.key()),
            "every key once (it stands in line " + earlier.place().line() + " already)");
      }
    }
  }

  @Override
  public Place place() {
    return place;
  }

  /** All keys with their values, as written. */
  public List<YamlEntry> entries() {
    return new ArrayList<>(entries.values());
  }

  /** All keys, as written. */
  public Iterable<String> keys() {
    return Collections.unmodifiableMap(entries).keySet();
  }

  /** The number of keys. */
  public int size() {
    return entries.size();
  }

  /** The value of a key, or null. */
  public YamlNode get(String key) {
    YamlEntry entry = entries.get(key);
    return entry == null ? null : entry.value();
  }

  /** The key with its value, or null. */
  public YamlEntry entry(String key) {
    return entries.get(key);
  }

  /**
   * Reads this mapping as one that may have certain keys only.
   *
   * @param what what it describes, for messages: {@code link}
   * @param known the keys it may have, most important first
   * @throws DocumentException if it has another
   */
  public Fields fields(String what, String... known) {
    return fields(what, List.of(known));
  }

  /** As {@link #fields(String, String...)}. */
  public Fields fields(String what, List<String> known) {
    for (YamlEntry entry : entries.values()) {
      if (!known.contains(entry.key())) {
        throw new DocumentException(
            entry.place(),
            "unknown key " + DocumentException.quote(entry.key()) + " in " + what,
            "one of: " + String.join(", ", known) + Suggestions.hint(entry.key(), known));
      }
    }
    return new Fields(this, what);
  }

  @Override
  public String describe() {
    return "a mapping";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof YamlMapping mapping
        && place.equals(mapping.place)
        && entries().equals(mapping.entries());
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }
}
