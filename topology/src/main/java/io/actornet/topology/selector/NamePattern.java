package io.actornet.topology.selector;

import io.actornet.topology.value.ValueFormatException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/** A name with holes: {@code *} any text, {@code ?} any character, {@code [0-9,12]} numbers. */
final class NamePattern {
  /** Most names that ranges may stand for. */
  static final long MOST_NAMES = 10_000_000;

  private final String text;
  private final List<Piece> pieces = new ArrayList<>();
  private long names = 1;

  private sealed interface Piece {}

  private record Literal(String text) implements Piece {}

  private record AnyCharacter() implements Piece {}

  private record AnyText() implements Piece {}

  private record Numbers(List<NumberRange> ranges) implements Piece {}

  private NamePattern(String text) {
    this.text = text;
  }

  /**
   * Parses a pattern.
   *
   * @throws ValueFormatException if a bracket is not closed or holds no numbers
   */
  static NamePattern parse(String text) {
    NamePattern pattern = new NamePattern(text);
    int literalFrom = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c != '*' && c != '?' && c != '[') {
        i++;
        continue;
      }
      pattern.literal(literalFrom, i);
      if (c == '[') {
        int end = text.indexOf(']', i);
        pattern.numbers(end < 0 ? "" : text.substring(i + 1, end));
        i = end;
      } else {
        pattern.pieces.add(c == '*' ? new AnyText() : new AnyCharacter());
      }
      i++;
      literalFrom = i;
    }
    pattern.literal(literalFrom, text.length());
    return pattern;
  }

  private void literal(int from, int to) {
    if (from < to) {
      pieces.add(new Literal(text.substring(from, to)));
    }
  }

  private void numbers(String inBrackets) {
    List<NumberRange> ranges = new ArrayList<>();
    long count = 0;
    for (String part : inBrackets.split(",", -1)) {
      NumberRange range = NumberRange.parse(part.strip());
      if (range == null) {
        throw new ValueFormatException(text, "numbers in brackets such as host[0-9] or host[1,3]");
      }
      ranges.add(range);
      count += range.count();
    }
    pieces.add(new Numbers(ranges));
    names = count > MOST_NAMES / names ? MOST_NAMES + 1 : names * count;
    if (names > MOST_NAMES) {
      throw new ValueFormatException(text, "ranges of no more than " + MOST_NAMES + " names");
    }
  }

  /** Whether it has a {@code *} or {@code ?}; otherwise it stands for names one can list. */
  boolean isOpen() {
    return pieces.stream()
        .anyMatch(piece -> piece instanceof AnyText || piece instanceof AnyCharacter);
  }

  /** Lists all names that a pattern which is not open stands for. */
  void forEachName(Consumer<String> action) {
    expand(0, new StringBuilder(), action);
  }

  private void expand(int index, StringBuilder name, Consumer<String> action) {
    if (index == pieces.size()) {
      action.accept(name.toString());
      return;
    }
    int length = name.length();
    switch (pieces.get(index)) {
      case Literal literal -> expand(index + 1, name.append(literal.text), action);
      case Numbers numbers -> {
        for (NumberRange range : numbers.ranges) {
          for (int number = range.first(); number <= range.last(); number++) {
            name.setLength(length);
            expand(index + 1, name.append(range.format(number)), action);
          }
        }
      }
      case AnyText _, AnyCharacter _ ->
          throw new IllegalStateException("an open pattern stands for names without number");
    }
    name.setLength(length);
  }

  /** Whether a name fits; in time of pieces × letters, whatever the pattern. */
  boolean matches(String name) {
    BitSet reached = new BitSet(name.length() + 1);
    reached.set(0);
    for (Piece piece : pieces) {
      BitSet next = new BitSet(name.length() + 1);
      for (int at = reached.nextSetBit(0); at >= 0; at = reached.nextSetBit(at + 1)) {
        advance(piece, name, at, next);
      }
      reached = next;
    }
    return reached.get(name.length());
  }

  private static void advance(Piece piece, String name, int at, BitSet next) {
    switch (piece) {
      case Literal literal -> {
        if (name.startsWith(literal.text, at)) {
          next.set(at + literal.text.length());
        }
      }
      case AnyText _ -> next.set(at, name.length() + 1);
      case AnyCharacter _ -> {
        if (at < name.length()) {
          next.set(at + 1);
        }
      }
      case Numbers numbers -> {
        for (int end = at + 1; end <= name.length() && end <= at + NumberRange.MOST_DIGITS; end++) {
          String digits = name.substring(at, end);
          if (numbers.ranges.stream().anyMatch(range -> range.contains(digits))) {
            next.set(end);
          }
        }
      }
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
