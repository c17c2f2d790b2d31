package io.actornet.topology.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.Collection;
import java.util.Map;

/**
 * Prints a document as YAML for people: the outline in blocks, small things on one line.
 *
 * <p>Values are maps (with text keys), collections, text, numbers, booleans, null and {@link
 * YamlNode}s, in any mixture. The same values always print the same. Written by hand because
 * SnakeYAML's emitter takes tens of seconds for the document of 100,000 hosts.
 */
public final class YamlWriter {
  private static final int WIDTH = 100;

  /** In the outermost levels of maps only lists and maps of single values go on one line. */
  private static final int OUTLINE_LEVELS = 3;

  private static final int DEEPEST_ON_ONE_LINE = 3;

  private final StringBuilder out = new StringBuilder();

  private YamlWriter() {}

  /** The document as text that ends with a line feed. */
  public static String write(Object document) {
    YamlWriter writer = new YamlWriter();
    Object root = plain(document);
    if (isEmptyOrScalar(root)) {
      writer.onOneLine(root, 0, Integer.MAX_VALUE);
      writer.out.append('\n');
    } else {
      writer.block(root, 0, 0, true);
    }
    return writer.out.toString();
  }

  /**
   * Writes the document.
   *
   * @throws UncheckedIOException if {@code to} fails
   */
  public static void write(Object document, Writer to) {
    try {
      to.append(write(document));
      to.flush();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A document's node as the list or the entries that it consists of; anything else as it is. */
  private static Object plain(Object value) {
    return switch (value) {
      case YamlSequence sequence -> sequence.items();
      case YamlMapping mapping ->
          new Entries(
              mapping.entries().stream()
                  .map(entry -> new SimpleImmutableEntry<>(entry.key(), entry.value()))
                  .toList());
      case Map<?, ?> map -> new Entries(map.entrySet());
      case null -> null;
      default -> value;
    };
  }

  private static boolean isEmptyOrScalar(Object value) {
    return switch (value) {
      case Entries entries -> entries.all().isEmpty();
      case Collection<?> items -> items.isEmpty();
      case null, default -> true;
    };
  }

  /**
   * Writes a list or map in lines of its own.
   *
   * @param indented whether the first line has its indentation already
   */
  private void block(Object value, int level, int indent, boolean indented) {
    boolean first = indented;
    if (value instanceof Entries entries) {
      for (Map.Entry<?, ?> entry : entries.all()) {
        out.repeat(' ', first ? 0 : indent);
        first = false;
        YamlText.appendKey(out, entry.getKey().toString());
        out.append(':');
        afterKey(plain(entry.getValue()), level + 1, indent + 2);
      }
    } else if (value instanceof Collection<?> items) {
      for (Object item : items) {
        out.repeat(' ', first ? 0 : indent).append("- ");
        first = false;
        Object part = plain(item);
        int itemLevel = Math.max(level + 1, OUTLINE_LEVELS);
        if (fitsOnOneLine(part, itemLevel)) {
          out.append('\n');
        } else {
          block(part, itemLevel, indent + 2, true);
        }
      }
    }
  }

  private void afterKey(Object value, int level, int indent) {
    out.append(' ');
    if (fitsOnOneLine(value, level)) {
      out.append('\n');
    } else {
      out.setLength(out.length() - 1);
      out.append('\n');
      block(value, level, indent, false);
    }
  }

  /** Writes a value behind what is on the line already, or nothing if it does not fit there. */
  private boolean fitsOnOneLine(Object value, int level) {
    int from = out.length();
    if (isEmptyOrScalar(value)) {
      return onOneLine(value, 0, Integer.MAX_VALUE);
    }
    int lineFrom = out.lastIndexOf("\n") + 1;
    boolean fits =
        onOneLine(value, level < OUTLINE_LEVELS ? 1 : DEEPEST_ON_ONE_LINE, lineFrom + WIDTH);
    if (!fits) {
      out.setLength(from);
    }
    return fits;
  }

  /**
   * Writes a value in brackets or braces, as far as it fits.
   *
   * @param levels of lists and maps that may stand in each other
   * @param end where {@code out} must not become longer
   */
  private boolean onOneLine(Object value, int levels, int end) {
    boolean fits = levels > 0 || isEmptyOrScalar(value);
    switch (value) {
      case null -> out.append("null");
      case Entries entries -> {
        String separator = "{";
        for (Map.Entry<?, ?> entry : entries.all()) {
          out.append(separator);
          YamlText.appendKey(out, entry.getKey().toString());
          out.append(": ");
          fits = fits && onOneLine(plain(entry.getValue()), levels - 1, end);
          if (!fits) {
            return false;
          }
          separator = ", ";
        }
        out.append(entries.all().isEmpty() ? "{}" : "}");
      }
      case Collection<?> items -> {
        String separator = "[";
        for (Object item : items) {
          out.append(separator);
          fits = fits && onOneLine(plain(item), levels - 1, end);
          if (!fits) {
            return false;
          }
          separator = ", ";
        }
        out.append(items.isEmpty() ? "[]" : "]");
      }
      case YamlScalar scalar -> YamlText.append(out, scalar);
      case Boolean flag -> out.append(flag.booleanValue());
      case Number number -> out.append(number);
      default -> YamlText.append(out, value.toString());
    }
    return fits && out.length() <= end;
  }

  private record Entries(Collection<? extends Map.Entry<?, ?>> all) {}
}
