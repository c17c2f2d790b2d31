package io.actornet.emulator.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How far an attempt has come.
 *
 * @param emulatedNanos emulated time that all nodes have reached
 * @param frames handled by all
 * @param slowest the name of the node that the others wait for; null for none
 * @param nodes each by itself
 */
record RunProgress(long emulatedNanos, long frames, String slowest, List<NodeProgress> nodes) {
  /** Before the first attempt. */
  static final RunProgress NONE = new RunProgress(0, 0, null, List.of());

  /** A node that says nothing for so long is the one that the others wait for. */
  private static final long STALE_AFTER = Duration.ofSeconds(2).toNanos();

  /**
   * Adds up reports.
   *
   * @param reports by part, null where there is none
   * @param heardAt when each came
   */
  static RunProgress of(Assignment assignment, PartReport[] reports, long[] heardAt, long now) {
    List<NodeProgress> nodes = new ArrayList<>();
    long emulated = Long.MAX_VALUE;
    long frames = 0;
    String slowest = null;
    long leastWaiting = Long.MAX_VALUE;
    for (int index = 0; index < reports.length; index++) {
      PartReport report = reports[index];
      PartialProgress progress = report == null ? PartialProgress.NONE : report.progress();
      String name = assignment.nodes().get(index).name();
      long waiting =
          now - heardAt[index] > STALE_AFTER ? heardAt[index] - now : progress.waitedNanos();
      if (waiting < leastWaiting) {
        leastWaiting = waiting;
        slowest = name;
      }
      emulated = Math.min(emulated, progress.emulatedNanos());
      frames += progress.frames();
      nodes.add(
          new NodeProgress(
              name,
              report == null ? null : report.phase(),
              assignment.partitionsOf(index),
              progress));
    }
    return new RunProgress(emulated, frames, slowest, nodes);
  }
}
