package io.actornet.topology.selector;

import io.actornet.topology.document.Suggestions;
import io.actornet.topology.value.ValueFormatException;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/** Sorted names that patterns select from. */
final class NameIndex {
  private static final int EXAMPLES = 3;

  private final String what;
  private final List<String> names;

  /**
   * @param what what a name is of, with its article: {@code a node}
   * @param names sorted; a name's place is what is selected
   */
  NameIndex(String what, List<String> names) {
    this.what = what;
    this.names = names;
  }

  /**
   * Adds the places of all names that a pattern stands for.
   *
   * @throws ValueFormatException if a name that it lists does not exist, or none matches
   */
  void select(NamePattern pattern, BitSet selected) {
    if (!pattern.isOpen()) {
      pattern.forEachName(name -> selected.set(require(name, pattern)));
      return;
    }
    boolean any = false;
    for (int i = 0; i < names.size(); i++) {
      if (pattern.matches(names.get(i))) {
        selected.set(i);
        any = true;
      }
    }
    if (!any) {
      throw new ValueFormatException(
          pattern.toString(),
          "a pattern that matches " + what + examples(pattern.toString().replaceAll("[*?]", "")));
    }
  }

  private int require(String name, NamePattern pattern) {
    int place = Collections.binarySearch(names, name);
    if (place < 0) {
      String missing = name.equals(pattern.toString()) ? "" : "; '" + name + "' does not exist";
      throw new ValueFormatException(pattern.toString(), what + examples(name) + missing);
    }
    return place;
  }

  private String examples(String nearly) {
    String hint = Suggestions.hint(nearly, names);
    if (!hint.isEmpty() || names.isEmpty()) {
      return hint.isEmpty() ? ", but there is none" : hint;
    }
    List<String> some = names.subList(0, Math.min(EXAMPLES, names.size()));
    return " such as " + String.join(", ", some) + (names.size() > EXAMPLES ? ", …" : "");
  }
}
