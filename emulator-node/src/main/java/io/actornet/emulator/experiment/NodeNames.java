package io.actornet.emulator.experiment;

import io.actornet.topology.value.ValueFormatException;
import java.util.regex.Pattern;

/** What nodes of a cluster and their labels may be called. */
public final class NodeNames {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  private NodeNames() {}

  /**
   * The same text.
   *
   * @throws ValueFormatException if it is no such name
   */
  public static String check(String text) {
    if (!NAME.matcher(text).matches()) {
      throw new ValueFormatException(
          text, "up to 63 letters, digits, '.', '_' and '-', the first a letter or digit");
    }
    return text;
  }
}
