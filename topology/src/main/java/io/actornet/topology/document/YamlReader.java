package io.actornet.topology.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads a YAML (or JSON) file into {@link YamlNode}s.
 *
 * <p>Keys are text and occur once; tags mean nothing, merge keys only in files of others; anchors
 * and aliases work within bounds. Whatever cannot be read is one {@link DocumentException}.
 */
public final class YamlReader {
  private static final String EXPECTED = "a YAML file";

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
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(limits.bytes() + 1);
    } catch (NoSuchFileException missing) {
      throw new DocumentException(place, "no such file", "a file that exists");
    } catch (AccessDeniedException denied) {
      throw new DocumentException(place, "no permission to read it", "a readable file");
    } catch (IOException unreadable) {
      throw new DocumentException(
          place, "cannot be read (" + unreadable.getMessage() + ")", "a readable file");
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
          Place.of(file.toString(), lineAt(bytes, buffer.position())),
          "bytes that are not UTF-8 text",
          "a text file");
    }
  }

  private static Node compose(String file, String text, DocumentLimits limits) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setNestingDepthLimit(limits.depth());
    // YamlTree counts what aliases stand for, which is what costs.
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    try {
      return new Yaml(options).compose(new java.io.StringReader(text));
    } catch (MarkedYAMLException notYaml) {
      throw new DocumentException(place(file, notYaml), "not YAML: " + problem(notYaml), EXPECTED);
    } catch (ReaderException notText) {
      byte[] before = text.getBytes(StandardCharsets.UTF_32BE);
      throw new DocumentException(
          Place.of(file, lineAt(before, 4 * notText.getPosition())),
          String.format(Locale.ROOT, "not YAML: character U+%04X", notText.getCodePoint()),
          EXPECTED);
    } catch (YAMLException beyondLimit) {
      throw new DocumentException(
          Place.of(file),
          "nesting deeper than " + limits.depth() + " levels",
          "a document less deep");
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

  private static int lineAt(byte[] bytes, int position) {
    int line = 1;
    for (int i = 0; i < position && i < bytes.length; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }
}
