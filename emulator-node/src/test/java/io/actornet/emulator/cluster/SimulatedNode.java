package io.actornet.emulator.cluster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A node of a {@link SimulatedCluster} and its agent. */
final class SimulatedNode implements AgentEffects {
  private static final long PREPARING = SimulatedCluster.SECOND;

  private final SimulatedCluster cluster;
  private final int index;
  private final AgentDuty duty = new AgentDuty(this);
  private final Set<String> files = new HashSet<>();

  /** All that it ever had; those that are not closed hold something. */
  private final List<SimulatedPart> parts = new ArrayList<>();

  private final Set<SimulatedPart> open = new HashSet<>();
  private boolean alive = true;
  private boolean removed;
  private long asleepUntil;
  private int group;
  private long cutUntil;
  private long seen;

  SimulatedNode(SimulatedCluster cluster, int index) {
    this.cluster = cluster;
    this.index = index;
  }

  String name() {
    return "n" + index;
  }

  AgentDuty duty() {
    return duty;
  }

  void kill() {
    alive = false;
  }

  void remove() {
    removed = true;
  }

  void sleep(long time) {
    asleepUntil = cluster.now() + time;
  }

  /** Cuts it off from all that are not of the same group. */
  void cutOff(int by, long time) {
    group = by;
    cutUntil = cluster.now() + time;
  }

  boolean isAlive() {
    return alive;
  }

  boolean isIn() {
    return alive && !removed;
  }

  private int group() {
    return cutUntil > cluster.now() ? group : 0;
  }

  boolean reaches(SimulatedNode other) {
    return other == this || alive && other.alive && group() == other.group();
  }

  /** When the greater part of the cluster last heard of it. */
  long lastSeen() {
    if (alive && group() == 0 && asleepUntil <= cluster.now()) {
      seen = cluster.now();
    }
    return seen;
  }

  /** What happens to a stopped process happens when it goes on. */
  void whenAwake(Runnable action) {
    if (asleepUntil > cluster.now()) {
      cluster.at(asleepUntil, () -> whenAwake(action));
    } else if (alive) {
      action.run();
    }
  }

  void beat() {
    cluster.at(cluster.now() + SimulatedCluster.BEAT, this::beat);
    whenAwake(
        () -> {
          AgentReport report =
              new AgentReport(
                  Nodes.node(name()),
                  duty.held(),
                  duty.parts(this::progress),
                  duty.sealed(),
                  duty.forgotten(),
                  Map.of());
          // A node that was removed may be the only one to know its coordinator.
          SimulatedCoordinator to = cluster.coordinator();
          if (to != null) {
            cluster.send(this, to.home(), () -> to.heard(report));
          }
        });
  }

  private PartialProgress progress(int number) {
    return parts.stream()
        .filter(part -> part.assignment().self() == number)
        .reduce((earlier, later) -> later)
        .map(SimulatedPart::progress)
        .orElse(PartialProgress.NONE);
  }

  /** A part that is not given up; null if there is none. */
  SimulatedPart part(Attempt attempt, int number) {
    for (SimulatedPart part : parts) {
      if (part.assignment().attempt().equals(attempt)
          && part.assignment().self() == number
          && !part.isAborted()) {
        return part;
      }
    }
    return null;
  }

  List<String> leftOvers() {
    return open.isEmpty() && files.isEmpty() ? List.of() : List.of(name() + " has " + files);
  }

  /** Something happens to a part, unless that is given up by then. */
  void later(long delay, SimulatedPart part, Runnable event) {
    cluster.at(
        cluster.now() + delay,
        () ->
            whenAwake(
                () -> {
                  if (open.contains(part) && !part.isOver()) {
                    event.run();
                  }
                }));
  }

  void close(SimulatedPart part) {
    open.remove(part);
    duty.closed(part.assignment());
  }

  @Override
  public void fetch(RunDescription run) {
    files.add(run.id());
    cluster.at(
        cluster.now() + cluster.random(SimulatedCluster.SECOND / 2),
        () -> whenAwake(() -> duty.fetched(run.id())));
  }

  @Override
  public void begin(Assignment assignment) {
    for (SimulatedPart other : open) {
      if (!other.assignment().attempt().equals(assignment.attempt())) {
        cluster.violations.add(name() + " began a part before another attempt was released");
      }
    }
    if (part(assignment.attempt(), assignment.self()) != null) {
      cluster.violations.add(name() + " began a part twice");
    }
    SimulatedPart part = new SimulatedPart(cluster, this, assignment);
    parts.add(part);
    open.add(part);
    files.add(assignment.attempt().run());
    later(cluster.random(PREPARING), part, () -> duty.prepared(part.assignment()));
  }

  @Override
  public void run(Assignment assignment) {
    part(assignment.attempt(), assignment.self()).run();
  }

  @Override
  public void replace(Assignment assignment) {
    part(assignment.attempt(), assignment.self()).replace(assignment);
  }

  @Override
  public void stop() {}

  @Override
  public void abort() {
    for (SimulatedPart part : List.copyOf(open)) {
      part.abort();
      cluster.at(
          cluster.now() + cluster.random(SimulatedCluster.SECOND),
          () -> whenAwake(() -> close(part)));
    }
  }

  @Override
  public void discard(Attempt attempt) {}

  @Override
  public void remove(String run) {
    files.remove(run);
  }
}
