package io.actornet.topology.importer;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The text format of protocol buffers, as far as one level of messages goes: a message's single
 * fields as texts; messages and lists in it are passed over.
 */
final class TextProto {
  private static final String EXPECTED =
      "the text form of a protocol buffer: name: value, name { … }";

  private final TextInput input;

  TextProto(TextInput input) {
    this.input = input;
  }

  /** The name of the next field of the outermost message; null at the end. */
  String field() throws IOException {
    skipBlanks();
    return input.peek() == TextInput.END ? null : name();
  }

  /** The line of the next character. */
  int line() {
    return input.line();
  }

  /** The single fields of the message that comes next; the first of each name. */
  Map<String, String> message() throws IOException {
    int begin = input.line();
    int close = open();
    if (close == 0) {
      throw input.refusal("found no '{'", EXPECTED);
    }
    Map<String, String> fields = new HashMap<>();
    skipBlanks();
    while (input.peek() != close) {
      requireMore(begin);
      String name = name();
      String value = value();
      if (value != null) {
        fields.putIfAbsent(name, value);
      }
      skipBlanks();
    }
    input.take();
    return fields;
  }

  /** Takes a value; null for a message or a list, which is passed over. */
  String value() throws IOException {
    int begin = input.line();
    int close = open();
    if (close == 0) {
      return single();
    }
    long depth = 1;
    while (depth > 0) {
      skipBlanks();
      requireMore(begin);
      int c = input.peek();
      if (c == '"' || c == '\'') {
        quoted(new StringBuilder());
      } else {
        depth += c == '{' || c == '<' || c == '[' ? 1 : c == '}' || c == '>' || c == ']' ? -1 : 0;
        input.take();
      }
    }
    return null;
  }

  /** Takes what opens a message or a list, and tells what closes it; 0 where a single value is. */
  private int open() throws IOException {
    skipBlanks();
    if (input.peek() == ':') {
      input.take();
      skipBlanks();
    }
    int close =
        switch (input.peek()) {
          case '{' -> '}';
          case '<' -> '>';
          case '[' -> ']';
          default -> 0;
        };
    if (close != 0) {
      input.take();
    }
    return close;
  }

  private String single() throws IOException {
    StringBuilder text = new StringBuilder();
    if (input.peek() != '"' && input.peek() != '\'') {
      return name();
    }
    while (input.peek() == '"' || input.peek() == '\'') {
      quoted(text);
      skipBlanks();
    }
    return text.toString();
  }

  private void quoted(StringBuilder text) throws IOException {
    int begin = input.line();
    int quote = input.take();
    while (input.peek() != quote) {
      requireMore(begin);
      int c = input.take();
      if (c == '\\' && input.peek() != TextInput.END) {
        c = input.take();
        c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
      }
      text.append((char) c);
      input.requireLength(text);
    }
    input.take();
  }

  private String name() throws IOException {
    StringBuilder name = new StringBuilder();
    while (Character.isLetterOrDigit(input.peek()) || "_.+-".indexOf(input.peek()) >= 0) {
      name.append((char) input.take());
      input.requireLength(name);
    }
    if (name.isEmpty()) {
      String found =
          input.peek() == TextInput.END ? "the file ends" : "found '" + (char) input.peek() + "'";
      throw input.refusal(found, EXPECTED);
    }
    return name.toString();
  }

  private void requireMore(int begin) {
    if (input.peek() == TextInput.END) {
      throw input.refusal("the file ends inside what begins on line " + begin, "what closes it");
    }
  }

  private void skipBlanks() throws IOException {
    while (input.peek() != TextInput.END
        && (Character.isWhitespace(input.peek()) || "#,;".indexOf(input.peek()) >= 0)) {
      if (input.take() == '#') {
        input.skipLine();
      }
    }
  }
}
