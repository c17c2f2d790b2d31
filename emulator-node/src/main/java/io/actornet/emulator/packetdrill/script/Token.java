package io.actornet.emulator.packetdrill.script;

/**
 * A word of a script.
 *
 * @param text without quotes and brackets
 * @param line counting from 1
 */
public record Token(Kind kind, String text, int line) {
  /** What a token is. */
  public enum Kind {
    /** Decimal, maybe with a sign. */
    INTEGER,
    /** Begins with 0x. */
    HEXADECIMAL,
    /** With a decimal point. */
    DECIMAL,
    /** Four numbers with points between them. */
    ADDRESS,
    /** Letters, digits and underscores. */
    WORD,
    /** In quotation marks. */
    TEXT,
    /** In backquotes. */
    COMMAND,
    /** Between %{ and }%. */
    CODE,
    /** Three points. */
    ELLIPSIS,
    /** Begins with two dashes; its value follows as a token of its own where it has one. */
    OPTION,
    /** Any other character. */
    SIGN,
    /** There is no more. */
    END
  }

  /** Whether it is that sign. */
  boolean is(char sign) {
    return kind == Kind.SIGN && text.charAt(0) == sign;
  }

  /** Whether it is that word. */
  boolean is(String word) {
    return kind == Kind.WORD && text.equals(word);
  }

  @Override
  public String toString() {
    return kind == Kind.END ? "the end of the script" : "'" + text + "'";
  }
}
