package io.actornet.topology.value;

import java.util.regex.Pattern;

/**
 * What may wait at the end of a link or be in transmission.
 *
 * @param packets 0 = as many as come
 * @param bytes 0 = as many as come
 */
public record QueueLimit(int packets, long bytes) {
  /** Whatever comes. */
  public static final QueueLimit NONE = new QueueLimit(0, 0);

  /** How a document says that a queue or a rate has no limit. */
  public static final String UNLIMITED = "unlimited";

  private static final Pattern COUNT = Pattern.compile("[0-9]{1,10}");
  private static final String EXPECTED =
      "a number of packets such as 100, a size such as 64kB, or " + UNLIMITED;

  /**
   * Reads a number of packets, a size with its unit, or {@value #UNLIMITED}.
   *
   * @throws ValueFormatException if the text is anything else
   */
  public static QueueLimit parse(String text) {
    if (text.equals(UNLIMITED)) {
      return NONE;
    }
    if (COUNT.matcher(text).matches()) {
      long count = Long.parseLong(text);
      if (count < 1 || count > Integer.MAX_VALUE) {
        throw new ValueFormatException(text, EXPECTED);
      }
      return new QueueLimit((int) count, 0);
    }
    try {
      long size = Units.parseBytes(text);
      if (size > 0) {
        return new QueueLimit(0, size);
      }
    } catch (ValueFormatException notSize) {
      // Refused below, with the other forms that are possible.
    }
    throw new ValueFormatException(text, EXPECTED);
  }

  /** Both limits together; of two in packets, or two in bytes, the other one holds. */
  public QueueLimit and(QueueLimit other) {
    return new QueueLimit(
        other.packets == 0 ? packets : other.packets, other.bytes == 0 ? bytes : other.bytes);
  }
}
