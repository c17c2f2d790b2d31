package io.actornet.emulator.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A cluster without a network: the coordinator's and the agents' decisions, with messages that take
 * their time, nodes that are killed, stopped or cut off, and a membership that removes who is
 * unreachable for too long, if a majority of the members is left.
 */
final class SimulatedCluster {
  static final long SECOND = Duration.ofSeconds(1).toNanos();

  /** From silence to removal, and from there to a new coordinator. */
  private static final long REMOVAL = 5 * SECOND;

  private static final long HAND_OVER = 2 * SECOND;
  private static final long BEAT = SECOND / 2;
  private static final long PREPARING = SECOND;

  private final Random random;
  private final int partitions;
  private final long running;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
  private final List<SimulatedNode> nodes = new ArrayList<>();

  /** Attempts whose result a coordinator has published. */
  final List<Attempt> published = new ArrayList<>();

  /** What must never be. */
  final List<String> violations = new ArrayList<>();

  private final Set<String> members = new LinkedHashSet<>();
  private SimulatedCoordinator coordinator;
  private long now;
  private long numbers;

  private record Event(long at, long number, Runnable action) {}

  /**
   * A cluster.
   *
   * @param running how long a run takes
   */
  SimulatedCluster(long seed, int size, int partitions, long running) {
    random = new Random(seed);
    this.partitions = partitions;
    this.running = running;
    for (int index = 0; index < size; index++) {
      SimulatedNode node = new SimulatedNode("n" + index);
      nodes.add(node);
      members.add(node.name);
    }
    nodes.forEach(node -> at(now + random(BEAT), node::beat));
    at(0, this::elect);
    at(0, this::watch);
  }

  long now() {
    return now;
  }

  Random random() {
    return random;
  }

  private long random(long most) {
    return 1 + random.nextLong(most);
  }

  void at(long time, Runnable action) {
    events.add(new Event(Math.max(time, now), numbers++, action));
  }

  /** Lets time pass. */
  void runUntil(long time) {
    while (!events.isEmpty() && events.peek().at() <= time) {
      Event event = events.remove();
      now = event.at();
      event.action().run();
    }
    now = time;
  }

  SimulatedNode node(int index) {
    return nodes.get(index);
  }

  /** The coordinator's view of the run; null while there is none. */
  RunInfo run(String id) {
    return coordinator == null ? null : coordinator.logic.run(id, now);
  }

  int memberCount() {
    return members.size();
  }

  boolean hasCoordinator() {
    return coordinator != null;
  }

  void submit(String id) {
    SimulatedCoordinator to = coordinator;
    at(now, () -> to.logic.submit(id, id, now, now));
  }

  void forget(String id) {
    coordinator.logic.stop(id, now);
  }

  /** Names of nodes that still have something of a run. */
  List<String> leftOvers() {
    return nodes.stream()
        .filter(node -> node.isIn() && (node.open != null || !node.files.isEmpty()))
        .map(node -> node.name + " has " + node.files)
        .toList();
  }

  private SimulatedNode named(String name) {
    return nodes.get(Integer.parseInt(name.substring(1)));
  }

  /** Removes who is unreachable for too long; without a majority, the cluster ends. */
  private void watch() {
    at(now + SECOND / 4, this::watch);
    List<String> gone =
        members.stream().filter(name -> now - named(name).lastSeen() > REMOVAL).toList();
    if (gone.isEmpty()) {
      return;
    }
    if (2 * gone.size() >= members.size()) {
      members.clear();
      coordinator = null;
      nodes.forEach(node -> node.alive = false);
      return;
    }
    for (String name : gone) {
      members.remove(name);
      SimulatedNode node = named(name);
      node.removed = true;
      // A node that is only cut off finds out by itself that it has been removed.
      at(now + SECOND, () -> node.alive = false);
      if (coordinator != null && coordinator.home == node) {
        SimulatedCoordinator old = coordinator;
        coordinator = null;
        at(now + SECOND, () -> old.ended = true);
        at(now + HAND_OVER, this::elect);
      } else if (coordinator != null) {
        coordinator.logic.lost(name, true, now);
      }
    }
  }

  private void elect() {
    if (!members.isEmpty()) {
      coordinator = new SimulatedCoordinator(named(members.iterator().next()));
    }
  }

  /** A message, which may be lost and takes its time; order is kept by equal delays. */
  private void send(SimulatedNode from, SimulatedNode to, Runnable delivery) {
    if (from.isReachable() && to.isReachable() || from == to) {
      at(
          now + SECOND / 1_000,
          () -> {
            if (to.isReachable() || from == to) {
              to.whenAwake(delivery);
            }
          });
    }
  }

  /** One coordinator, on its node. */
  private final class SimulatedCoordinator implements CoordinationEffects {
    private final SimulatedNode home;
    private final Coordination logic;
    private boolean ended;

    SimulatedCoordinator(SimulatedNode home) {
      this.home = home;
      logic = new Coordination(Nodes.VERSION, members, this, random::nextLong, now);
      at(now + BEAT, this::tick);
    }

    private void later(long delay, Consumer<Coordination> event) {
      at(
          now + delay,
          () ->
              home.whenAwake(
                  () -> {
                    if (!ended && home.alive) {
                      event.accept(logic);
                    }
                  }));
    }

    private void tick() {
      later(0, each -> each.tick(now));
      if (!ended && home.alive) {
        at(now + BEAT, this::tick);
      }
    }

    private void tell(String node, Consumer<AgentDuty> command) {
      SimulatedNode to = named(node);
      send(home, to, () -> command.accept(to.duty));
    }

    @Override
    public void hold(String node, RunDescription run) {
      tell(node, duty -> duty.hold(run));
    }

    @Override
    public void plan(RunDescription run, int wanted, int cores) {
      List<Long> ones = Collections.nCopies(partitions, 1L);
      later(
          SECOND / 2,
          each ->
              each.planned(
                  run.id(), new PartitionPlan(ones, ones, List.of(), Map.of(), 1, false), now));
    }

    @Override
    public void prepare(String node, RunDescription run, Assignment assignment) {
      tell(node, duty -> duty.prepare(run, assignment));
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
    public void collect(RunDescription run, Assignment assignment, List<PartialResult> parts) {
      String attempt = WorkDirectory.attemptName(assignment.attempt());
      if (parts.size() != assignment.nodes().size()
          || parts.stream().anyMatch(part -> !part.directory().equals(attempt))) {
        violations.add("parts of other attempts were put together: " + parts);
      }
      later(SECOND, each -> collected(assignment.attempt(), each));
    }

    private void collected(Attempt attempt, Coordination each) {
      each.collected(attempt, new CollectedRun("collected", "{}"));
    }

    void heard(AgentReport report) {
      logic.report(report, now);
      if (report.sealed() != null) {
        RunInfo run = logic.run(report.sealed().run(), now);
        if (run != null
            && run.state() == RunState.FINISHED
            && run.attempt() == report.sealed().number()
            && !published.contains(report.sealed())) {
          published.add(report.sealed());
          if (!members.contains(home.name)) {
            violations.add(home.name + " published after it was removed");
          }
        }
      }
    }

    @Override
    public void accepted(String run) {}

    @Override
    public void refused(String run, String sentence) {}
  }

  /** A node and its agent. */
  final class SimulatedNode implements AgentEffects {
    private final String name;
    private final AgentDuty duty = new AgentDuty(this);
    private final Set<String> files = new HashSet<>();
    private boolean alive = true;
    private boolean removed;
    private long asleepUntil;
    private long cutUntil;
    private long seen;
    private Assignment open;
    private boolean aborted;

    SimulatedNode(String name) {
      this.name = name;
    }

    void kill() {
      alive = false;
    }

    void sleep(long time) {
      asleepUntil = now + time;
    }

    void cutOff(long time) {
      cutUntil = now + time;
    }

    private boolean isIn() {
      return alive && !removed;
    }

    private boolean isReachable() {
      return alive && cutUntil <= now;
    }

    private long lastSeen() {
      if (alive && cutUntil <= now && asleepUntil <= now) {
        seen = now;
      }
      return seen;
    }

    /** What happens to a stopped process happens when it goes on. */
    private void whenAwake(Runnable action) {
      if (asleepUntil > now) {
        at(asleepUntil, () -> whenAwake(action));
      } else if (alive) {
        action.run();
      }
    }

    private void beat() {
      at(now + BEAT, this::beat);
      whenAwake(
          () -> {
            AgentReport report =
                new AgentReport(
                    Nodes.node(name),
                    duty.held(),
                    duty.part(PartialProgress.NONE),
                    duty.sealed(),
                    duty.forgotten(),
                    Map.of());
            // A node that was removed may be the only one to know its coordinator.
            SimulatedCoordinator to = coordinator;
            if (to != null) {
              send(this, to.home, () -> to.heard(report));
            }
          });
    }

    private void later(long delay, Attempt attempt, Runnable event) {
      at(
          now + delay,
          () ->
              whenAwake(
                  () -> {
                    if (open != null && open.attempt().equals(attempt) && !aborted) {
                      event.run();
                    }
                  }));
    }

    @Override
    public void fetch(RunDescription run) {
      files.add(run.id());
      at(now + random(SECOND / 2), () -> whenAwake(() -> duty.fetched(run.id())));
    }

    @Override
    public void begin(Assignment assignment) {
      if (open != null) {
        violations.add(name + " began a part before the other one was released");
      }
      open = assignment;
      aborted = false;
      files.add(assignment.attempt().run());
      Attempt attempt = assignment.attempt();
      later(random(PREPARING), attempt, () -> duty.prepared(attempt));
    }

    @Override
    public void run() {
      Attempt attempt = open.attempt();
      later(
          running,
          attempt,
          () -> {
            boolean allThere =
                open.nodes().stream().allMatch(peer -> named(peer.name()).isReachable());
            if (allThere) {
              duty.ended(attempt, new PartialResult(1, 1, WorkDirectory.attemptName(attempt)));
            } else if (random.nextBoolean()) {
              duty.failed(attempt, "another node is silent", true);
            } else {
              run(); // It waits for the others.
              return;
            }
            close();
          });
    }

    private void close() {
      Attempt attempt = open.attempt();
      open = null;
      duty.closed(attempt);
    }

    @Override
    public void stop() {}

    @Override
    public void abort() {
      aborted = true;
      at(now + random(SECOND), () -> whenAwake(this::close));
    }

    @Override
    public void discard(Attempt attempt) {}

    @Override
    public void remove(String run) {
      files.remove(run);
    }
  }
}
