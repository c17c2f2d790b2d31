package io.actornet.emulator.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;

/**
 * A cluster without a network: the coordinator's and the agents' decisions, with messages that take
 * their time, nodes that are killed, stopped or cut off, alone or together, and a membership that
 * removes who is unreachable for too long, if a majority of the members is left.
 */
final class SimulatedCluster {
  static final long SECOND = Duration.ofSeconds(1).toNanos();
  static final long BEAT = SECOND / 2;

  /** From silence to removal, and from there to a new coordinator. */
  private static final long REMOVAL = 5 * SECOND;

  private static final long HAND_OVER = 2 * SECOND;

  private final Random random;
  private final int partitions;
  private final long running;
  private final boolean realTime;
  private final Map<Attempt, Long> begun = new HashMap<>();
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
  private final List<SimulatedNode> nodes = new ArrayList<>();
  private final List<Publication> publications = new ArrayList<>();
  private final Set<String> members = new LinkedHashSet<>();
  private SimulatedCoordinator coordinator;
  private long now;
  private long numbers;

  /** What whoever asks for runs is answered. */
  final List<String> answers = new ArrayList<>();

  /** What must never be. */
  final List<String> violations = new ArrayList<>();

  private record Event(long at, long number, Runnable action) {}

  private record Publication(Attempt attempt, SimulatedNode home) {}

  /**
   * A cluster.
   *
   * @param running how long a run takes
   */
  SimulatedCluster(long seed, int size, int partitions, long running) {
    this(seed, size, partitions, running, false);
  }

  /**
   * A cluster.
   *
   * @param running how long a run takes
   * @param realTime whether time passes for all parts alike, whenever they begin
   */
  SimulatedCluster(long seed, int size, int partitions, long running, boolean realTime) {
    random = new Random(seed);
    this.partitions = partitions;
    this.running = running;
    this.realTime = realTime;
    for (int index = 0; index < size; index++) {
      SimulatedNode node = new SimulatedNode(this, index);
      nodes.add(node);
      members.add(node.name());
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

  long random(long most) {
    return 1 + random.nextLong(most);
  }

  int partitions() {
    return partitions;
  }

  long running() {
    return running;
  }

  boolean realTime() {
    return realTime;
  }

  /** When emulated time was 0 for a part of an attempt that runs from now on. */
  long begun(Attempt attempt) {
    return realTime ? begun.computeIfAbsent(attempt, first -> now) : now;
  }

  Set<String> members() {
    return members;
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

  SimulatedNode named(String name) {
    return nodes.get(Integer.parseInt(name.substring(1)));
  }

  /** Cuts nodes off from the others, but not from each other. */
  void tear(List<Integer> off, long time) {
    int group = (int) ++numbers;
    off.forEach(index -> node(index).cutOff(group, time));
  }

  /** The coordinator's view of the run; null while there is none. */
  RunInfo run(String id) {
    return coordinator == null ? null : coordinator.run(id);
  }

  boolean hasCoordinator() {
    return coordinator != null;
  }

  SimulatedCoordinator coordinator() {
    return coordinator;
  }

  void submit(String id) {
    SimulatedCoordinator to = coordinator;
    at(now, () -> to.submit(id));
  }

  void forget(String id) {
    coordinator.stop(id);
  }

  /** How many attempts were published. */
  int published() {
    return publications.size();
  }

  /** A coordinator says that a run has finished. */
  void publish(Attempt attempt, SimulatedNode home) {
    for (Publication other : publications) {
      if (other.attempt().equals(attempt) && other.home() == home) {
        return;
      }
      if (other.home() != home && other.home().isIn()) {
        violations.add(home.name() + " and " + other.home().name() + " both publish " + attempt);
      }
    }
    if (!members.contains(home.name())) {
      violations.add(home.name() + " published after it was removed");
    }
    publications.add(new Publication(attempt, home));
  }

  /** Names of nodes that still have something of a run. */
  List<String> leftOvers() {
    return nodes.stream()
        .filter(SimulatedNode::isIn)
        .flatMap(node -> node.leftOvers().stream())
        .toList();
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
      nodes.forEach(SimulatedNode::kill);
      return;
    }
    for (String name : gone) {
      members.remove(name);
      SimulatedNode node = named(name);
      node.remove();
      // A node that is only cut off finds out by itself that it has been removed.
      at(now + SECOND, node::kill);
      if (coordinator != null && coordinator.home() == node) {
        SimulatedCoordinator old = coordinator;
        coordinator = null;
        at(now + SECOND, old::end);
        at(now + HAND_OVER, this::elect);
      } else if (coordinator != null) {
        coordinator.lost(name);
      }
    }
  }

  private void elect() {
    if (!members.isEmpty()) {
      coordinator = new SimulatedCoordinator(this, named(members.iterator().next()));
    }
  }

  /** A message, which may be lost and takes its time; order is kept by equal delays. */
  void send(SimulatedNode from, SimulatedNode to, Runnable delivery) {
    if (from.reaches(to)) {
      at(
          now + SECOND / 1_000,
          () -> {
            if (from.reaches(to)) {
              to.whenAwake(delivery);
            }
          });
    }
  }
}
