package io.actornet.topology.document;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Prints a document as YAML for people: the outline in blocks, small things on one line.
 *
 * <p>Values are maps (with text keys), collections, text, numbers, booleans, null and {@link
 * YamlNode}s, in any mixture. The same values always print the same.
 */
public final class YamlWriter {
  private static final int WIDTH = 100;

  /** In the outermost levels of maps only lists and maps of single values go on one line. */
  private static final int OUTLINE_LEVELS = 3;

  private static final int DEEPEST_ON_ONE_LINE = 3;

  private final Resolver resolver = new Resolver();

  private YamlWriter() {}

  /** The document as text that ends with a line feed. */
  public static String write(Object document) {
    StringWriter out = new StringWriter();
    write(document, out);
    return out.toString();
  }

  /**
   * Writes the document.
   *
   * @throws UncheckedIOException if {@code out} fails
   */
  public static void write(Object document, Writer out) {
    DumperOptions options = new DumperOptions();
    options.setSplitLines(false);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    options.setLineBreak(DumperOptions.LineBreak.UNIX);
    try {
      new Yaml(options).serialize(new YamlWriter().printable(document, 0).node(), out);
      out.flush();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Printable printable(Object value, int level) {
    return switch (value) {
      case null -> scalar("null", Tag.NULL);
      case YamlScalar scalar ->
          scalar(
              scalar.text(),
              scalar.quoted() ? Tag.STR : resolver.resolve(NodeId.scalar, scalar.text(), true));
      case YamlSequence sequence -> sequence(sequence.items(), level);
      case YamlMapping mapping -> {
        List<Map.Entry<String, ?>> entries = new ArrayList<>();
        mapping.entries().forEach(entry -> entries.add(Map.entry(entry.key(), entry.value())));
        yield mapping(entries, level);
      }
      case Map<?, ?> map -> {
        List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
        yield mapping(entries, level);
      }
      case Collection<?> collection -> sequence(collection, level);
      case Boolean flag -> scalar(flag.toString(), Tag.BOOL);
      case Number number ->
          scalar(number.toString(), resolver.resolve(NodeId.scalar, number.toString(), true));
      default -> scalar(value.toString(), Tag.STR);
    };
  }

  private static Printable scalar(String text, Tag tag) {
    // Quoted singly, a line separator of any kind would be folded into a space.
    ScalarStyle style =
        text.codePoints().anyMatch(YamlWriter::breaksLines)
            ? ScalarStyle.DOUBLE_QUOTED
            : ScalarStyle.PLAIN;
    return new Printable(new ScalarNode(tag, text, null, null, style), 0, text.length() + 2);
  }

  private static boolean breaksLines(int codePoint) {
    return Character.isISOControl(codePoint) || codePoint == 0x2028 || codePoint == 0x2029;
  }

  private Printable sequence(Collection<?> items, int level) {
    List<Node> nodes = new ArrayList<>(items.size());
    int height = 0;
    int width = 2;
    for (Object item : items) {
      Printable printable = printable(item, Math.max(level + 1, OUTLINE_LEVELS));
      nodes.add(printable.node());
      height = Math.max(height, printable.height());
      width += printable.width();
    }
    FlowStyle style = style(level, height + 1, width);
    return new Printable(new SequenceNode(Tag.SEQ, nodes, style), height + 1, width);
  }

  private Printable mapping(List<? extends Map.Entry<?, ?>> entries, int level) {
    List<NodeTuple> tuples = new ArrayList<>(entries.size());
    int height = 0;
    int width = 2;
    for (Map.Entry<?, ?> entry : entries) {
      Printable key = scalar(entry.getKey().toString(), Tag.STR);
      Printable value = printable(entry.getValue(), level + 1);
      tuples.add(new NodeTuple(key.node(), value.node()));
      height = Math.max(height, value.height());
      width += key.width() + value.width();
    }
    FlowStyle style = style(level, height + 1, width);
    return new Printable(new MappingNode(Tag.MAP, tuples, style), height + 1, width);
  }

  private static FlowStyle style(int level, int height, int width) {
    int highest = level < OUTLINE_LEVELS ? 1 : DEEPEST_ON_ONE_LINE;
    boolean oneLine = level > 0 && height <= highest && width + 2 * level <= WIDTH;
    return oneLine ? FlowStyle.FLOW : FlowStyle.BLOCK;
  }

  /**
   * A node with what decides how it is printed.
   *
   * @param height levels of lists and maps in it, itself included
   * @param width roughly its characters on one line
   */
  private record Printable(Node node, int height, int width) {}
}
