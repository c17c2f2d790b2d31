package io.actornet.emulator.trunk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.agrona.concurrent.IdleStrategy;

/** The other nodes of a run in real time by number, as they come and go. */
final class RealTimePeers {
  private static final double NANOS = 1e9;

  private final int self;
  private final long patienceNanos;
  private final BooleanSupplier cancelled;

  /** Null for this node, and for one that is lost until another has its place. */
  private final AtomicReferenceArray<RealTimePeer> peers;

  /** Those that are there. */
  private volatile List<RealTimePeer> there = List.of();

  private boolean ending;

  /**
   * Nobody yet.
   *
   * @param plan of the run as it begins
   * @param patienceNanos how long a node is waited for that is not known to be lost
   * @param cancelled whether the attempt has been given up, which ends all waiting
   */
  RealTimePeers(TrunkPlan plan, long patienceNanos, BooleanSupplier cancelled) {
    self = plan.self();
    this.patienceNanos = patienceNanos;
    this.cancelled = cancelled;
    peers = new AtomicReferenceArray<>(plan.nodes().size());
  }

  /** A node; null while it is lost, and for this one. */
  RealTimePeer get(int node) {
    return peers.get(node);
  }

  /** The other nodes that are there. */
  List<RealTimePeer> there() {
    return there;
  }

  /** The numbers of all other nodes. */
  List<Integer> numbers() {
    List<Integer> numbers = new ArrayList<>();
    for (int node = 0; node < peers.length(); node++) {
      if (node != self) {
        numbers.add(node);
      }
    }
    return numbers;
  }

  /** A node is there, at the beginning or in the place of a lost one. */
  synchronized void put(int node, RealTimePeer peer) {
    peers.set(node, peer);
    there = numbers().stream().map(peers::get).filter(each -> each != null).toList();
    if (ending && peer != null) {
      peer.end(() -> {});
    }
  }

  /** A node is lost. */
  void lose(int node) {
    RealTimePeer lost = peers.get(node);
    if (lost != null) {
      lost.lose(); // before anything else: somebody may wait for it
      put(node, null);
    }
  }

  /** Tells all that nothing more comes, and whoever comes later too. */
  synchronized void end() {
    ending = true;
    there.forEach(peer -> peer.end(() -> {}));
  }

  /**
   * Waits until something holds of every node, of lost ones when others have their places.
   *
   * @param plan names them
   * @param missing what a node did not do that is waited for in vain
   * @throws TrunkLostException if it does not come to that
   */
  void await(TrunkPlan plan, String missing, Predicate<RealTimePeer> isDone) {
    Patience patience = new Patience(patienceNanos);
    IdleStrategy idle = Idle.BACKOFF.strategy();
    for (int node : numbers()) {
      while (!isDone(peers.get(node), isDone)) {
        if (cancelled.getAsBoolean()) {
          throw new TrunkLostException(plan.towards(node).reversed(), "the attempt was given up");
        }
        if (peers.get(node) == null) {
          patience = new Patience(patienceNanos); // The coordinator sees to that one.
        } else if (patience.isOver()) {
          throw new TrunkLostException(
              plan.towards(node).reversed(),
              "node %d %s within %.1f s".formatted(node, missing, patienceNanos / NANOS));
        }
        idle.idle();
      }
    }
  }

  private static boolean isDone(RealTimePeer peer, Predicate<RealTimePeer> test) {
    if (peer == null) {
      return false;
    }
    if (test.test(peer)) {
      return true;
    }
    peer.requireTrunks();
    return false;
  }
}
