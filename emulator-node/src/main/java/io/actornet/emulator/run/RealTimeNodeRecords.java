package io.actornet.emulator.run;

import io.actornet.emulator.output.TimeText;
import io.actornet.emulator.report.Lateness;
import io.actornet.emulator.report.NodeExecution;
import io.actornet.emulator.report.Reboot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What the parts of a run in real time say of their nodes, put together. */
final class RealTimeNodeRecords {
  private final List<PartRecord> records;

  /** None in virtual time. */
  RealTimeNodeRecords(List<PartRecord> records) {
    this.records = records.stream().filter(record -> record.realTime() != null).toList();
  }

  /** How late all events fired; null in virtual time. */
  Histogram lateness() {
    return records.isEmpty() ? null : sum(records);
  }

  private static Histogram sum(List<PartRecord> parts) {
    Histogram sum = parts.getFirst().realTime().histogram();
    parts.stream().skip(1).forEach(part -> sum.add(part.realTime().histogram()));
    return sum;
  }

  /** The nodes by name; null in virtual time. */
  List<NodeExecution> nodes(long boundNanos) {
    if (records.isEmpty()) {
      return null;
    }
    Map<String, List<PartRecord>> byName = new TreeMap<>();
    for (PartRecord record : records) {
      byName.computeIfAbsent(record.realTime().node(), name -> new ArrayList<>()).add(record);
    }
    return byName.values().stream().map(parts -> node(parts, boundNanos)).toList();
  }

  /** Devices that booted again on other nodes, in the order of time; null if there were none. */
  List<Reboot> reboots() {
    List<Reboot> reboots =
        records.stream()
            .map(record -> record.realTime().reboot())
            .filter(Objects::nonNull)
            .sorted(Comparator.comparingLong(Reboot::bootedNanos))
            .toList();
    return reboots.isEmpty() ? null : reboots;
  }

  private static NodeExecution node(List<PartRecord> parts, long boundNanos) {
    RealTimeRecord first = parts.getFirst().realTime();
    List<RealTimeSetting.Readings> readings =
        parts.stream().map(part -> part.realTime().readings()).toList();
    return new NodeExecution(
        first.node(),
        parts.stream().flatMap(part -> part.partitions().stream()).sorted().toList(),
        Lateness.of(sum(parts), boundNanos),
        first.readings().clockOffsetNanos(),
        most(readings.stream().map(RealTimeSetting.Readings::clockUncertaintyNanos).toList()),
        most(readings.stream().map(RealTimeSetting.Readings::framesDropped).toList()));
  }

  private static long most(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /**
   * What makes the result one that cannot be trusted, a sentence each.
   *
   * @param speed emulated seconds for each second of the wall clock
   */
  List<String> doubts(long boundNanos, double speed) {
    List<String> doubts = new ArrayList<>();
    for (NodeExecution node :
        Objects.requireNonNullElse(nodes(boundNanos), List.<NodeExecution>of())) {
      long emulated = (long) (node.clockUncertaintyNanos() * speed);
      if (emulated > boundNanos) {
        doubts.add(
            ("the clock of %s may have been wrong by %s, bound %s;"
                    + " a larger max-lateness or a lower speed helps")
                .formatted(node.name(), TimeText.brief(emulated), TimeText.brief(boundNanos)));
      }
      if (node.framesDropped() > 0) {
        doubts.add(
            node.name()
                + " had to drop "
                + node.framesDropped()
                + " frames, as another node took nothing for too long");
      }
    }
    return doubts;
  }
}
