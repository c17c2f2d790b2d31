package io.actornet.topology.document;

import io.actornet.topology.value.ValueFormatException;
import java.util.function.Function;

/**
 * A single value.
 *
 * @param text as written, without quotes
 * @param quoted whether it stood in quotes or in a block, and so is text whatever it looks like
 */
public record YamlScalar(Place place, String text, boolean quoted) implements YamlNode {
  /** Whether it says that there is no value. */
  public boolean isNull() {
    return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
  }

  /**
   * Parses it.
   *
   * @param what which value it is, such as {@code 'delay' in link}
   * @param parser throws {@link ValueFormatException} for what it does not understand
   * @throws DocumentException in place of the parser's exception
   */
  public <T> T as(String what, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (ValueFormatException malformed) {
      throw DocumentException.ofValue(place, what, malformed);
    }
  }

  @Override
  public String describe() {
    return isNull() ? "nothing" : DocumentException.quote(text);
  }
}
