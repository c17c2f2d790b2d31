package io.actornet.topology.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads a YAML (or JSON) file into {@link YamlNode}s.
 *
 * <p>Keys are text and occur once; tags mean nothing, merge keys only in files of others; anchors
 * and aliases work within bounds. Whatever cannot be read is one {@link DocumentException}.
 */
public final class YamlReader {
  private static final String EXPECTED = "a YAML file";
  private static final int DEEPEST_COMPOSED = 1_000;

  private YamlReader() {}

  /** Reads a file whose root must be a mapping, within the default limits. */
  public static YamlMapping read(Path file) {
    return read(file, DocumentLimits.DEFAULT);
  }

  /** Reads a file whose root must be a mapping. */
  public static YamlMapping read(Path file, DocumentLimits limits) {
    return parse(file.toString(), text(file, limits), limits, false);
  }

  /**
   * Reads text whose root must be a mapping, within the default limits.
   *
   * @param file what messages call it
   */
  public static YamlMapping parse(String file, String text) {
    return parse(file, text, DocumentLimits.DEFAULT, false);
  }

  /** As {@link #parse}, for files of others: there, merge keys ({@code <<}) have their meaning. */
  public static YamlMapping parseForeign(String file, String text) {
    return parse(file, text, DocumentLimits.DEFAULT, true);
  }

  private static YamlMapping parse(
      String file, String text, DocumentLimits limits, boolean merging) {
    Node root = compose(file, text, limits);
    if (root == null) {
      throw new DocumentException(Place.of(file), "an empty file", EXPECTED);
    }
    return new YamlTree(file, limits, merging).node(root).asMapping("the whole file");
  }

  /**
   * The text of a file of any kind.
   *
   * @throws DocumentException if it cannot be read, is too large or is not UTF-8
   */
  public static String text(Path file, DocumentLimits limits) {
    byte[] bytes;
    Place place = Place.of(file.toString());
    try (InputStream in = InputFile.open(file, place)) {
      bytes = in.readNBytes(limits.bytes() + 1);
    } catch (IOException unreadable) {
      throw InputFile.unreadable(place, unreadable);
    }
    if (bytes.length > limits.bytes()) {
      throw new DocumentException(
          place, "more than " + limits.bytes() + " bytes", "a file of no more than that");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
    } catch (CharacterCodingException malformed) {
      throw new DocumentException(
          Place.of(
              file.toString(),
              1 + lineFeeds(new String(bytes, 0, buffer.position(), StandardCharsets.UTF_8))),
          "bytes that are not UTF-8 text",
          "a text file");
    }
  }

  private static Node compose(String file, String text, DocumentLimits limits) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    // YamlTree says where a document is too deep; this is what a stack can bear.
    options.setNestingDepthLimit(DEEPEST_COMPOSED);
    // YamlTree counts what aliases stand for, which is what costs.
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    YamlCharacters characters;
    try {
      characters = new YamlCharacters(text);
    } catch (ReaderException notText) {
      throw new DocumentException(
          Place.of(file, 1 + lineFeeds(text.substring(0, notText.getPosition()))),
          String.format(Locale.ROOT, "not YAML: character U+%04X", notText.getCodePoint()),
          EXPECTED);
    }
    try {
      ParserImpl parser = new ParserImpl(characters, options);
      return new Composer(parser, new Resolver(), options).getSingleNode();
    } catch (MarkedYAMLException notYaml) {
      throw new DocumentException(place(file, notYaml), "not YAML: " + problem(notYaml), EXPECTED);
    } catch (YAMLException beyondLimit) {
      throw YamlTree.tooDeep(Place.of(file, characters.getLine() + 1), limits);
    }
  }

  private static Place place(String file, MarkedYAMLException notYaml) {
    var mark = notYaml.getProblemMark();
    return mark == null
        ? Place.of(file)
        : new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static String problem(MarkedYAMLException notYaml) {
    String context = notYaml.getContext();
    return context == null ? notYaml.getProblem() : context + ", " + notYaml.getProblem();
  }

  private static int lineFeeds(String text) {
    return (int) text.chars().filter(character -> character == '\n').count();
  }
}
