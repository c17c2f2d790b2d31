package io.actornet.emulator.report;

import io.actornet.emulator.journal.JournalFiles;
import io.actornet.emulator.journal.JournalReader;
import io.actornet.emulator.output.TimeText;
import io.actornet.protocol.engine.JournalEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;

/**
 * Where two runs first differ: a frame of their captures or an entry of their journals, whichever
 * comes first in emulated time.
 *
 * @param timeNanos emulated time in nanoseconds
 * @param device name of the device
 * @param where the interface and the number of the frame on it, or the number of the journal entry
 * @param inFirst what the first run has there; null when it has nothing
 * @param inSecond what the second run has there; null when it has nothing
 */
public record FirstDifference(
    long timeNanos, String device, String where, String inFirst, String inSecond) {
  private static final Comparator<JournalEntry> ENTRY_ORDER =
      Comparator.comparingLong(JournalEntry::timeNanos)
          .thenComparing(JournalEntry::device)
          .thenComparingLong(JournalEntry::sequence);

  /**
   * Finds it.
   *
   * @param first directory of one run
   * @param second directory of the other
   * @return null when the captures that both have, if any, and the journals are equal
   * @throws io.actornet.emulator.output.OutputException when a file is damaged
   */
  static FirstDifference find(Path first, Path second) {
    FirstDifference frame =
        CaptureDifference.find(first.resolve("captures"), second.resolve("captures"));
    FirstDifference entry = null;
    Path journal = Path.of(JournalFiles.FILE_NAME);
    if (Files.exists(first.resolve(journal)) && Files.exists(second.resolve(journal))) {
      entry = inJournals(first.resolve(journal), second.resolve(journal));
    }
    if (frame == null || entry == null) {
      return frame == null ? entry : frame;
    }
    return entry.timeNanos < frame.timeNanos ? entry : frame;
  }

  /** The difference in words, with the names of the two runs. */
  String text(String nameOfFirst, String nameOfSecond) {
    int width = Math.max(nameOfFirst.length(), nameOfSecond.length());
    return "first difference: %s, %s, at %s\n".formatted(device, where, TimeText.seconds(timeNanos))
        + line(nameOfFirst, width, inFirst)
        + line(nameOfSecond, width, inSecond);
  }

  private static String line(String name, int width, String what) {
    String padded = name + " ".repeat(width - name.length());
    return "  " + padded + "  " + (what == null ? "nothing" : what) + "\n";
  }

  private static FirstDifference inJournals(Path first, Path second) {
    try (JournalReader one = new JournalReader(first);
        JournalReader other = new JournalReader(second)) {
      while (true) {
        JournalEntry a = one.next();
        JournalEntry b = other.next();
        if (a == null && b == null) {
          return null;
        }
        if (!same(a, b)) {
          return of(a, b);
        }
      }
    }
  }

  private static boolean same(JournalEntry a, JournalEntry b) {
    return a != null
        && b != null
        && ENTRY_ORDER.compare(a, b) == 0
        && Objects.equals(a.type(), b.type())
        && Arrays.equals(a.fields(), b.fields());
  }

  private static FirstDifference of(JournalEntry a, JournalEntry b) {
    int order = order(a, b, ENTRY_ORDER);
    JournalEntry earlier = order <= 0 ? a : b;
    return new FirstDifference(
        earlier.timeNanos(),
        earlier.device(),
        "journal entry " + earlier.sequence(),
        order <= 0 ? describe(a) : null,
        order >= 0 ? describe(b) : null);
  }

  private static String describe(JournalEntry entry) {
    StringBuilder text = new StringBuilder(entry.type());
    Object[] fields = entry.fields();
    for (int i = 0; i < fields.length; i += 2) {
      text.append(' ').append(fields[i]).append('=').append(fields[i + 1]);
    }
    return text.toString();
  }

  /** What is missing comes last. */
  static <T> int order(T a, T b, Comparator<T> order) {
    if (a == null || b == null) {
      return a == null ? 1 : -1;
    }
    return order.compare(a, b);
  }
}
