package io.actornet.emulator.trunk;

import io.actornet.protocol.engine.OtherNodes;
import io.actornet.protocol.engine.WallClock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.agrona.concurrent.IdleStrategy;

/**
 * The other nodes of one attempt of a run in real time, each reached by a pair of trunks, and the
 * clock that all of them share: that of the first node which is there.
 *
 * <p>Loops in real time neither wait for other nodes nor ask for what comes from them: a thread
 * does.
 */
public final class RealTimeNodes implements OtherNodes, AutoCloseable {
  private static final double NANOS = 1e9;

  /** From the decision to begin until emulated time begins, so that all nodes know of it. */
  private static final long LEAD_NANOS = 300_000_000;

  private static final long UNKNOWN = Long.MIN_VALUE;

  private final TrunkPlan plan;
  private final TrunkSettings settings;
  private final BooleanSupplier cancelled;
  private final TrunkCounters counters = new TrunkCounters();
  private final SteeredClock clock = new SteeredClock(System::nanoTime);

  /** By number; null for this node. */
  private final RealTimePeer[] peers;

  /** The same without the gap. */
  private final List<RealTimePeer> others = new ArrayList<>();

  private final RealTimeThread thread;

  /** Whom to tell what comes; null until the engine has begun. */
  private volatile Arrivals arrivals;

  /** When emulated time is 0, on the shared clock. */
  private volatile long start = UNKNOWN;

  private RealTimeNodes(TrunkPlan plan, TrunkSettings settings, BooleanSupplier cancelled) {
    this.plan = plan;
    this.settings = settings;
    this.cancelled = cancelled;
    peers = new RealTimePeer[plan.nodes().size()];
    thread = new RealTimeThread(this, others);
  }

  /**
   * Opens the trunks, waits until all other nodes have done so too, and compares clocks.
   *
   * @param cancelled whether the attempt has been given up, which ends all waiting
   * @throws TrunkLostException if a node does not come in time, or runs something else
   */
  public static RealTimeNodes connect(
      NodeDriver driver, TrunkPlan plan, TrunkSettings settings, BooleanSupplier cancelled) {
    RealTimeNodes nodes = new RealTimeNodes(plan, settings, cancelled);
    try {
      nodes.open(driver);
      nodes.greet();
      nodes.compareClocks();
    } catch (RuntimeException | Error failed) {
      nodes.close();
      throw failed;
    }
    return nodes;
  }

  private void open(NodeDriver driver) {
    for (int node = 0; node < peers.length; node++) {
      if (node != plan.self()) {
        TrunkIdentity identity = plan.towards(node);
        TrunkReader reader =
            TrunkReader.open(driver, plan.listeningFor(node), identity.reversed(), counters);
        try {
          TrunkWriter writer =
              TrunkWriter.open(
                  driver, plan.nodes().get(node), identity, settings, cancelled, counters);
          peers[node] = new RealTimePeer(this, reader, writer, plan, settings.batchBytes());
          others.add(peers[node]);
        } catch (RuntimeException | Error failed) {
          reader.close();
          throw failed;
        }
      }
    }
  }

  private void greet() {
    for (RealTimePeer peer : others) {
      peer.connect(this::pollHellos);
    }
    awaitAll("did not say hello", RealTimePeer::isGreeted);
  }

  private void pollHellos() {
    others.forEach(RealTimePeer::isGreeted);
  }

  private void compareClocks() {
    thread.start();
    awaitAll("did not answer probes", peer -> peer.offset().samples() >= RealTimeThread.BURST);
    RealTimePeer reference = reference();
    if (reference != null) {
      clock.set(reference.offset().offsetNanos());
    }
  }

  /** The node whose clock this one follows; null if the others follow this one's. */
  RealTimePeer reference() {
    for (int node = 0; node < plan.self(); node++) {
      if (peers[node] != null) {
        return peers[node];
      }
    }
    return null;
  }

  SteeredClock clock() {
    return clock;
  }

  @Override
  public boolean runs(int partition) {
    return plan.nodeOfPartition().get(partition) != plan.self();
  }

  @Override
  public WallClock begin(Arrivals to) {
    arrivals = to;
    agreeOnBegin();
    long zero = start;
    return () -> clock.nanos() - zero;
  }

  private void agreeOnBegin() {
    RealTimePeer reference = reference();
    if (reference == null) {
      awaitAll("did not get ready", RealTimePeer::isReady);
      start = clock.nanos() + LEAD_NANOS;
      awaitAll("did not take the time to begin", peer -> peer.begin(start));
    } else {
      awaitAll(
          "did not take that this node is ready",
          peer -> peer != reference || peer.begin(BeginMessage.READY));
      awaitAll("did not say when to begin", peer -> peer != reference || start != UNKNOWN);
    }
  }

  void beginAt(long instantNanos) {
    start = instantNanos;
  }

  @Override
  public void send(int from, int to, int direction, long arrivalNanos, byte[] frame, int epoch) {
    peers[plan.nodeOfPartition().get(to)].send(from, direction, arrivalNanos, frame, epoch);
  }

  @Override
  public void flush(int partition) {
    for (RealTimePeer peer : others) {
      peer.flush(partition);
    }
  }

  /** A frame has come; one that comes before there is anybody to take it is lost. */
  void arrive(int direction, long arrivalNanos, byte[] frame, int epoch) {
    Arrivals to = arrivals;
    if (to == null || !to.frame(direction, arrivalNanos, frame, epoch)) {
      counters.add(TrunkCount.UNTAKEN, 1);
    }
  }

  /** Nobody promises anything in real time. */
  @Override
  public void promise(int partition, long timeNanos) {}

  @Override
  public void quiet(long leastNanos, BooleanSupplier stillQuiet, Arrivals to) {}

  @Override
  public void poll(Arrivals to) {}

  /**
   * Says that this node's part of the run is over, and waits until all others have said so too. To
   * be called once, when no loop runs.
   *
   * @throws TrunkLostException if a node is silent for too long, or the attempt is given up
   */
  public void end() {
    awaitAll("took nothing", peer -> !peer.isBehind());
    for (RealTimePeer peer : others) {
      peer.end(() -> {});
    }
    awaitAll("did not end", RealTimePeer::hasEnded);
  }

  private void awaitAll(String missing, Predicate<RealTimePeer> isDone) {
    Patience patience = new Patience(settings.patienceNanos());
    IdleStrategy idle = Idle.BACKOFF.strategy();
    for (int node = 0; node < peers.length; node++) {
      RealTimePeer peer = peers[node];
      while (peer != null && !isDone.test(peer)) {
        peer.requireTrunks();
        if (cancelled.getAsBoolean()) {
          throw new TrunkLostException(plan.towards(node).reversed(), "the attempt was given up");
        }
        if (patience.isOver()) {
          throw new TrunkLostException(
              plan.towards(node).reversed(),
              "node %d %s within %.1f s"
                  .formatted(node, missing, settings.patienceNanos() / NANOS));
        }
        idle.idle();
      }
    }
  }

  /** How well this node's clock agrees with the one that all follow; now. */
  public SharedClockReading clockReading() {
    return thread.reading();
  }

  /** The largest uncertainty of this node's clock since emulated time began, in nanoseconds. */
  public long worstUncertaintyNanos() {
    return thread.worstUncertaintyNanos();
  }

  /** Whether emulated time has begun, or is about to. */
  boolean hasBegun() {
    return start != UNKNOWN;
  }

  /** Frames that could not be sent to nodes which are there. */
  public long framesDropped() {
    return others.stream().mapToLong(RealTimePeer::framesDropped).sum();
  }

  /** What was counted on all trunks. */
  public TrunkCounters counters() {
    return counters;
  }

  @Override
  public void close() {
    thread.close();
    for (RealTimePeer peer : others) {
      peer.close();
    }
  }
}
