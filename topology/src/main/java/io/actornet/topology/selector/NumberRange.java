package io.actornet.topology.selector;

/**
 * Numbers from first to last, both included.
 *
 * @param digits how many digits each has, with leading zeros; 0 = no leading zeros
 */
record NumberRange(int first, int last, int digits) {
  /** Most digits of a number. */
  static final int MOST_DIGITS = 9;

  /**
   * Reads {@code 7} or {@code 0-999}, or {@code 000-999} for leading zeros; null if it is neither.
   */
  static NumberRange parse(String text) {
    if (!text.matches("[0-9]{1,9}(-[0-9]{1,9})?")) {
      return null;
    }
    int hyphen = text.indexOf('-');
    String from = hyphen < 0 ? text : text.substring(0, hyphen);
    String to = hyphen < 0 ? text : text.substring(hyphen + 1);
    boolean padded = from.length() > 1 && from.startsWith("0");
    NumberRange range =
        new NumberRange(Integer.parseInt(from), Integer.parseInt(to), padded ? from.length() : 0);
    boolean sound = range.first <= range.last && (!padded || from.length() == to.length());
    return sound ? range : null;
  }

  long count() {
    return (long) last - first + 1;
  }

  String format(int number) {
    String plain = Integer.toString(number);
    return "0".repeat(Math.max(0, digits - plain.length())) + plain;
  }

  boolean contains(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    int number = Integer.parseInt(text);
    return number >= first && number <= last && format(number).equals(text);
  }
}
