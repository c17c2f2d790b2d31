package io.actornet.topology.document;

import java.util.List;
import java.util.function.Function;

/**
 * The values of a mapping whose keys are known to be good, each read as what it must be.
 *
 * <p>A parser is a function from text that throws {@link
 * io.actornet.topology.value.ValueFormatException}, such as {@code Units::parseNanos} or those of
 * {@link Values}. Every method throws {@link DocumentException} for what does not fit.
 */
public final class Fields {
  private final YamlMapping mapping;
  private final String what;

  Fields(YamlMapping mapping, String what) {
    this.mapping = mapping;
    this.what = what;
  }

  /** The mapping itself. */
  public YamlMapping mapping() {
    return mapping;
  }

  /** Where the mapping begins. */
  public Place place() {
    return mapping.place();
  }

  /** Whether a key was written, with or without a value. */
  public boolean has(String key) {
    return mapping.get(key) != null;
  }

  /** Where a key's value stands; the mapping's place when it is absent. */
  public Place place(String key) {
    YamlNode value = mapping.get(key);
    return value == null ? mapping.place() : value.place();
  }

  /** The value of a key that must be there. */
  public YamlNode required(String key) {
    YamlNode value = mapping.get(key);
    if (value == null) {
      throw new DocumentException(
          mapping.place(), what + " without '" + key + "'", "a value for it");
    }
    return value;
  }

  /** The parsed value of a key that must be there. */
  public <T> T required(String key, Function<String, T> parser) {
    return required(key).asScalar(name(key)).as(name(key), parser);
  }

  /** The value of a key that may be there; null when it is not, or nothing follows it. */
  public YamlNode optional(String key) {
    YamlNode value = mapping.get(key);
    return value == null || value.isNothing() ? null : value;
  }

  /** The parsed value of a key that may be there, or the fallback, which may be null. */
  public <T> T optional(String key, T fallback, Function<String, T> parser) {
    YamlNode value = mapping.get(key);
    return value == null ? fallback : value.asScalar(name(key)).as(name(key), parser);
  }

  /** The mapping under a key that must be there. */
  public YamlMapping requiredMapping(String key) {
    return required(key).asMapping(name(key));
  }

  /** The mapping under a key; null when it is absent or nothing follows it. */
  public YamlMapping optionalMapping(String key) {
    YamlNode value = optional(key);
    return value == null ? null : value.asMapping(name(key));
  }

  /** The items of the list under a key; none when it is absent or nothing follows it. */
  public List<YamlNode> items(String key) {
    YamlNode value = optional(key);
    return value == null ? List.of() : value.asSequence(name(key)).items();
  }

  /** The single value, or the list of them, under a key; none when it is absent. */
  public List<YamlScalar> scalars(String key) {
    YamlNode value = optional(key);
    return switch (value) {
      case null -> List.of();
      case YamlSequence sequence ->
          sequence.items().stream().map(item -> item.asScalar("an item of " + name(key))).toList();
      case YamlScalar scalar -> List.of(scalar);
      case YamlMapping map -> List.of(map.asScalar(name(key)));
    };
  }

  /** An exception to throw at the place of a key's value. */
  public DocumentException refuse(String key, String found, String expected) {
    return new DocumentException(place(key), found, expected);
  }

  /** How messages name a value: {@code 'delay' in link}. */
  public String name(String key) {
    return "'" + key + "' in " + what;
  }
}
