package io.actornet.emulator.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** The coordinator's run, from its acceptance to its end, in as many attempts as it takes. */
final class ActiveRun {
  private static final long STORING_LIMIT = Duration.ofSeconds(20).toNanos();
  private static final long PLANNING_LIMIT = Duration.ofMinutes(10).toNanos();
  private static final long PREPARING_LIMIT = Duration.ofMinutes(30).toNanos();
  private static final long COLLECTING_LIMIT = Duration.ofMinutes(30).toNanos();

  /** A node that is a member but says nothing of its part for so long is not waited for. */
  private static final long SILENCE_LIMIT = Duration.ofSeconds(60).toNanos();

  /** How long a node that missed another one is believed, until that one is found to be gone. */
  private static final long SUSPICION_LIMIT = Duration.ofSeconds(30).toNanos();

  /** A partition that this many nodes died with is taken to be the cause. */
  private static final int MOST_DEATHS = 2;

  private static final int MOST_ATTEMPTS = 20;

  private final RunDescription run;
  private final Map<String, NodeDescription> present;
  private final CoordinationEffects effects;
  private final LongSupplier sessions;
  private final Set<String> holders = new HashSet<>();
  private final List<String> notes = new ArrayList<>();

  private RunState state;
  private long since;
  private PartitionPlan plan;
  private int partitions;
  private int attempts;
  private int[] deaths = new int[0];
  private Assignment assignment;
  private PartReport[] reports = new PartReport[0];
  private long[] heardAt = new long[0];
  private String suspicion;
  private long suspectedAt;
  private boolean stopRequested;
  private String failure;
  private CollectedRun collected;
  private final Set<String> sealedBy = new HashSet<>();
  private CollectedRun result;

  /**
   * A run that is to be stored.
   *
   * @param present the nodes that can be used, as they come and go
   * @param sessions draws a number for each attempt
   */
  ActiveRun(
      RunDescription run,
      Map<String, NodeDescription> present,
      CoordinationEffects effects,
      LongSupplier sessions,
      long now) {
    this.run = run;
    this.present = present;
    this.effects = effects;
    this.sessions = sessions;
    enter(RunState.STORING, now);
    for (String node : run.nodes()) {
      if (present.containsKey(node)) {
        effects.hold(node, run);
      }
    }
  }

  /**
   * Takes over a run from a coordinator that is gone.
   *
   * @param last the newest attempt that a node knows of; null for none
   */
  static ActiveRun takenOver(
      RunDescription run,
      Assignment last,
      Map<String, NodeDescription> present,
      CoordinationEffects effects,
      LongSupplier sessions,
      long now) {
    ActiveRun active = new ActiveRun(run, present, effects, sessions, now);
    active.notes.add("the coordinator moved to another node");
    if (last != null) {
      active.partitions = last.partitions();
      active.attempts = last.attempt().number();
      active.deaths = last.deaths().stream().mapToInt(Integer::intValue).toArray();
      active.assignment = last;
      for (NodeDescription node : last.nodes()) {
        if (!present.containsKey(node.id())) {
          active.countDeath(node);
        }
      }
    }
    active.planNow(now);
    return active;
  }

  RunDescription run() {
    return run;
  }

  RunState state() {
    return state;
  }

  /** A node says all that it knows. */
  void report(AgentReport report, long now) {
    String node = report.node().id();
    if (report.held() != null && report.held().id().equals(run.id())) {
      holders.add(node);
      if (state == RunState.STORING && isMajority(holders)) {
        effects.accepted(run.id());
        planNow(now);
      }
    } else if (state == RunState.STORING) {
      effects.hold(node, run);
    }
    sealed(node, report, now);
    PartReport part = report.part();
    Attempt attempt = assignment == null ? null : assignment.attempt();
    if (part != null && !part.attempt().equals(attempt)) {
      effects.abort(node, part.attempt());
    }
    if (isUnderWay()) {
      int index = assignment.indexOf(node);
      if (index >= 0) {
        part(index, part != null && part.attempt().equals(attempt) ? part : null, now);
      }
    }
  }

  /** Whether the nodes that take part are still needed. */
  private boolean isUnderWay() {
    return state == RunState.PREPARING
        || state == RunState.RUNNING
        || state == RunState.COLLECTING && collected == null;
  }

  private void part(int index, PartReport part, long now) {
    heardAt[index] = now;
    String node = assignment.nodes().get(index).id();
    if (part == null) {
      if (reports[index] != null) {
        retry("node " + name(index) + " had lost its part", now);
      } else {
        effects.prepare(node, run, assignment.forNode(index));
      }
      return;
    }
    reports[index] = part;
    switch (part.phase()) {
      case PREPARING -> {}
      case READY -> ready(node, now);
      case RUNNING -> {
        if (stopRequested) {
          effects.stop(node, assignment.attempt());
        }
      }
      case FINISHED -> finished(now);
      case FAILED -> failed(index, part, now);
    }
  }

  private void ready(String node, long now) {
    if (state == RunState.RUNNING) {
      effects.start(node, assignment.attempt());
    } else if (all(PartPhase.READY)) {
      enter(RunState.RUNNING, now);
      for (NodeDescription each : assignment.nodes()) {
        effects.start(each.id(), assignment.attempt());
      }
    }
  }

  private void finished(long now) {
    if (state == RunState.RUNNING && all(PartPhase.FINISHED)) {
      enter(RunState.COLLECTING, now);
      effects.collect(run, assignment, Arrays.stream(reports).map(PartReport::result).toList());
    }
  }

  private void failed(int index, PartReport part, long now) {
    String sentence = "node " + name(index) + ": " + part.failure();
    if (!part.peerLost()) {
      fail(sentence, now);
    } else if (suspicion == null) {
      suspicion = sentence;
      suspectedAt = now;
    }
  }

  private boolean all(PartPhase phase) {
    return Arrays.stream(reports).allMatch(report -> report != null && report.phase() == phase);
  }

  /**
   * A node is gone.
   *
   * @param crashed whether it left without saying so
   */
  void lost(String node, boolean crashed, long now) {
    int index = assignment == null || !isUnderWay() ? -1 : assignment.indexOf(node);
    if (index >= 0) {
      if (crashed) {
        countDeath(assignment.nodes().get(index));
      }
      retry("node " + name(index) + (crashed ? " died" : " left"), now);
    } else if (collected != null && state == RunState.COLLECTING) {
      failWithoutMajority(usable(), now);
    }
  }

  private void countDeath(NodeDescription node) {
    int index = assignment.indexOf(node.id());
    for (int partition = 0; partition < deaths.length; partition++) {
      if (assignment.nodeOfPartition().get(partition) == index) {
        deaths[partition]++;
      }
    }
  }

  private void planNow(long now) {
    enter(RunState.PLANNING, now);
    int cores = usable().stream().mapToInt(NodeDescription::cores).sum();
    effects.plan(run, partitions, cores);
  }

  /** The run is divided. */
  void planned(PartitionPlan divided, long now) {
    if (state == RunState.PLANNING) {
      plan = divided;
      partitions = divided.partitions();
      deaths = Arrays.copyOf(deaths, partitions);
      beginAttempt(now);
    }
  }

  /** The run cannot be divided. */
  void planFailed(String sentence, long now) {
    if (state == RunState.PLANNING) {
      fail(sentence, now);
    }
  }

  private void retry(String why, long now) {
    notes.add("attempt " + attempts + " ended: " + why);
    for (NodeDescription node : assignment.nodes()) {
      if (present.containsKey(node.id())) {
        effects.abort(node.id(), assignment.attempt());
      }
    }
    beginAttempt(now);
  }

  private void beginAttempt(long now) {
    List<NodeDescription> usable = usable();
    if (failWithoutMajority(usable, now)) {
      return;
    }
    for (int partition = 0; partition < partitions; partition++) {
      if (deaths[partition] >= MOST_DEATHS) {
        fail("partition " + partition + " ran on two nodes that died", now);
        return;
      }
    }
    if (attempts >= MOST_ATTEMPTS) {
      fail("it did not end in " + MOST_ATTEMPTS + " attempts", now);
      return;
    }
    try {
      assign(usable, Placement.place(plan, usable));
    } catch (PlacementException impossible) {
      fail(impossible.getMessage(), now);
      return;
    }
    suspicion = null;
    collected = null;
    sealedBy.clear();
    reports = new PartReport[assignment.nodes().size()];
    heardAt = new long[reports.length];
    Arrays.fill(heardAt, now);
    enter(RunState.PREPARING, now);
    for (int index = 0; index < reports.length; index++) {
      effects.prepare(assignment.nodes().get(index).id(), run, assignment.forNode(index));
    }
  }

  private boolean failWithoutMajority(List<NodeDescription> usable, long now) {
    if (isMajority(usable.stream().map(NodeDescription::id).toList())) {
      return false;
    }
    fail(
        "only "
            + usable.size()
            + " of "
            + run.nodes().size()
            + " nodes are left, which is no majority",
        now);
    return true;
  }

  /** Only nodes that run something take part. */
  private void assign(List<NodeDescription> usable, List<Integer> placement) {
    List<Integer> used = placement.stream().distinct().sorted().toList();
    assignment =
        new Assignment(
            new Attempt(run.id(), ++attempts, sessions.getAsLong()),
            partitions,
            placement.stream().map(used::indexOf).toList(),
            used.stream().map(usable::get).toList(),
            0,
            Arrays.stream(deaths).boxed().toList(),
            plan.realTime());
  }

  private List<NodeDescription> usable() {
    return run.nodes().stream().filter(present::containsKey).map(present::get).toList();
  }

  private boolean isMajority(Collection<String> nodes) {
    return 2L * run.nodes().stream().filter(nodes::contains).count() > run.nodes().size();
  }

  /** The files are put together. They count when a majority agrees: no other attempt can then. */
  void collected(Attempt attempt, CollectedRun files) {
    if (state == RunState.COLLECTING && attempt.equals(assignment.attempt())) {
      collected = files;
      for (NodeDescription node : usable()) {
        effects.seal(node.id(), attempt);
      }
    }
  }

  private void sealed(String node, AgentReport report, long now) {
    if (state != RunState.COLLECTING || collected == null) {
      return;
    }
    if (!assignment.attempt().equals(report.sealed())) {
      effects.seal(node, assignment.attempt());
      return;
    }
    sealedBy.add(node);
    if (isMajority(sealedBy)) {
      result = collected;
      enter(RunState.FINISHED, now);
    }
  }

  /** The files cannot be put together, perhaps because a node died. */
  void collectFailed(Attempt attempt, String sentence, long now) {
    if (state == RunState.COLLECTING && attempt.equals(assignment.attempt())) {
      suspicion = sentence;
      suspectedAt = now;
    }
  }

  /** The run is to end early, with what there is. */
  void stop(long now) {
    switch (state) {
      case STORING, PLANNING, PREPARING -> fail("it was stopped before it began", now);
      case RUNNING -> {
        stopRequested = true;
        notes.add("it was stopped early");
        for (NodeDescription node : assignment.nodes()) {
          effects.stop(node.id(), assignment.attempt());
        }
      }
      case COLLECTING, FINISHED, FAILED -> {}
    }
  }

  /** Time passes. */
  void tick(long now) {
    switch (state) {
      case STORING -> {
        if (now - since > STORING_LIMIT) {
          fail("no majority of the nodes has stored it in time", now);
        }
      }
      case PLANNING -> {
        if (now - since > PLANNING_LIMIT) {
          fail("it could not be planned in ten minutes", now);
        }
      }
      case PREPARING, RUNNING, COLLECTING -> tickUnderWay(now);
      case FINISHED, FAILED -> {}
    }
  }

  private void tickUnderWay(long now) {
    if (suspicion != null && now - suspectedAt > SUSPICION_LIMIT) {
      fail(suspicion, now);
      return;
    }
    if (state == RunState.PREPARING && now - since > PREPARING_LIMIT) {
      fail("its parts were not prepared in half an hour", now);
      return;
    }
    if (state == RunState.COLLECTING && now - since > COLLECTING_LIMIT) {
      fail("its files could not be put together in half an hour", now);
      return;
    }
    for (int index = 0; index < heardAt.length && isUnderWay(); index++) {
      if (now - heardAt[index] > SILENCE_LIMIT) {
        fail("node " + name(index) + " has said nothing for a minute", now);
        return;
      }
    }
  }

  private void fail(String sentence, long now) {
    boolean accepted = state != RunState.STORING;
    failure = sentence;
    enter(RunState.FAILED, now);
    present.keySet().forEach(node -> effects.forget(node, run.id()));
    if (!accepted) {
      effects.refused(run.id(), sentence);
    }
  }

  private void enter(RunState next, long now) {
    state = next;
    since = now;
  }

  /** When the run came to where it is. */
  long since() {
    return since;
  }

  private String name(int index) {
    return assignment.nodes().get(index).name();
  }

  /** What is known of it. */
  RunInfo info(long now) {
    RunProgress progress = RunProgress.of(assignment, reports, heardAt, now);
    return new RunInfo(
        run.id(),
        run.name(),
        state,
        attempts,
        run.acceptedAtMillis(),
        progress.emulatedNanos(),
        plan == null ? 0 : plan.stopNanos(),
        progress.frames(),
        progress.nodes(),
        state == RunState.RUNNING && !plan.realTime() ? progress.slowest() : null,
        List.copyOf(notes),
        failure,
        result);
  }
}
