package io.actornet.topology.importer;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Place;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The characters of a text file in UTF-8, one after the other, with the line that they are on. Too
 * long a file and bytes that are no UTF-8 are refused where they are met.
 */
final class TextInput {
  /** What comes after the last character. */
  static final int END = -1;

  private static final int BYTE_ORDER_MARK = 0xfeff;

  private final String file;
  private final ImportLimits limits;
  private final BoundedInput bytes;
  private final BufferedReader reader;
  private int line;
  private int next;

  TextInput(InputStream in, String file, ImportLimits limits) throws IOException {
    this(in, file, 1, limits);
  }

  /**
   * @param firstLine where the text begins in the file
   */
  TextInput(InputStream in, String file, int firstLine, ImportLimits limits) throws IOException {
    this.file = file;
    line = firstLine;
    this.limits = limits;
    bytes = new BoundedInput(in, limits.bytes());
    reader =
        new BufferedReader(
            new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    next = fetch();
    if (next == BYTE_ORDER_MARK) {
      next = fetch();
    }
  }

  /** The line of the next character, from 1. */
  int line() {
    return line;
  }

  /** The next character, without taking it. */
  int peek() {
    return next;
  }

  /** Takes the next character. */
  int take() throws IOException {
    int taken = next;
    line += taken == '\n' ? 1 : 0;
    next = taken == END ? END : fetch();
    return taken;
  }

  /** Takes the rest of the line, without its end; null at the end of the file. */
  String takeLine() throws IOException {
    if (next == END) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    while (next != END && next != '\n') {
      text.append((char) take());
      requireLength(text);
    }
    take();
    int length = text.length();
    return length > 0 && text.charAt(length - 1) == '\r'
        ? text.substring(0, length - 1)
        : text.toString();
  }

  /** Takes all that is left. */
  String takeAll() throws IOException {
    StringBuilder text = new StringBuilder();
    while (next != END) {
      text.append((char) take());
    }
    return text.toString();
  }

  /** Passes over the rest of the line. */
  void skipLine() throws IOException {
    while (next != END && next != '\n') {
      take();
    }
  }

  /** Refuses a text that has become too long. */
  void requireLength(StringBuilder text) {
    if (text.length() > limits.textLength()) {
      throw refusal("found a longer text", limits.textLength() + " characters at most");
    }
  }

  /** The exception for what stands on the line of the next character. */
  DocumentException refusal(String found, String expected) {
    return new DocumentException(Place.of(file, line), found, expected);
  }

  private int fetch() throws IOException {
    try {
      return reader.read();
    } catch (CharacterCodingException malformed) {
      throw refusal("from about here on, bytes that are not UTF-8 text", "a text file in UTF-8");
    } catch (IOException failed) {
      if (bytes.isTooLong()) {
        throw new DocumentException(
            Place.of(file), "found a longer file", limits.bytes() + " bytes at most");
      }
      throw failed;
    }
  }
}
