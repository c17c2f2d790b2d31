package io.actornet.topology.document;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.Constant;

/**
 * A whole text as SnakeYAML's scanner reads it.
 *
 * <p>Its own reader looks at a text through a window, which it copies for each thousand characters
 * that a value is longer: the time that a value of 20 MB takes grows with its square. Here the text
 * is at hand already. Characters beyond 16 bits count as two, which only moves columns.
 */
final class YamlCharacters extends StreamReader {
  private static final String FILE = "";
  private static final int[] NO_SNIPPET = {};

  private final String text;
  private int at;
  private int line;
  private int column;
  private int documentStart;

  /**
   * Reads a text.
   *
   * @throws ReaderException if there is a character that YAML does not know
   */
  YamlCharacters(String text) {
    super("");
    this.text = text;
    int width;
    for (int i = 0; i < text.length(); i += width) {
      int character = text.codePointAt(i);
      width = Character.charCount(character);
      if (!isPrintable(character)) {
        throw new ReaderException(FILE, i, character, "not allowed");
      }
    }
  }

  @Override
  public Mark getMark() {
    return new Mark(FILE, getDocumentIndex(), line, column, NO_SNIPPET, 0);
  }

  @Override
  public void forward() {
    forward(1);
  }

  @Override
  public void forward(int length) {
    int end = Math.min(text.length(), at + length);
    while (at < end) {
      char character = text.charAt(at++);
      if (Constant.LINEBR.has(character) || character == '\r' && peek() != '\n') {
        line++;
        column = 0;
      } else if (character != '\ufeff') {
        column++;
      }
    }
  }

  @Override
  public int peek() {
    return peek(0);
  }

  @Override
  public int peek(int index) {
    int where = at + index;
    return where < text.length() ? text.charAt(where) : '\0';
  }

  @Override
  public String prefix(int length) {
    return text.substring(at, Math.min(text.length(), at + length));
  }

  @Override
  public String prefixForward(int length) {
    String prefix = prefix(length);
    at += prefix.length();
    column += prefix.length(); // it never spans lines
    return prefix;
  }

  @Override
  public int getColumn() {
    return column;
  }

  @Override
  public int getDocumentIndex() {
    return at - documentStart;
  }

  @Override
  public void resetDocumentIndex() {
    documentStart = at;
  }

  @Override
  public int getIndex() {
    return at;
  }

  @Override
  public int getLine() {
    return line;
  }
}
