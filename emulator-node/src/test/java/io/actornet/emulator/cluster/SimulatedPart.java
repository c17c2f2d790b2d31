package io.actornet.emulator.cluster;

import java.util.Map;

/**
 * A part of a run on a {@link SimulatedNode}: it takes its time, and ends when all others that it
 * knows of have had theirs.
 */
final class SimulatedPart {
  private static final long NOT_YET = -1;

  /** One look in so many finds that a silent node is out of reach for good. */
  private static final int PATIENCE = 20;

  private final SimulatedCluster cluster;
  private final SimulatedNode node;
  private Assignment assignment;
  private long begun = NOT_YET;
  private boolean ended;
  private boolean aborted;

  SimulatedPart(SimulatedCluster cluster, SimulatedNode node, Assignment assignment) {
    this.cluster = cluster;
    this.node = node;
    this.assignment = assignment;
  }

  Assignment assignment() {
    return assignment;
  }

  void replace(Assignment next) {
    assignment = next;
  }

  void abort() {
    aborted = true;
  }

  boolean isAborted() {
    return aborted;
  }

  boolean isOver() {
    return ended || aborted;
  }

  void run() {
    begun = cluster.begun(assignment.attempt());
    node.later(Math.max(1, begun + cluster.running() - cluster.now()), this, this::look);
  }

  PartialProgress progress() {
    long reached = begun == NOT_YET ? 0 : Math.min(cluster.running(), cluster.now() - begun);
    return new PartialProgress(reached, 0, 0, Map.of());
  }

  /** Whether the part of an assignment has run to its end. */
  static boolean hasEnded(SimulatedCluster cluster, Assignment assignment, int number) {
    SimulatedPart part = find(cluster, assignment, number);
    return part != null && part.ended;
  }

  private static SimulatedPart find(SimulatedCluster cluster, Assignment assignment, int number) {
    return cluster.named(assignment.nodes().get(number).name()).part(assignment.attempt(), number);
  }

  private void look() {
    boolean reachable = true;
    boolean through = true;
    for (int number = 0; number < assignment.nodes().size(); number++) {
      SimulatedPart other = find(cluster, assignment, number);
      reachable &= node.reaches(cluster.named(assignment.nodes().get(number).name()));
      through &= other != null && other.hasHadItsTime();
    }
    if (reachable && through) {
      ended = true;
      node.duty().ended(assignment, new PartialResult(1, 1, WorkDirectory.partName(assignment)));
      node.close(this);
    } else if (!reachable && cluster.random().nextInt(PATIENCE) == 0) {
      node.duty().failed(assignment, "another node is silent", true);
      node.close(this);
    } else {
      node.later(SimulatedCluster.SECOND, this, this::look);
    }
  }

  private boolean hasHadItsTime() {
    return !aborted && begun != NOT_YET && cluster.now() - begun >= cluster.running();
  }
}
