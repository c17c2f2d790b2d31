package io.actornet.emulator.cluster;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One coordinator of a {@link SimulatedCluster}, on its node. */
final class SimulatedCoordinator implements CoordinationEffects {
  private final SimulatedCluster cluster;
  private final SimulatedNode home;
  private final Coordination logic;
  private boolean ended;

  SimulatedCoordinator(SimulatedCluster cluster, SimulatedNode home) {
    this.cluster = cluster;
    this.home = home;
    logic =
        new Coordination(
            Nodes.VERSION, cluster.members(), this, cluster.random()::nextLong, cluster.now());
    cluster.at(cluster.now() + SimulatedCluster.BEAT, this::tick);
  }

  SimulatedNode home() {
    return home;
  }

  RunInfo run(String id) {
    return logic.run(id, cluster.now());
  }

  void submit(String id) {
    logic.submit(id, id, false, cluster.now(), cluster.now());
  }

  void stop(String id) {
    logic.stop(id, cluster.now());
  }

  void lost(String node) {
    logic.lost(node, true, cluster.now());
  }

  void end() {
    ended = true;
  }

  private void later(long delay, Consumer<Coordination> event) {
    cluster.at(
        cluster.now() + delay,
        () ->
            home.whenAwake(
                () -> {
                  if (!ended) {
                    event.accept(logic);
                  }
                }));
  }

  private void tick() {
    later(0, each -> each.tick(cluster.now()));
    if (!ended && home.isAlive()) {
      cluster.at(cluster.now() + SimulatedCluster.BEAT, this::tick);
    }
  }

  private void tell(String node, Consumer<AgentDuty> command) {
    SimulatedNode to = cluster.named(node);
    cluster.send(home, to, () -> command.accept(to.duty()));
  }

  @Override
  public void hold(String node, RunDescription run) {
    tell(node, duty -> duty.hold(run));
  }

  @Override
  public void plan(RunDescription run, int wanted, int cores) {
    List<Long> ones = Collections.nCopies(cluster.partitions(), 1L);
    later(
        SimulatedCluster.SECOND / 2,
        each ->
            each.planned(
                run.id(),
                new PartitionPlan(ones, ones, List.of(), Map.of(), 1, cluster.realTime()),
                cluster.now()));
  }

  @Override
  public void prepare(String node, RunDescription run, Assignment assignment) {
    tell(node, duty -> duty.prepare(run, assignment));
  }

  @Override
  public void replace(String node, Assignment assignment) {
    tell(node, duty -> duty.replace(assignment));
  }

  @Override
  public void start(String node, Attempt attempt) {
    tell(node, duty -> duty.start(attempt));
  }

  @Override
  public void stop(String node, Attempt attempt) {
    tell(node, duty -> duty.stop(attempt));
  }

  @Override
  public void seal(String node, Attempt attempt) {
    tell(node, duty -> duty.seal(attempt));
  }

  @Override
  public void abort(String node, Attempt attempt) {
    tell(node, duty -> duty.abort(attempt));
  }

  @Override
  public void forget(String node, String run) {
    tell(node, duty -> duty.forget(run));
  }

  @Override
  public void collect(RunDescription run, Assignment assignment, List<PartialResult> results) {
    for (int part = 0; part < assignment.nodes().size(); part++) {
      if (part >= results.size()
          || !results.get(part).directory().equals(WorkDirectory.partName(assignment.forPart(part)))
          || !SimulatedPart.hasEnded(cluster, assignment, part)) {
        cluster.violations.add("something else was put together: " + results);
      }
    }
    later(
        SimulatedCluster.SECOND,
        each -> each.collected(assignment.attempt(), new CollectedRun("collected", "{}")));
  }

  void heard(AgentReport report) {
    logic.report(report, cluster.now());
    Attempt sealed = report.sealed();
    if (sealed != null && !ended) {
      RunInfo run = run(sealed.run());
      if (run != null && run.state() == RunState.FINISHED && run.attempt() == sealed.number()) {
        cluster.publish(sealed, home);
      }
    }
  }

  @Override
  public void accepted(String run) {
    cluster.answers.add(run + " accepted");
  }

  @Override
  public void refused(String run, String sentence) {
    cluster.answers.add(run + " refused: " + sentence);
  }
}
