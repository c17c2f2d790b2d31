package io.actornet.emulator.run;

import io.actornet.emulator.output.TimeText;
import io.actornet.protocol.engine.JournalEntry;
import io.actornet.protocol.engine.JournalSink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What applications could not do, by the lines they journal about it: those whose type ends in
 * {@code .failed}, {@code .refused} or {@code .unanswered}. They decide no verdict, since to fail
 * may be what an experiment is about; but nobody shall take PASSED to mean that all went well.
 */
final class Warnings {
  private static final Comparator<JournalEntry> ORDER =
      Comparator.comparingLong(JournalEntry::timeNanos)
          .thenComparing(JournalEntry::device)
          .thenComparingLong(JournalEntry::sequence);

  private final List<Watch> watches = new ArrayList<>();

  /** A sink that watches what it hands on; for one loop, and to be asked for before it starts. */
  JournalSink watch(JournalSink next) {
    Watch watch = new Watch(next);
    watches.add(watch);
    return watch;
  }

  /** A sentence for each type in natural order, with the first of its kind; after the loops. */
  List<String> sentences() {
    Map<String, Kind> all = new TreeMap<>();
    for (Watch watch : watches) {
      watch.kinds.forEach((type, kind) -> all.merge(type, kind, Kind::and));
    }
    return all.values().stream().map(Kind::sentence).toList();
  }

  private record Kind(long count, JournalEntry first) {
    Kind and(Kind other) {
      return new Kind(
          count + other.count, ORDER.compare(first, other.first) <= 0 ? first : other.first);
    }

    String sentence() {
      StringBuilder text = new StringBuilder(first.type());
      text.append(count == 1 ? " once" : " " + count + " times, first");
      text.append(" on ").append(first.device());
      text.append(" at ").append(TimeText.seconds(first.timeNanos()));
      String separator = ": ";
      for (int i = 0; i < first.fields().length; i += 2) {
        if (!first.fields()[i].toString().endsWith("_nanos")) {
          text.append(separator)
              .append(first.fields()[i])
              .append(' ')
              .append(first.fields()[i + 1]);
          separator = ", ";
        }
      }
      return text.toString();
    }
  }

  private static final class Watch implements JournalSink {
    private final JournalSink next;
    private final Map<String, Kind> kinds = new TreeMap<>();

    Watch(JournalSink next) {
      this.next = next;
    }

    @Override
    public void record(JournalEntry entry) {
      String type = entry.type();
      if (type.endsWith(".failed") || type.endsWith(".refused") || type.endsWith(".unanswered")) {
        kinds.merge(type, new Kind(1, entry), Kind::and);
      }
      next.record(entry);
    }
  }
}
