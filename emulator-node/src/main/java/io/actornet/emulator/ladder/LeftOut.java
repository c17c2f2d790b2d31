package io.actornet.emulator.ladder;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what a ladder does not show between two of its rows. */
final class LeftOut {
  private final Map<String, Long> troubles = new TreeMap<>();
  private long packets;
  private boolean missed;

  void add(Unit unit) {
    switch (unit) {
      case Unit.Happening _ -> count("changes of links", 1);
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
    return packets == 0 && troubles.isEmpty();
  }

  /** In words. */
  String text() {
    String wrong =
        troubles.entrySet().stream()
            .map(entry -> String.format(Locale.ROOT, "%,d %s", entry.getValue(), entry.getKey()))
            .collect(Collectors.joining("; "));
    return String.format(
            Locale.ROOT, "%,d %s left out", packets, packets == 1 ? "packet" : "packets")
        + (wrong.isEmpty() ? "" : missed ? ", at least " + wrong : ", " + wrong);
  }
}
