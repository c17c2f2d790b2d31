package io.actornet.emulator.output;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Makes file names out of names that users chose, safe on every usual file system. */
public final class FileNames {
  /** Longest name made, in characters; leaves room for an extension in the usual 255 bytes. */
  private static final int MAX_LENGTH = 180;

  private final Set<String> taken = new HashSet<>();

  /** Starts with no name taken. */
  public FileNames() {}

  /**
   * Replaces what a file name should not hold by {@code _}.
   *
   * @param name any text
   * @return one to 180 letters, digits, dots, dashes and underscores, not starting with a dot
   */
  public static String safe(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^[.-]", "_");
    if (safe.length() > MAX_LENGTH) {
      safe = safe.substring(0, MAX_LENGTH);
    }
    return safe.isEmpty() ? "_" : safe;
  }

  /**
   * Makes a safe name that differs from all made before, upper and lower case counting as equal.
   *
   * @param name any text
   * @return {@code safe(name)}, with {@code ~2}, {@code ~3}, … added when that is taken
   */
  public String unique(String name) {
    String safe = safe(name);
    String candidate = safe;
    for (int i = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); i++) {
      candidate = safe + "~" + i;
    }
    return candidate;
  }
}
