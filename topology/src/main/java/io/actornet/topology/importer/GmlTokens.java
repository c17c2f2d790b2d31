package io.actornet.topology.importer;

import java.io.IOException;

/** The tokens of a GML file (Himsolt, 1996): keys, numbers, texts in quotes and brackets. */
final class GmlTokens {
  /** What a token is. */
  enum Kind {
    KEY,
    NUMBER,
    TEXT,
    OPEN,
    CLOSE,
    END
  }

  private static final String EXPECTED =
      "a GML file: keys with numbers, texts in \" or lists in [ ]";
  private static final int LONGEST_ENTITY = 10;

  private final TextInput input;
  private final StringBuilder text = new StringBuilder();
  private Kind kind;
  private int line;

  GmlTokens(TextInput input) {
    this.input = input;
  }

  /** Goes on to the next token. */
  Kind next() throws IOException {
    skipBlanks();
    line = input.line();
    text.setLength(0);
    int first = input.peek();
    if (first == TextInput.END) {
      kind = Kind.END;
    } else if (first == '[' || first == ']') {
      kind = input.take() == '[' ? Kind.OPEN : Kind.CLOSE;
    } else if (first == '"') {
      kind = Kind.TEXT;
      quoted();
    } else if (isLetter(first)) {
      kind = Kind.KEY;
      word();
    } else if (first >= '0' && first <= '9' || "+-.".indexOf(first) >= 0) {
      kind = Kind.NUMBER;
      word();
    } else {
      throw input.refusal("found '" + Character.toString(first) + "'", EXPECTED);
    }
    return kind;
  }

  /** The token that was read last. */
  Kind kind() {
    return kind;
  }

  /** Its text, without quotes; entities stand for their characters. */
  String text() {
    return text.toString();
  }

  /** The line on which it begins. */
  int line() {
    return line;
  }

  private void skipBlanks() throws IOException {
    while (input.peek() != TextInput.END
        && (Character.isWhitespace(input.peek()) || input.peek() == '#')) {
      if (input.take() == '#') {
        input.skipLine();
      }
    }
  }

  private void word() throws IOException {
    while (isLetter(input.peek())
        || input.peek() >= '0' && input.peek() <= '9'
        || "+-.".indexOf(input.peek()) >= 0) {
      append(input.take());
    }
  }

  private void quoted() throws IOException {
    input.take();
    while (input.peek() != '"') {
      if (input.peek() == TextInput.END) {
        throw input.refusal(
            "the file ends inside the text that begins on line " + line, "\" at its end");
      }
      int c = input.take();
      if (c == '&') {
        entity();
      } else {
        append(c);
      }
    }
    input.take();
  }

  /** A character by its name or number; whatever is neither stays as it is. */
  private void entity() throws IOException {
    StringBuilder name = new StringBuilder();
    while (name.length() < LONGEST_ENTITY
        && (isLetter(input.peek())
            || input.peek() == '#'
            || input.peek() >= '0' && input.peek() <= '9')) {
      name.appendCodePoint(input.take());
    }
    int character = input.peek() == ';' ? character(name.toString()) : -1;
    if (character < 0) {
      append('&');
      name.chars().forEach(this::append);
    } else {
      input.take();
      append(character);
    }
  }

  private static int character(String name) {
    return switch (name) {
      case "quot" -> '"';
      case "amp" -> '&';
      case "lt" -> '<';
      case "gt" -> '>';
      case "apos" -> '\'';
      case "nbsp" -> ' ';
      default -> name.startsWith("#") ? numbered(name.substring(1)) : -1;
    };
  }

  private static int numbered(String number) {
    boolean hexadecimal = number.startsWith("x") || number.startsWith("X");
    try {
      int character =
          Integer.parseInt(hexadecimal ? number.substring(1) : number, hexadecimal ? 16 : 10);
      return Character.isValidCodePoint(character) && !Character.isISOControl(character)
          ? character
          : -1;
    } catch (NumberFormatException none) {
      return -1;
    }
  }

  private void append(int c) {
    text.appendCodePoint(c);
    input.requireLength(text);
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }
}
