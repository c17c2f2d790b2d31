package io.actornet.topology.document;

/** A node of a YAML document that remembers its place. */
public sealed interface YamlNode permits YamlMapping, YamlSequence, YamlScalar {
  /** Where it begins. */
  Place place();

  /** What it is, in the words of users: {@code a mapping}, {@code a list}, {@code nothing}, …. */
  String describe();

  /** Whether nothing was written: an empty value, {@code ~} or {@code null}. */
  default boolean isNothing() {
    return this instanceof YamlScalar scalar && scalar.isNull();
  }

  /**
   * This node as a mapping.
   *
   * @param what which value it is, such as {@code 'nodes' in topology}
   * @throws DocumentException if it is something else
   */
  default YamlMapping asMapping(String what) {
    if (this instanceof YamlMapping mapping) {
      return mapping;
    }
    throw mismatch(what, "a mapping of keys to values");
  }

  /** This node as a list; parameters and errors as {@link #asMapping}. */
  default YamlSequence asSequence(String what) {
    if (this instanceof YamlSequence sequence) {
      return sequence;
    }
    throw mismatch(what, "a list");
  }

  /** This node as a single value; parameters and errors as {@link #asMapping}. */
  default YamlScalar asScalar(String what) {
    if (this instanceof YamlScalar scalar && !scalar.isNull()) {
      return scalar;
    }
    throw mismatch(what, "a single value");
  }

  private DocumentException mismatch(String what, String expected) {
    return new DocumentException(place(), "found " + describe() + " for " + what, expected);
  }
}
