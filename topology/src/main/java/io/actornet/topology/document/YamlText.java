package io.actornet.topology.document;

import java.util.List;
import java.util.Locale;

/** How a text is written in YAML: as it is where that is safe, otherwise in quotes. */
final class YamlText {
  /** Words that YAML 1.1 or 1.2 takes for something other than text. */
  private static final List<String> WORDS =
      List.of("true", "false", "yes", "no", "on", "off", "y", "n", "null", ".inf", ".nan");

  private YamlText() {}

  /** Writes a key; keys are text whatever they look like. */
  static void appendKey(StringBuilder out, String key) {
    append(out, key, isPlain(key));
  }

  /** Writes text so that nobody takes it for a number or a word. */
  static void append(StringBuilder out, String text) {
    append(out, text, isPlain(text) && !looksLikeOther(text));
  }

  /** Writes a value of a document as it was: a number stays one. */
  static void append(StringBuilder out, YamlScalar scalar) {
    if (scalar.isNull()) {
      out.append("null");
    } else if (scalar.quoted()) {
      append(out, scalar.text());
    } else {
      append(out, scalar.text(), isPlain(scalar.text()));
    }
  }

  private static void append(StringBuilder out, String text, boolean plain) {
    if (plain) {
      out.append(text);
    } else if (text.chars().allMatch(YamlText::isPrintable)) {
      out.append('\'').append(text.replace("'", "''")).append('\'');
    } else {
      appendEscaped(out, text);
    }
  }

  private static void appendEscaped(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> {
          if (isPrintable(c) || Character.isSurrogate(c)) {
            out.append(c);
          } else {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          }
        }
      }
    }
    out.append('"');
  }

  /** Whether a character may stand in single quotes, where line ends would be folded. */
  private static boolean isPrintable(int c) {
    boolean breaksLines = c == 0x2028 || c == 0x2029;
    return c >= 0x20 && c < 0x7f
        || c >= 0xa0 && c < 0xd800 && !breaksLines
        || c >= 0xe000 && c < 0xfffe && c != 0xfeff;
  }

  /** Whether a text may stand without quotes anywhere, even in brackets. */
  private static boolean isPlain(String text) {
    if (text.isEmpty() || !isInner(text.charAt(0)) || "=<>*?%!-".indexOf(text.charAt(0)) >= 0) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean space = c == ' ' && i + 1 < text.length() && isInner(text.charAt(i + 1));
      if (!isInner(c) && !space) {
        return false;
      }
    }
    return true;
  }

  private static boolean isInner(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || "_./+-=<>*?%!();$^".indexOf(c) >= 0;
  }

  private static boolean looksLikeOther(String text) {
    char first = text.charAt(0);
    boolean numeric = first >= '0' && first <= '9' || first == '.' || first == '+';
    if (!numeric || text.startsWith(".n") || text.startsWith(".i")) {
      return WORDS.contains(text.toLowerCase(Locale.ROOT));
    }
    int dots = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.digit(c, 16) < 0 && "xXoO_.+-".indexOf(c) < 0) {
        return false;
      }
      dots += c == '.' ? 1 : 0;
    }
    return dots < 2;
  }
}
