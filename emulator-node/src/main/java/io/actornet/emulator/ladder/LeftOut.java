package io.actornet.emulator.ladder;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what a ladder does not show between two of its rows. */
final class LeftOut {
  private final Map<String, Long> troubles = new TreeMap<>();
  private long packets;
  private long changes;
  private boolean missed;

  void add(Unit unit) {
    switch (unit) {
      case Unit.Happening _ -> changes++;
      case Unit.Packets recorded -> {
        packets += recorded.journeys().size();
        if (!recorded.trouble().isEmpty()) {
          count(recorded.trouble(), recorded.journeys().size());
        }
      }
      case Unit.Missed unrecorded -> {
        packets += unrecorded.packets();
        missed = true;
      }
    }
  }

  private void count(String trouble, int more) {
    troubles.merge(trouble, (long) more, Long::sum);
  }

  boolean isEmpty() {
    return packets == 0 && changes == 0;
  }

  /** In words. */
  String text() {
    Stream<String> happened =
        changes == 0
            ? Stream.of()
            : Stream.of(changes + (changes == 1 ? " change of a link" : " changes of links"));
    String wrong =
        Stream.concat(
                happened,
                troubles.entrySet().stream()
                    .map(
                        each ->
                            String.format(Locale.ROOT, "%,d %s", each.getValue(), each.getKey())))
            .collect(Collectors.joining("; "));
    return String.format(
            Locale.ROOT, "%,d %s left out", packets, packets == 1 ? "packet" : "packets")
        + (wrong.isEmpty() ? "" : missed ? ", at least " + wrong : ", " + wrong);
  }
}
