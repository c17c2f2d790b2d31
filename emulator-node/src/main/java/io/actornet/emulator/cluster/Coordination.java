package io.actornet.emulator.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The coordinator's decisions: what happens comes in with the time, what is to be done goes out as
 * effects. One run at a time. A new coordinator first hears all members, and goes on with the run
 * that they hold.
 */
final class Coordination {
  /** How long a new coordinator waits for members that say nothing. */
  private static final long HEARING_LIMIT = Duration.ofSeconds(10).toNanos();

  private static final long RETENTION = Duration.ofHours(1).toNanos();
  private static final int HISTORY = 32;

  private final String version;
  private final CoordinationEffects effects;
  private final LongSupplier sessions;

  /** Nodes that can be used, by id, in the order of their appearance. */
  private final Map<String, NodeDescription> present = new LinkedHashMap<>();

  private final Set<String> members = new LinkedHashSet<>();
  private final Map<String, AgentReport> latest = new LinkedHashMap<>();
  private final Map<String, RunInfo> history = new LinkedHashMap<>();
  private final long hearUntil;

  private boolean hearing = true;
  private ActiveRun active;

  /**
   * A new coordinator.
   *
   * @param version of the program; nodes of another one are not used
   * @param members ids of the members of the cluster
   * @param sessions draws a number for each attempt
   */
  Coordination(
      String version,
      Set<String> members,
      CoordinationEffects effects,
      LongSupplier sessions,
      long now) {
    this.version = version;
    this.effects = effects;
    this.sessions = sessions;
    this.members.addAll(members);
    hearUntil = now + HEARING_LIMIT;
  }

  /** A node has become a member. */
  void joined(String node) {
    members.add(node);
  }

  /**
   * A node is a member no more.
   *
   * @param crashed whether it left without saying so
   */
  void lost(String node, boolean crashed, long now) {
    members.remove(node);
    present.remove(node);
    latest.remove(node);
    if (active != null) {
      active.lost(node, crashed, now);
    }
    endHearing(now);
  }

  /** A node says all that it knows. */
  void report(AgentReport report, long now) {
    String node = report.node().id();
    if (!isMember(node)) {
      return;
    }
    latest.put(node, report);
    if (report.node().version().equals(version)) {
      present.put(node, report.node());
    }
    if (hearing) {
      endHearing(now);
      return;
    }
    RunDescription held = report.held();
    if (held != null && (active == null || !held.id().equals(active.run().id()))) {
      if (active == null && isWanted(held)) {
        takeOver(now);
      } else {
        effects.forget(node, held.id());
      }
    } else if (held != null && active.state() == RunState.FAILED) {
      effects.forget(node, held.id());
    }
    if (active != null) {
      active.report(report, now);
    }
  }

  private boolean isWanted(RunDescription held) {
    return !history.containsKey(held.id())
        && latest.values().stream().noneMatch(each -> each.forgotten().contains(held.id()));
  }

  private void endHearing(long now) {
    if (hearing && latest.keySet().containsAll(members) || hearing && now - hearUntil > 0) {
      hearing = false;
      takeOver(now);
    }
  }

  /** Goes on with the newest run that a node holds and nobody was told to forget. */
  private void takeOver(long now) {
    RunDescription newest =
        latest.values().stream()
            .map(AgentReport::held)
            .filter(held -> held != null && isWanted(held))
            .max(
                Comparator.comparingLong(RunDescription::acceptedAtMillis)
                    .thenComparing(RunDescription::id))
            .orElse(null);
    if (newest != null) {
      Assignment last =
          latest.values().stream()
              .flatMap(report -> report.parts().stream())
              .filter(part -> part.attempt().run().equals(newest.id()))
              .map(PartReport::assignment)
              .max(
                  Comparator.comparingInt((Assignment each) -> each.attempt().number())
                      .thenComparingInt(Assignment::generation))
              .orElse(null);
      active = ActiveRun.takenOver(newest, last, latest.values(), present, effects, sessions, now);
    }
  }

  /**
   * A run is asked for; {@code accepted} or {@code refused} follows. Who asks again, because an
   * answer was lost with a coordinator or a message, gets it without another run.
   */
  void submit(String id, String name, boolean ladder, long wallMillis, long now) {
    RunInfo known = run(id, now);
    if (known != null) {
      answerAgain(known);
      return;
    }
    String refusal = refusal();
    if (refusal != null) {
      effects.refused(id, refusal);
      return;
    }
    forgetActive(now);
    List<String> nodes = List.copyOf(present.keySet());
    active =
        new ActiveRun(
            new RunDescription(id, name, wallMillis, ladder, nodes),
            present,
            effects,
            sessions,
            now);
  }

  private void answerAgain(RunInfo known) {
    switch (known.state()) {
      case STORING -> {} // The answer follows.
      case FAILED -> effects.refused(known.id(), known.failure());
      case PLANNING, PREPARING, RUNNING, COLLECTING, FINISHED -> effects.accepted(known.id());
    }
  }

  /** What a run would run on, if it were asked for when no other one is under way. */
  CoordinatorCommand.Nodes nodes() {
    return new CoordinatorCommand.Nodes(List.copyOf(present.values()), refusalOfNodes());
  }

  private String refusalOfNodes() {
    return present.isEmpty()
        ? "no node of version " + version + " is there, which the coordinator has"
        : null;
  }

  private String refusal() {
    if (active != null && !active.state().isOver()) {
      return "run " + active.run().id() + " is under way, and the cluster runs one at a time";
    }
    return refusalOfNodes();
  }

  /** A run is to end early, or if it is over, its files are to be removed. */
  void stop(String id, long now) {
    if (active != null && active.run().id().equals(id)) {
      if (active.state().isOver()) {
        forgetActive(now);
      } else {
        active.stop(now);
      }
    }
  }

  private void forgetActive(long now) {
    if (active != null) {
      String id = active.run().id();
      history.put(id, active.info(now).withoutResult());
      if (history.size() > HISTORY) {
        history.remove(history.keySet().iterator().next());
      }
      present.keySet().forEach(node -> effects.forget(node, id));
      active = null;
    }
  }

  /** A run is divided. */
  void planned(String id, PartitionPlan plan, long now) {
    if (isActive(id)) {
      active.planned(plan, now);
    }
  }

  /** A run cannot be divided. */
  void planFailed(String id, String sentence, long now) {
    if (isActive(id)) {
      active.planFailed(sentence, now);
    }
  }

  /** The files of an attempt are put together. */
  void collected(Attempt attempt, CollectedRun run) {
    if (isActive(attempt.run())) {
      active.collected(attempt, run);
    }
  }

  /** The files of an attempt cannot be put together. */
  void collectFailed(Attempt attempt, String sentence, long now) {
    if (isActive(attempt.run())) {
      active.collectFailed(attempt, sentence, now);
    }
  }

  private boolean isActive(String id) {
    return active != null && active.run().id().equals(id);
  }

  /** Time passes. */
  void tick(long now) {
    endHearing(now);
    if (active != null) {
      active.tick(now);
      if (active.state().isOver() && now - active.since() > RETENTION) {
        forgetActive(now);
      }
    }
  }

  /** Whether a node is a member. */
  boolean isMember(String node) {
    return members.contains(node);
  }

  /** Whether the members are still being heard: nothing is to be asked of runs until then. */
  boolean isHearing() {
    return hearing;
  }

  /** The newest report of each member that has reported. */
  List<AgentReport> reports() {
    return List.copyOf(latest.values());
  }

  /** The runs, oldest first. */
  List<RunInfo> runs(long now) {
    List<RunInfo> runs = new ArrayList<>(history.values());
    if (active != null) {
      runs.add(active.info(now));
    }
    return runs;
  }

  /** A run; null if it is not known. */
  RunInfo run(String id, long now) {
    return isActive(id) ? active.info(now) : history.get(id);
  }
}
