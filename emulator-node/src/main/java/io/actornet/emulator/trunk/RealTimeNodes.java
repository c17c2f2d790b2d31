package io.actornet.emulator.trunk;

import io.actornet.protocol.engine.OtherNodes;
import io.actornet.protocol.engine.WallClock;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.agrona.concurrent.IdleStrategy;

/**
 * The other nodes of one attempt of a run in real time, each reached by a pair of trunks, and the
 * clock that all of them share: that of the first node which has been there from the beginning.
 *
 * <p>Loops in real time neither wait for other nodes nor ask for what comes from them: a thread
 * does. What is sent to a node that is lost is lost, until another one has taken its place.
 */
public final class RealTimeNodes implements OtherNodes, AutoCloseable {
  /** From the decision to begin until emulated time begins, so that all nodes know of it. */
  private static final long LEAD_NANOS = 300_000_000;

  private static final long UNKNOWN = Long.MIN_VALUE;

  private final NodeDriver driver;
  private final TrunkSettings settings;
  private final BooleanSupplier cancelled;
  private final TrunkCounters counters = new TrunkCounters();
  private final SteeredClock clock = new SteeredClock(System::nanoTime);

  private final List<Integer> nodeOfPartition;
  private final RealTimePeers peers;
  private final RealTimeThread thread;
  private volatile TrunkPlan plan;

  private volatile LongConsumer news = time -> {};

  /** Whom to tell what comes; null until the engine has begun. */
  private volatile Arrivals arrivals;

  /** When emulated time is 0, on the shared clock. */
  private volatile long start = UNKNOWN;

  private volatile boolean closed;

  private RealTimeNodes(
      NodeDriver driver, TrunkPlan plan, TrunkSettings settings, BooleanSupplier cancelled) {
    this.driver = driver;
    this.plan = plan;
    this.settings = settings;
    this.cancelled = () -> closed || cancelled.getAsBoolean();
    nodeOfPartition = plan.nodeOfPartition();
    peers = new RealTimePeers(plan, settings.patienceNanos(), this.cancelled);
    thread = new RealTimeThread(this);
  }

  /**
   * Opens the trunks, waits until all other nodes have done so too, and compares clocks. A node
   * that takes the place of a lost one is also told when emulated time has begun.
   *
   * @param cancelled whether the attempt has been given up, which ends all waiting
   * @throws TrunkLostException if a node does not come in time, or runs something else
   */
  public static RealTimeNodes connect(
      NodeDriver driver, TrunkPlan plan, TrunkSettings settings, BooleanSupplier cancelled) {
    RealTimeNodes nodes = new RealTimeNodes(driver, plan, settings, cancelled);
    try {
      nodes.open();
      nodes.greet();
      nodes.compareClocks();
      if (plan.generations().get(plan.self()) > 0) {
        nodes.awaitBegin();
      }
    } catch (RuntimeException | Error failed) {
      nodes.close();
      throw failed;
    }
    return nodes;
  }

  private void open() {
    for (int node : peers.numbers()) {
      peers.put(node, open(plan, node));
    }
  }

  private RealTimePeer open(TrunkPlan by, int node) {
    TrunkIdentity identity = by.towards(node);
    TrunkReader reader =
        TrunkReader.open(driver, by.listeningFor(node), identity.reversed(), counters);
    try {
      TrunkWriter writer =
          TrunkWriter.open(driver, by.nodes().get(node), identity, settings, cancelled, counters);
      return new RealTimePeer(this, reader, writer, by, settings.batchBytes());
    } catch (RuntimeException | Error failed) {
      reader.close();
      throw failed;
    }
  }

  private void greet() {
    for (RealTimePeer peer : others()) {
      peer.connect(this::pollHellos);
    }
    peers.await(plan, "did not say hello", RealTimePeer::isGreeted);
  }

  private void pollHellos() {
    others().forEach(RealTimePeer::isGreeted);
  }

  /**
   * Has other nodes take the places of lost ones, while the run goes on; waits until they are
   * there. Not to be called by a loop.
   *
   * @param addresses where each node listens for frames from now on, by number
   * @param generations of all nodes; those with a higher one than before are new
   * @throws TrunkLostException if the attempt is given up meanwhile
   */
  public void replace(List<InetSocketAddress> addresses, List<Integer> generations) {
    TrunkPlan before = plan;
    TrunkPlan next = before.with(addresses, generations);
    List<Integer> lost = new ArrayList<>();
    for (int node : peers.numbers()) {
      if (generations.get(node) > before.generations().get(node)) {
        peers.lose(node);
        lost.add(node);
      }
    }
    plan = next;
    for (int node : lost) {
      RealTimePeer peer = open(next, node);
      try {
        peer.waitForEver();
        peer.connect(peer::isGreeted);
        awaitGreeting(peer, next.towards(node));
        peers.put(node, peer);
      } catch (RuntimeException | Error failed) {
        peer.close();
        throw failed;
      }
    }
  }

  private void awaitGreeting(RealTimePeer peer, TrunkIdentity identity) {
    IdleStrategy idle = Idle.BACKOFF.strategy();
    while (!peer.isGreeted()) {
      if (cancelled.getAsBoolean()) {
        throw new TrunkLostException(identity.reversed(), "the attempt was given up");
      }
      idle.idle();
    }
  }

  private void compareClocks() {
    thread.start();
    peers.await(
        plan, "did not answer probes", peer -> peer.offset().samples() >= RealTimeThread.BURST);
    RealTimePeer reference = reference();
    if (reference != null) {
      clock.set(reference.offset().offsetNanos());
    }
  }

  /** The node whose clock this one follows; null if the others follow this one's. */
  RealTimePeer reference() {
    List<Integer> generations = plan.generations();
    int first = generations.indexOf(Collections.min(generations));
    return first == plan.self() ? null : peers.get(first);
  }

  SteeredClock clock() {
    return clock;
  }

  /** The other nodes that are there. */
  List<RealTimePeer> others() {
    return peers.there();
  }

  @Override
  public boolean runs(int partition) {
    return nodeOfPartition.get(partition) != plan.self();
  }

  @Override
  public WallClock begin(Arrivals to) {
    arrivals = to;
    if (start == UNKNOWN) {
      agreeOnBegin();
    }
    return this::nanos;
  }

  /** Nanoseconds since emulated time 0, on the clock that all nodes share; once that is agreed. */
  public long nanos() {
    return clock.nanos() - start;
  }

  private void agreeOnBegin() {
    if (reference() == null) {
      peers.await(plan, "did not get ready", RealTimePeer::isReady);
      start = clock.nanos() + LEAD_NANOS;
      peers.await(plan, "did not take the time to begin", peer -> peer.begin(start));
    } else {
      awaitBegin();
    }
  }

  private void awaitBegin() {
    RealTimePeer reference = reference();
    peers.await(
        plan,
        "did not take that this node is ready",
        peer -> peer != reference || peer.begin(BeginMessage.READY));
    peers.await(plan, "did not say when to begin", peer -> peer != reference || start != UNKNOWN);
  }

  /** A node waits to be told when emulated time begins: one that is late is told at once. */
  void answerReady(RealTimePeer peer) {
    long begun = start;
    if (begun != UNKNOWN && reference() == null) {
      peer.begin(begun);
    }
  }

  void beginAt(long instantNanos) {
    start = instantNanos;
  }

  @Override
  public void send(int from, int to, int direction, long arrivalNanos, byte[] frame, int epoch) {
    RealTimePeer peer = peers.get(nodeOfPartition.get(to));
    if (peer == null) {
      counters.add(TrunkCount.UNTAKEN, 1);
    } else {
      peer.send(from, direction, arrivalNanos, frame, epoch);
    }
  }

  /** Tells the others that something went wrong; on the partition's loop. */
  public void news(int partition, long timeNanos) {
    others().forEach(peer -> peer.news(partition, timeNanos));
  }

  /** Says who is told what goes wrong elsewhere; to be called before the loops start. */
  public void onNews(LongConsumer listener) {
    news = listener;
  }

  void heard(long timeNanos) {
    news.accept(timeNanos);
  }

  @Override
  public void flush(int partition) {
    for (RealTimePeer peer : others()) {
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
    peers.await(plan, "took nothing", peer -> !peer.isBehind());
    peers.end();
    peers.await(plan, "did not end", RealTimePeer::hasEnded);
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
    return others().stream().mapToLong(RealTimePeer::framesDropped).sum();
  }

  /** What was counted on all trunks. */
  public TrunkCounters counters() {
    return counters;
  }

  @Override
  public void close() {
    closed = true;
    thread.close();
    for (RealTimePeer peer : others()) {
      peer.close();
    }
  }
}
