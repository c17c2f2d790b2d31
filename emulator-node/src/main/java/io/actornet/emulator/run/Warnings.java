package io.actornet.emulator.run;

import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.output.TimeText;
import io.actornet.protocol.engine.JournalEntry;
import io.actornet.protocol.engine.JournalSink;
import io.actornet.topology.model.BridgeLoops;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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

  /** What was seen, a kind for each type in natural order; after the loops. */
  List<Kind> kinds() {
    return merged(watches.stream().flatMap(watch -> watch.kinds.values().stream()).toList());
  }

  /**
   * A sentence for each thing that is wrong with the network, and then one for each type in natural
   * order, with the first of its kind.
   */
  static List<String> sentences(Experiment experiment, List<Kind> kinds) {
    Stream<String> loops =
        BridgeLoops.of(experiment.network()).stream().map(BridgeLoops.Loop::sentence);
    return Stream.concat(loops, merged(kinds).stream().map(Kind::sentence)).toList();
  }

  private static List<Kind> merged(List<Kind> kinds) {
    Map<String, Kind> all = new TreeMap<>();
    kinds.forEach(kind -> all.merge(kind.first.type(), kind, Kind::and));
    return List.copyOf(all.values());
  }

  /** Lines of one type: how many, and the first. */
  record Kind(long count, JournalEntry first) {
    /** The same with values as texts, which another process can read too. */
    Kind inTexts() {
      Object[] texts = Arrays.stream(first.fields()).map(String::valueOf).toArray();
      return new Kind(
          count,
          new JournalEntry(
              first.timeNanos(), first.device(), first.sequence(), first.type(), texts));
    }

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
