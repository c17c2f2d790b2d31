package io.actornet.topology.importer;

import io.actornet.topology.model.NetworkBuilder;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names for nodes, made of the labels that people gave them: accents are dropped, whatever a name
 * may not hold becomes a hyphen, and of several that are equal then, the later ones get {@code -2},
 * {@code -3}, ….
 */
final class NodeNames {
  private static final int LONGEST = 60;
  private static final Map<Character, String> TRANSLITERATIONS =
      Map.of(
          'ß', "ss", 'ø', "o", 'Ø', "O", 'æ', "ae", 'Æ', "Ae", 'ł', "l", 'Ł', "L", 'đ', "d", 'ı',
          "i");

  private final NetworkBuilder builder;
  private final List<String> suffixes;
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private int numbered;

  /**
   * @param builder whose nodes' names are taken
   * @param suffixes what is appended for further nodes; a name is given only if all are free
   */
  NodeNames(NetworkBuilder builder, List<String> suffixes) {
    this.builder = builder;
    this.suffixes = suffixes;
  }

  /** A name that nobody else has. */
  String unique(String base) {
    String name = base;
    while (isTaken(name)) {
      name = base + "-" + numbers.merge(base, 2, (number, first) -> number + 1);
    }
    taken.add(name);
    for (String suffix : suffixes) {
      taken.add(name + suffix);
    }
    numbered += name.equals(base) ? 0 : 1;
    return name;
  }

  /** How many names had to be told apart by a number. */
  int numbered() {
    return numbered;
  }

  private boolean isTaken(String name) {
    boolean free = !taken.contains(name) && !builder.hasNode(name);
    for (String suffix : suffixes) {
      free = free && !taken.contains(name + suffix) && !builder.hasNode(name + suffix);
    }
    return !free;
  }

  /** The letters, digits and dots of a label, joined by hyphens; empty if there are none. */
  static String sanitised(String label) {
    StringBuilder name = new StringBuilder();
    String decomposed = Normalizer.normalize(label, Normalizer.Form.NFD);
    for (int i = 0; i < decomposed.length() && name.length() < LONGEST; i++) {
      char c = decomposed.charAt(i);
      String transliterated = TRANSLITERATIONS.get(c);
      if (transliterated != null) {
        name.append(transliterated);
      } else if (isPlain(c)) {
        name.append(c);
      } else if (Character.getType(c) != Character.NON_SPACING_MARK
          && !name.isEmpty()
          && isPlain(name.charAt(name.length() - 1))) {
        name.append(c == '.' || c == '_' ? c : '-');
      }
    }
    while (!name.isEmpty() && !isPlain(name.charAt(name.length() - 1))) {
      name.setLength(name.length() - 1);
    }
    return name.toString();
  }

  private static boolean isPlain(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }
}
