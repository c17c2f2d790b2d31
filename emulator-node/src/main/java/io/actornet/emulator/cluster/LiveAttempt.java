package io.actornet.emulator.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The attempt that is under way, as its nodes report it, part by part. */
final class LiveAttempt {
  private static final double NANOS = 1e9;

  private final PartReport[] reports;
  private final long[] heardAt;
  private Assignment assignment;

  /** Parts that other nodes have taken over; empty for none. */
  private List<Integer> replaced = List.of();

  /** How far the run had come when they were lost. */
  private long replacedAtNanos;

  /** Such as {@code partition 2 of node-3 on node-1}. */
  private String replacedTitle;

  LiveAttempt(Assignment assignment, long now) {
    this.assignment = assignment;
    reports = new PartReport[assignment.nodes().size()];
    heardAt = new long[reports.length];
    Arrays.fill(heardAt, now);
  }

  /**
   * Takes over an attempt, perhaps with parts that are being run again: so they are taken to be
   * until they are where the others are.
   */
  void takeOver() {
    int generation = assignment.generation();
    if (generation > 0) {
      replaced =
          IntStream.range(0, reports.length)
              .filter(part -> assignment.generations().get(part) == generation)
              .boxed()
              .toList();
      replacedTitle = title(replaced.stream().map(this::name).distinct().toList(), "their nodes");
      replacedAtNanos = farthest();
    }
  }

  private long farthest() {
    long farthest = 0;
    for (int part = 0; part < reports.length; part++) {
      if (!replaced.contains(part) && reports[part] != null) {
        farthest = Math.max(farthest, reports[part].progress().emulatedNanos());
      }
    }
    return farthest;
  }

  private String title(List<String> standIns, String lost) {
    List<String> partitions =
        replaced.stream()
            .flatMap(part -> assignment.partitionsOf(part).stream())
            .sorted()
            .map(String::valueOf)
            .toList();
    return "partition%s %s of %s on %s"
        .formatted(
            partitions.size() == 1 ? "" : "s",
            String.join(", ", partitions),
            lost,
            String.join(", ", standIns));
  }

  /** Who runs what now. */
  Assignment assignment() {
    return assignment;
  }

  Attempt attempt() {
    return assignment.attempt();
  }

  int parts() {
    return reports.length;
  }

  /** The last report of a part; null before the first. */
  PartReport report(int part) {
    return reports[part];
  }

  /** The node of a part says something of it, or that it has none. */
  void heard(int part, PartReport report, long now) {
    heardAt[part] = now;
    if (report != null) {
      reports[part] = report;
    }
  }

  /** Whether all parts are in a phase. */
  boolean all(PartPhase phase) {
    return Arrays.stream(reports).allMatch(report -> report != null && report.phase() == phase);
  }

  /** A part whose node has said nothing of it for longer than that; −1 for none. */
  int silent(long nanos, long now) {
    for (int part = 0; part < heardAt.length; part++) {
      if (now - heardAt[part] > nanos) {
        return part;
      }
    }
    return -1;
  }

  /** The results of all parts. */
  List<PartialResult> results() {
    return Arrays.stream(reports).map(PartReport::result).toList();
  }

  /** The name of a part's node. */
  String name(int part) {
    return assignment.nodes().get(part).name();
  }

  /**
   * Whether the attempt can go on without lost parts until others have taken them over: all others
   * run. In virtual time, emulated time waits for them, and no part may be being run again, as that
   * one cannot be fed by the lost ones. In real time another part has to be left, which knows what
   * time it is.
   */
  boolean canGoOnWithout(List<Integer> lost) {
    for (int part = 0; part < reports.length; part++) {
      boolean runs = reports[part] != null && reports[part].phase() == PartPhase.RUNNING;
      if (!lost.contains(part) && !runs) {
        return false;
      }
    }
    return !isCatchingUp() && !(assignment.realTime() && lost.size() == reports.length);
  }

  /** Other nodes take lost parts over. */
  void replace(Map<Integer, NodeDescription> standIns, List<Integer> deaths, long now) {
    replaced = standIns.keySet().stream().sorted().toList();
    replacedTitle =
        title(
            standIns.values().stream().map(NodeDescription::name).distinct().toList(),
            name(replaced.getFirst()));
    replacedAtNanos = farthest();
    List<Outage> outages =
        assignment.realTime()
            ? replaced.stream().map(part -> new Outage(part, name(part), reached(part))).toList()
            : List.of();
    for (int part : replaced) {
      reports[part] = null;
      heardAt[part] = now;
    }
    assignment = assignment.with(standIns, deaths, outages);
  }

  private long reached(int part) {
    return reports[part] == null ? 0 : reports[part].progress().emulatedNanos();
  }

  /** What was decided of lost parts, such as {@code partition 2 of node-3 on node-1 replayed}. */
  String replaced() {
    return replacedTitle + (assignment.realTime() ? " booted again" : " replayed");
  }

  /** Whether a part that was taken over has not come to where the others are. */
  boolean isCatchingUp() {
    return replaced.stream().anyMatch(part -> replacedNanos(part) < replacedAtNanos);
  }

  private long replacedNanos(int part) {
    PartReport report = reports[part];
    if (report == null) {
      return -1;
    }
    return report.phase() == PartPhase.FINISHED
        ? Long.MAX_VALUE
        : report.progress().emulatedNanos();
  }

  /** How far parts are that were taken over, while they are not where the others are. */
  String catchingUp() {
    if (assignment.realTime()) {
      return "booting " + replacedTitle;
    }
    long reached = replaced.stream().mapToLong(this::replacedNanos).min().orElseThrow();
    return String.format(
        Locale.ROOT,
        "replaying %s: %.3f s of %.3f s",
        replacedTitle,
        Math.max(0, reached) / NANOS,
        replacedAtNanos / NANOS);
  }

  /** How far it has come. */
  RunProgress progress(long now) {
    return RunProgress.of(assignment, reports, heardAt, now);
  }
}
