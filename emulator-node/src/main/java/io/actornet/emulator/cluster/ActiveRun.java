package io.actornet.emulator.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** The coordinator's run, from its acceptance to its end, in as many attempts as it takes. */
final class ActiveRun {
  private final RunDescription run;
  private final Map<String, NodeDescription> present;
  private final CoordinationEffects effects;
  private final RunNodes nodes;
  private final Attempts attempts;
  private final Sealing sealing;
  private final Suspicion suspicion = new Suspicion();
  private final Set<String> holders = new HashSet<>();
  private final List<String> notes = new ArrayList<>();

  private RunState state;
  private long since;

  /** Null before the first attempt. */
  private LiveAttempt live;

  private boolean stopRequested;
  private String failure;

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
    nodes = new RunNodes(run, present);
    attempts = new Attempts(run, nodes, sessions);
    sealing = new Sealing(nodes);
    enter(RunState.STORING, now);
    for (String node : run.nodes()) {
      if (nodes.isThere(node)) {
        effects.hold(node, run);
      }
    }
  }

  /**
   * Takes over a run from a coordinator that is gone.
   *
   * @param last the newest attempt that a node knows of; null for none
   * @param heard what the nodes have last said
   */
  static ActiveRun takenOver(
      RunDescription run,
      Assignment last,
      Collection<AgentReport> heard,
      Map<String, NodeDescription> present,
      CoordinationEffects effects,
      LongSupplier sessions,
      long now) {
    ActiveRun active = new ActiveRun(run, present, effects, sessions, now);
    active.notes.add("the coordinator moved to another node");
    if (last != null) {
      active.attempts.takeOver(last);
      active.live = new LiveAttempt(last, now);
      for (AgentReport report : heard) {
        active.takeOver(report, now);
      }
      active.live.takeOver();
      active.missing().forEach(active::countDeath);
    }
    active.planNow(now);
    return active;
  }

  private void takeOver(AgentReport report, long now) {
    for (int part : live.assignment().partsOf(report.node().id())) {
      live.heard(part, partOf(report, part), now);
    }
  }

  /** The parts whose nodes are not there. */
  private List<Integer> missing() {
    return IntStream.range(0, live.parts())
        .filter(part -> !nodes.isThere(live.assignment().nodes().get(part).id()))
        .boxed()
        .toList();
  }

  RunDescription run() {
    return run;
  }

  RunState state() {
    return state;
  }

  /** When the run came to where it is. */
  long since() {
    return since;
  }

  /** A node says all that it knows. */
  void report(AgentReport report, long now) {
    String node = report.node().id();
    if (report.held() != null && report.held().id().equals(run.id())) {
      holders.add(node);
      if (state == RunState.STORING && nodes.isMajority(holders)) {
        effects.accepted(run.id());
        planNow(now);
      }
    } else if (state == RunState.STORING) {
      effects.hold(node, run);
    }
    sealed(node, report, now);
    Attempt attempt = live == null ? null : live.attempt();
    for (PartReport part : report.parts()) {
      if (!part.attempt().equals(attempt)) {
        effects.abort(node, part.attempt());
      }
    }
    if (isUnderWay()) {
      parts(node, report, now);
    } else if (state == RunState.PLANNING && live != null) {
      takeOver(report, now);
    }
  }

  private void parts(String node, AgentReport report, long now) {
    LiveAttempt current = live;
    for (int part : live.assignment().partsOf(node)) {
      if (isUnderWay() && current == live) {
        PartReport own = partOf(report, part);
        if (own != null && own.assignment().generation() < live.assignment().generation()) {
          effects.replace(node, live.assignment());
        }
        part(part, own, now);
      }
    }
  }

  private PartReport partOf(AgentReport report, int number) {
    for (PartReport part : report.parts()) {
      if (part.attempt().equals(live.attempt()) && part.assignment().self() == number) {
        return part;
      }
    }
    return null;
  }

  /** Whether the nodes that take part are still needed. */
  private boolean isUnderWay() {
    return state == RunState.PREPARING
        || state == RunState.RUNNING
        || state == RunState.COLLECTING && !sealing.hasBegun();
  }

  private void part(int number, PartReport part, long now) {
    String node = live.assignment().nodes().get(number).id();
    if (part == null) {
      live.heard(number, null, now);
      if (live.report(number) != null) {
        retry("node " + live.name(number) + " had lost its part", now);
      } else {
        effects.prepare(node, run, live.assignment().forPart(number));
      }
      return;
    }
    live.heard(number, part, now);
    switch (part.phase()) {
      case PREPARING -> {}
      case READY -> ready(node, now);
      case RUNNING -> {
        if (stopRequested) {
          effects.stop(node, live.attempt());
        }
      }
      case FINISHED -> finished(now);
      case FAILED -> failed(number, part, now);
    }
  }

  private void ready(String node, long now) {
    if (state == RunState.RUNNING) {
      effects.start(node, live.attempt());
    } else if (live.all(PartPhase.READY)) {
      enter(RunState.RUNNING, now);
      for (NodeDescription each : live.assignment().nodes()) {
        effects.start(each.id(), live.attempt());
      }
    }
  }

  private void finished(long now) {
    if (state == RunState.RUNNING && live.all(PartPhase.FINISHED)) {
      enter(RunState.COLLECTING, now);
      effects.collect(run, live.assignment(), live.results());
    }
  }

  private void failed(int number, PartReport part, long now) {
    String sentence = "node " + live.name(number) + ": " + part.failure();
    if (!part.peerLost()) {
      fail(sentence, now);
    } else if (live.isCatchingUp()) {
      retry("parts could not be replaced; " + sentence, now);
    } else {
      suspicion.raise(sentence, now);
    }
  }

  /**
   * A node is gone.
   *
   * @param crashed whether it left without saying so
   */
  void lost(String node, boolean crashed, long now) {
    List<Integer> parts = live == null ? List.of() : live.assignment().partsOf(node);
    boolean needed = !parts.isEmpty() && (isUnderWay() || state == RunState.PLANNING);
    if (needed && crashed) {
      // A part that had not begun is not the cause.
      parts.stream().filter(part -> live.report(part) != null).forEach(this::countDeath);
    }
    if (needed && isUnderWay()) {
      String why = "node " + live.name(parts.getFirst()) + (crashed ? " died" : " left");
      if (!goOnWithout(parts, why, now)) {
        retry(why, now);
      }
    } else if (state == RunState.COLLECTING && attempts.minority() != null) {
      fail(attempts.minority(), now);
    }
  }

  private void countDeath(int part) {
    attempts.died(live.assignment().partitionsOf(part));
  }

  /** Has other nodes take lost parts over, and only those, if that can be. */
  private boolean goOnWithout(List<Integer> lost, String why, long now) {
    Map<Integer, NodeDescription> standIns =
        state == RunState.RUNNING && !stopRequested ? attempts.standIns(live, lost) : null;
    if (standIns == null) {
      return false;
    }
    live.replace(standIns, attempts.deaths(), now);
    suspicion.drop();
    notes.add(why + "; " + live.replaced());
    Assignment next = live.assignment();
    RunNodes.ids(next.nodes()).forEach(node -> effects.replace(node, next));
    lost.forEach(part -> effects.prepare(next.nodes().get(part).id(), run, next.forPart(part)));
    return true;
  }

  private void planNow(long now) {
    enter(RunState.PLANNING, now);
    int cores = nodes.usable().stream().mapToInt(NodeDescription::cores).sum();
    effects.plan(run, attempts.partitions(), cores);
  }

  /** The run is divided. */
  void planned(PartitionPlan divided, long now) {
    if (state == RunState.PLANNING) {
      attempts.planned(divided);
      if (live == null || !goOn(now)) {
        beginAttempt(now);
      }
    }
  }

  /** The run cannot be divided. */
  void planFailed(String sentence, long now) {
    if (state == RunState.PLANNING) {
      fail(sentence, now);
    }
  }

  /** Goes on with the attempt of a coordinator that is gone, if all its parts run that are left. */
  private boolean goOn(long now) {
    List<Integer> lost = missing();
    if (!live.canGoOnWithout(lost)) {
      return false;
    }
    enter(RunState.RUNNING, now);
    return lost.isEmpty() || goOnWithout(lost, "node " + live.name(lost.getFirst()) + " died", now);
  }

  private void retry(String why, long now) {
    notes.add("attempt " + attempts.count() + " ended: " + why);
    for (String node : RunNodes.ids(live.assignment().nodes())) {
      if (nodes.isThere(node)) {
        effects.abort(node, live.attempt());
      }
    }
    beginAttempt(now);
  }

  private void beginAttempt(long now) {
    String hindrance = attempts.hindrance();
    if (hindrance != null) {
      fail(hindrance, now);
      return;
    }
    try {
      live = new LiveAttempt(attempts.next(), now);
    } catch (PlacementException impossible) {
      fail(impossible.getMessage(), now);
      return;
    }
    suspicion.drop();
    sealing.reset();
    enter(RunState.PREPARING, now);
    Assignment assignment = live.assignment();
    for (int part = 0; part < live.parts(); part++) {
      effects.prepare(assignment.nodes().get(part).id(), run, assignment.forPart(part));
    }
  }

  /** The files are put together. */
  void collected(Attempt attempt, CollectedRun files) {
    if (state == RunState.COLLECTING && attempt.equals(live.attempt())) {
      sealing.begin(files);
      for (NodeDescription node : nodes.usable()) {
        effects.seal(node.id(), attempt);
      }
    }
  }

  private void sealed(String node, AgentReport report, long now) {
    if (state != RunState.COLLECTING || !sealing.hasBegun()) {
      return;
    }
    if (!live.attempt().equals(report.sealed())) {
      effects.seal(node, live.attempt());
    } else if (sealing.agreed(node)) {
      enter(RunState.FINISHED, now);
    }
  }

  /** The files cannot be put together, perhaps because a node died. */
  void collectFailed(Attempt attempt, String sentence, long now) {
    if (state == RunState.COLLECTING && attempt.equals(live.attempt())) {
      suspicion.raise(sentence, now);
    }
  }

  /** The run is to end early, with what there is. */
  void stop(long now) {
    switch (state) {
      case STORING, PLANNING, PREPARING -> fail("it was stopped before it began", now);
      case RUNNING -> {
        stopRequested = true;
        notes.add("it was stopped early");
        for (String node : RunNodes.ids(live.assignment().nodes())) {
          effects.stop(node, live.attempt());
        }
      }
      case COLLECTING, FINISHED, FAILED -> {}
    }
  }

  /** Time passes. */
  void tick(long now) {
    String exceeded = RunLimits.exceeded(state, now - since);
    if (exceeded == null && !state.isOver()) {
      exceeded = suspicion.believed(now);
    }
    if (exceeded == null && isUnderWay()) {
      int silent = live.silent(RunLimits.SILENCE_NANOS, now);
      exceeded = silent < 0 ? null : "node " + live.name(silent) + " has said nothing for a minute";
    }
    if (exceeded != null) {
      fail(exceeded, now);
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

  /** What is known of it. */
  RunInfo info(long now) {
    RunProgress progress = live == null ? RunProgress.NONE : live.progress(now);
    PartitionPlan plan = attempts.plan();
    List<String> said = new ArrayList<>(notes);
    if (state == RunState.RUNNING && live.isCatchingUp()) {
      said.add(live.catchingUp());
    }
    return new RunInfo(
        run.id(),
        run.name(),
        state,
        attempts.count(),
        run.acceptedAtMillis(),
        progress.emulatedNanos(),
        plan == null ? 0 : plan.stopNanos(),
        progress.frames(),
        progress.nodes(),
        state == RunState.RUNNING && !plan.realTime() ? progress.slowest() : null,
        said,
        failure,
        sealing.result());
  }
}
