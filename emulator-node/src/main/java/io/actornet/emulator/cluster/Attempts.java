package io.actornet.emulator.cluster;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** The attempts at a run: how it is divided, who is to run what, and which nodes died with it. */
final class Attempts {
  private static final int MOST = 20;

  private final RunDescription run;
  private final RunNodes nodes;
  private final LongSupplier sessions;
  private final Deaths deaths = new Deaths();

  /** Null until the run is divided. */
  private PartitionPlan plan;

  /** Into how many partitions it was divided before; 0 for what suits it. */
  private int partitions;

  private int count;

  /**
   * No attempt yet.
   *
   * @param sessions draws a number for each attempt
   */
  Attempts(RunDescription run, RunNodes nodes, LongSupplier sessions) {
    this.run = run;
    this.nodes = nodes;
    this.sessions = sessions;
  }

  /** Goes on from the last attempt of a coordinator that is gone. */
  void takeOver(Assignment last) {
    partitions = last.partitions();
    count = last.attempt().number();
    deaths.takeOver(last.deaths());
  }

  /** The run is divided. */
  void planned(PartitionPlan divided) {
    plan = divided;
    partitions = divided.partitions();
    deaths.partitions(partitions);
  }

  /** How the run is divided; null while it is not. */
  PartitionPlan plan() {
    return plan;
  }

  /** Into how many partitions the run has to be divided; 0 for what suits it. */
  int partitions() {
    return partitions;
  }

  /** How many there were. */
  int count() {
    return count;
  }

  /** A node died with these partitions. */
  void died(List<Integer> withPartitions) {
    deaths.count(withPartitions);
  }

  /** How many nodes have died with each partition. */
  List<Integer> deaths() {
    return deaths.counts();
  }

  /** Why there can be no other one, a sentence; null if there can. */
  String hindrance() {
    String minority = minority();
    if (minority != null) {
      return minority;
    }
    if (deaths.cause() >= 0) {
      return "partition " + deaths.cause() + " ran on two nodes that died";
    }
    return count >= MOST ? "it did not end in " + MOST + " attempts" : null;
  }

  /** That too few nodes are left, a sentence; null if enough are. */
  String minority() {
    return nodes.isMajorityLeft()
        ? null
        : "only "
            + nodes.usable().size()
            + " of "
            + nodes.count()
            + " nodes are left, which is no majority";
  }

  /**
   * The next one, from the start. Only nodes that run something take part.
   *
   * @throws PlacementException if the partitions find no place
   */
  Assignment next() {
    List<NodeDescription> usable = nodes.usable();
    List<Integer> placement = Placement.place(plan, usable);
    List<Integer> used = placement.stream().distinct().sorted().toList();
    return new Assignment(
        new Attempt(run.id(), ++count, sessions.getAsLong()),
        partitions,
        placement.stream().map(used::indexOf).toList(),
        used.stream().map(usable::get).toList(),
        0,
        deaths.counts(),
        plan.realTime(),
        Collections.nCopies(used.size(), 0),
        run.ladder(),
        List.of());
  }

  /** Nodes for lost parts of an attempt; null if it cannot go on without them. */
  Map<Integer, NodeDescription> standIns(LiveAttempt live, List<Integer> lost) {
    return minority() == null && deaths.cause() < 0 && live.canGoOnWithout(lost)
        ? StandIns.find(live.assignment(), plan, lost, nodes.usable())
        : null;
  }
}
