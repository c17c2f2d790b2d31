package io.actornet.emulator.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

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

  private static final int MOST_ATTEMPTS = 20;

  private final RunDescription run;
  private final Map<String, NodeDescription> present;
  private final CoordinationEffects effects;
  private final LongSupplier sessions;
  private final RunNodes nodes;
  private final Deaths deaths = new Deaths();
  private final Set<String> holders = new HashSet<>();
  private final List<String> notes = new ArrayList<>();

  private RunState state;
  private long since;
  private PartitionPlan plan;
  private int partitions;
  private int attempts;

  /** Null before the first attempt. */
  private LiveAttempt live;

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
    nodes = new RunNodes(run, present);
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
      active.partitions = last.partitions();
      active.attempts = last.attempt().number();
      active.deaths.takeOver(last.deaths());
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
        || state == RunState.COLLECTING && collected == null;
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
    } else if (live.isReplaying()) {
      retry("parts could not be replayed; " + sentence, now);
    } else if (suspicion == null) {
      suspicion = sentence;
      suspectedAt = now;
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
      if (!replay(parts, why, now)) {
        retry(why, now);
      }
    } else if (collected != null && state == RunState.COLLECTING) {
      failWithoutMajority(now);
    }
  }

  private void countDeath(int part) {
    deaths.count(live.assignment().partitionsOf(part));
  }

  /** Has other nodes run lost parts again, and only those, if that can be. */
  private boolean replay(List<Integer> lost, String why, long now) {
    if (state != RunState.RUNNING
        || stopRequested
        || deaths.cause() >= 0
        || !nodes.isMajorityLeft()
        || !live.canReplay(lost)) {
      return false;
    }
    Map<Integer, NodeDescription> standIns =
        StandIns.find(live.assignment(), plan, lost, nodes.usable());
    if (standIns == null) {
      return false;
    }
    live.replay(standIns, deaths.counts(), now);
    suspicion = null;
    notes.add(why + "; " + live.replayedTitle() + " replayed");
    Assignment next = live.assignment();
    RunNodes.ids(next.nodes()).forEach(node -> effects.replace(node, next));
    lost.forEach(part -> effects.prepare(next.nodes().get(part).id(), run, next.forPart(part)));
    return true;
  }

  private void planNow(long now) {
    enter(RunState.PLANNING, now);
    int cores = nodes.usable().stream().mapToInt(NodeDescription::cores).sum();
    effects.plan(run, partitions, cores);
  }

  /** The run is divided. */
  void planned(PartitionPlan divided, long now) {
    if (state == RunState.PLANNING) {
      plan = divided;
      partitions = divided.partitions();
      deaths.partitions(partitions);
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
    if (!live.canReplay(lost)) {
      return false;
    }
    enter(RunState.RUNNING, now);
    return lost.isEmpty() || replay(lost, "node " + live.name(lost.getFirst()) + " died", now);
  }

  private void retry(String why, long now) {
    notes.add("attempt " + attempts + " ended: " + why);
    for (String node : RunNodes.ids(live.assignment().nodes())) {
      if (nodes.isThere(node)) {
        effects.abort(node, live.attempt());
      }
    }
    beginAttempt(now);
  }

  private void beginAttempt(long now) {
    if (failWithoutMajority(now)) {
      return;
    }
    if (deaths.cause() >= 0) {
      fail("partition " + deaths.cause() + " ran on two nodes that died", now);
      return;
    }
    if (attempts >= MOST_ATTEMPTS) {
      fail("it did not end in " + MOST_ATTEMPTS + " attempts", now);
      return;
    }
    try {
      List<NodeDescription> usable = nodes.usable();
      live = new LiveAttempt(assign(usable, Placement.place(plan, usable)), now);
    } catch (PlacementException impossible) {
      fail(impossible.getMessage(), now);
      return;
    }
    suspicion = null;
    collected = null;
    sealedBy.clear();
    enter(RunState.PREPARING, now);
    Assignment assignment = live.assignment();
    for (int part = 0; part < live.parts(); part++) {
      effects.prepare(assignment.nodes().get(part).id(), run, assignment.forPart(part));
    }
  }

  private boolean failWithoutMajority(long now) {
    if (nodes.isMajorityLeft()) {
      return false;
    }
    fail(
        "only "
            + nodes.usable().size()
            + " of "
            + nodes.count()
            + " nodes are left, which is no majority",
        now);
    return true;
  }

  /** Only nodes that run something take part. */
  private Assignment assign(List<NodeDescription> usable, List<Integer> placement) {
    List<Integer> used = placement.stream().distinct().sorted().toList();
    return new Assignment(
        new Attempt(run.id(), ++attempts, sessions.getAsLong()),
        partitions,
        placement.stream().map(used::indexOf).toList(),
        used.stream().map(usable::get).toList(),
        0,
        deaths.counts(),
        plan.realTime(),
        Collections.nCopies(used.size(), 0));
  }

  /** The files are put together. They count when a majority agrees: no other attempt can then. */
  void collected(Attempt attempt, CollectedRun files) {
    if (state == RunState.COLLECTING && attempt.equals(live.attempt())) {
      collected = files;
      for (NodeDescription node : nodes.usable()) {
        effects.seal(node.id(), attempt);
      }
    }
  }

  private void sealed(String node, AgentReport report, long now) {
    if (state != RunState.COLLECTING || collected == null) {
      return;
    }
    if (!live.attempt().equals(report.sealed())) {
      effects.seal(node, live.attempt());
      return;
    }
    sealedBy.add(node);
    if (nodes.isMajority(sealedBy)) {
      result = collected;
      enter(RunState.FINISHED, now);
    }
  }

  /** The files cannot be put together, perhaps because a node died. */
  void collectFailed(Attempt attempt, String sentence, long now) {
    if (state == RunState.COLLECTING && attempt.equals(live.attempt())) {
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
        for (String node : RunNodes.ids(live.assignment().nodes())) {
          effects.stop(node, live.attempt());
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
    int silent = isUnderWay() ? live.silent(SILENCE_LIMIT, now) : -1;
    if (silent >= 0) {
      fail("node " + live.name(silent) + " has said nothing for a minute", now);
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

  /** What is known of it. */
  RunInfo info(long now) {
    RunProgress progress = live == null ? RunProgress.NONE : live.progress(now);
    List<String> said = new ArrayList<>(notes);
    if (state == RunState.RUNNING && live.replaying() != null) {
      said.add(live.replaying());
    }
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
        said,
        failure,
        result);
  }
}
