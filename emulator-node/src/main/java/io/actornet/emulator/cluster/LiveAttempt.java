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

  /** Parts that are run again; empty for none. */
  private List<Integer> replayed = List.of();

  /** How far the run had come when they were lost. */
  private long replayedUntilNanos;

  private String replayedTitle;

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
      replayed =
          IntStream.range(0, reports.length)
              .filter(part -> assignment.generations().get(part) == generation)
              .boxed()
              .toList();
      replayedTitle = title(replayed.stream().map(this::name).distinct().toList(), "their nodes");
      replayedUntilNanos = farthest();
    }
  }

  private long farthest() {
    long farthest = 0;
    for (int part = 0; part < reports.length; part++) {
      if (!replayed.contains(part) && reports[part] != null) {
        farthest = Math.max(farthest, reports[part].progress().emulatedNanos());
      }
    }
    return farthest;
  }

  private String title(List<String> standIns, String lost) {
    List<String> partitions =
        replayed.stream()
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
   * Whether lost parts can be run again alone: emulated time waits for them, all others run, and no
   * part is being run again, as that one cannot be fed by the lost ones.
   */
  boolean canReplay(List<Integer> lost) {
    if (assignment.realTime()) {
      return false;
    }
    for (int part = 0; part < reports.length; part++) {
      boolean runs = reports[part] != null && reports[part].phase() == PartPhase.RUNNING;
      if (!lost.contains(part) && !runs) {
        return false;
      }
    }
    return !isReplaying();
  }

  /** Parts are run again by other nodes. */
  void replay(Map<Integer, NodeDescription> standIns, List<Integer> deaths, long now) {
    replayed = standIns.keySet().stream().sorted().toList();
    replayedTitle =
        title(
            standIns.values().stream().map(NodeDescription::name).distinct().toList(),
            name(replayed.getFirst()));
    replayedUntilNanos = farthest();
    for (int part : replayed) {
      reports[part] = null;
      heardAt[part] = now;
    }
    assignment = assignment.with(standIns, deaths);
  }

  /** Such as {@code partition 2 of node-3 on node-1}. */
  String replayedTitle() {
    return replayedTitle;
  }

  /** Whether a part is run again and has not come to where the others are. */
  boolean isReplaying() {
    return replayed.stream().anyMatch(part -> replayedNanos(part) < replayedUntilNanos);
  }

  private long replayedNanos(int part) {
    PartReport report = reports[part];
    if (report == null) {
      return -1;
    }
    return report.phase() == PartPhase.FINISHED
        ? Long.MAX_VALUE
        : report.progress().emulatedNanos();
  }

  /** What is to be said of parts that are run again; null while there are none. */
  String replaying() {
    if (!isReplaying()) {
      return null;
    }
    long reached = replayed.stream().mapToLong(this::replayedNanos).min().orElseThrow();
    return String.format(
        Locale.ROOT,
        "replaying %s: %.3f s of %.3f s",
        replayedTitle,
        Math.max(0, reached) / NANOS,
        replayedUntilNanos / NANOS);
  }

  /** How far it has come. */
  RunProgress progress(long now) {
    return RunProgress.of(assignment, reports, heardAt, now);
  }
}
