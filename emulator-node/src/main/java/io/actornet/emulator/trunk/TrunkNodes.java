package io.actornet.emulator.trunk;

import io.actornet.protocol.engine.OtherNodes;
import io.actornet.protocol.engine.WallClock;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.agrona.concurrent.IdleStrategy;

/**
 * The other nodes of one attempt of a run in virtual time, each reached by a pair of trunks.
 *
 * <p>Every partition of this node has a lane of its own on each trunk, and the node's reports have
 * one more.
 */
public final class TrunkNodes implements OtherNodes, AutoCloseable {
  /** So many lanes of a trunk are for partitions. */
  public static final int MOST_PARTITIONS = MessageHeader.LANES - 1;

  private static final double NANOS = 1e9;

  private final NodeDriver driver;
  private final TrunkSettings settings;
  private final BooleanSupplier cancelled;
  private final TrunkCounters counters = new TrunkCounters();
  private final QuietNodes quiet;
  private final KeptFrames kept;

  /** Held while a report is sent, or a node replaced: a report is of one generation. */
  private final Object reporting = new Object();

  /** By number; null for this node. */
  private final TrunkPeer[] peers;

  /** The same without the gap. */
  private final List<TrunkPeer> others = new ArrayList<>();

  private volatile Arrivals arrivals;
  private volatile LongConsumer news = time -> {};
  private volatile TrunkPlan plan;
  private boolean closed;
  private long reports;

  /** The last one that was sent; null before the first. */
  private QuietReport lastReport;

  private TrunkNodes(
      NodeDriver driver,
      TrunkPlan plan,
      TrunkSettings settings,
      KeptFrames kept,
      BooleanSupplier cancelled) {
    this.driver = driver;
    this.plan = plan;
    this.settings = settings;
    this.kept = kept;
    this.cancelled = cancelled;
    quiet = new QuietNodes(plan.nodes().size());
    peers = new TrunkPeer[plan.nodes().size()];
  }

  /**
   * Opens the trunks and waits until all other nodes have done so too.
   *
   * @param keeping what is done with frames that were sent
   * @param cancelled whether the attempt has been given up, which ends all waiting
   * @throws TrunkLostException if a node does not come in time, or runs something else
   */
  public static TrunkNodes connect(
      NodeDriver driver,
      TrunkPlan plan,
      TrunkSettings settings,
      Keeping keeping,
      BooleanSupplier cancelled) {
    KeptFrames kept = new KeptFrames(keeping);
    TrunkNodes nodes = new TrunkNodes(driver, plan, settings, kept, cancelled);
    try {
      nodes.open();
      nodes.greet();
    } catch (RuntimeException | Error failed) {
      nodes.close();
      throw failed;
    }
    return nodes;
  }

  private void open() {
    for (int node = 0; node < peers.length; node++) {
      if (node != plan.self()) {
        Ends ends = open(plan, node);
        peers[node] =
            new TrunkPeer(
                plan,
                node,
                ends.reader(),
                ends.writer(),
                kept,
                quiet,
                time -> news.accept(time),
                this::pollAgain);
        others.add(peers[node]);
      }
    }
  }

  private record Ends(TrunkReader reader, TrunkWriter writer) {}

  private Ends open(TrunkPlan by, int node) {
    TrunkIdentity identity = by.towards(node);
    TrunkReader reader =
        TrunkReader.open(driver, by.listeningFor(node), identity.reversed(), counters);
    try {
      return new Ends(
          reader,
          TrunkWriter.open(driver, by.nodes().get(node), identity, settings, cancelled, counters));
    } catch (RuntimeException | Error failed) {
      reader.close();
      throw failed;
    }
  }

  /**
   * Has other nodes take the places of lost ones, while the run goes on: they begin from the start
   * and get all that was sent to the lost ones. Not to be called by a loop.
   *
   * @param addresses where each node listens for frames from now on, by number
   * @param generations of all nodes; those with a higher one than before are new
   */
  public synchronized void replace(List<InetSocketAddress> addresses, List<Integer> generations) {
    if (closed) {
      return;
    }
    TrunkPlan next = plan.with(addresses, generations);
    List<Integer> lost = new ArrayList<>();
    for (int node = 0; node < peers.length; node++) {
      if (peers[node] != null && generations.get(node) > plan.generations().get(node)) {
        peers[node].lose();
        lost.add(node);
      }
    }
    synchronized (reporting) {
      plan = next;
    }
    for (int node : lost) {
      Ends ends = open(next, node);
      peers[node].replace(ends.reader(), ends.writer());
    }
  }

  private void greet() {
    for (TrunkPeer peer : others) {
      peer.connect(this::pollHellos);
    }
    awaitAll("did not say hello", TrunkPeer::isGreeted);
  }

  private void pollHellos() {
    others.forEach(TrunkPeer::isGreeted);
  }

  /**
   * Says that this node's part of the run is over, and waits until all others have said so too:
   * until then they may still have something to send. To be called once, when no loop runs.
   *
   * @throws TrunkLostException if a node is silent for too long, or the attempt is given up
   */
  public void end() {
    for (TrunkPeer peer : others) {
      peer.end();
    }
    awaitAll(
        "did not end",
        peer -> {
          pollAgain();
          reportAgain();
          return peer.hasEnded();
        });
    kept.close();
  }

  /** The loops have ended: what they said last holds for parts that are run again, too. */
  private void reportAgain() {
    synchronized (reporting) {
      if (lastReport != null && lastReport.generation() < plan.generation() && nobodyIsBehind()) {
        send(report(lastReport.leastNanos()));
      }
    }
  }

  private void awaitAll(String missing, Predicate<TrunkPeer> isThere) {
    Patience patience = new Patience(settings.patienceNanos());
    IdleStrategy idle = Idle.BACKOFF.strategy();
    for (int node = 0; node < peers.length; node++) {
      while (peers[node] != null && !isThere.test(peers[node])) {
        if (cancelled.getAsBoolean()) {
          throw new TrunkLostException(plan.towards(node).reversed(), "the attempt was given up");
        }
        if (!nobodyIsBehind()) {
          patience = new Patience(settings.patienceNanos()); // The coordinator watches that one.
        } else if (patience.isOver()) {
          throw new TrunkLostException(
              plan.towards(node).reversed(),
              "node %d %s within %.1f s"
                  .formatted(node, missing, settings.patienceNanos() / NANOS));
        }
        idle.idle();
      }
    }
  }

  /** How much of what was sent is kept in files. */
  public long keptBytes() {
    return kept.bytes();
  }

  /** What was counted on all trunks. */
  public TrunkCounters counters() {
    return counters;
  }

  @Override
  public boolean runs(int partition) {
    return plan.nodeOfPartition().get(partition) != plan.self();
  }

  @Override
  public void send(int from, int to, int direction, long arrivalNanos, byte[] frame, int epoch) {
    peers[plan.nodeOfPartition().get(to)].send(from, direction, arrivalNanos, frame, epoch);
  }

  /**
   * Tells all others that something went wrong, before the partition's next promise; on its loop.
   */
  public void news(int partition, long timeNanos) {
    for (TrunkPeer peer : others) {
      peer.news(partition, timeNanos);
    }
  }

  /** Says who is told what goes wrong elsewhere; to be called before the loops start. */
  public void onNews(LongConsumer listener) {
    news = listener;
  }

  @Override
  public void promise(int partition, long timeNanos) {
    for (TrunkPeer peer : others) {
      peer.promise(partition, timeNanos);
    }
  }

  @Override
  public void quiet(long leastNanos, BooleanSupplier stillQuiet, Arrivals to) {
    synchronized (reporting) {
      // Who is behind asks for it again when it is not.
      if (nobodyIsBehind()) {
        QuietReport report = report(leastNanos);
        if (stillQuiet.getAsBoolean()) {
          long least = send(report);
          if (least != QuietNodes.UNKNOWN) {
            to.quietUntil(least);
          }
        }
      }
    }
  }

  private boolean nobodyIsBehind() {
    return others.stream().noneMatch(TrunkPeer::isBehind);
  }

  private QuietReport report(long leastNanos) {
    long[] sent = new long[peers.length];
    long[] received = new long[peers.length];
    for (int node = 0; node < peers.length; node++) {
      if (peers[node] != null) {
        sent[node] = peers[node].framesSent();
        received[node] = peers[node].framesReceived();
      }
    }
    return new QuietReport(
        QuietReport.number(plan.generation(), reports++), leastNanos, sent, received);
  }

  private long send(QuietReport report) {
    lastReport = report;
    for (TrunkPeer peer : others) {
      peer.report(report);
    }
    return quiet.report(plan.self(), report);
  }

  @Override
  public void poll(Arrivals to) {
    arrivals = to;
    for (TrunkPeer peer : others) {
      peer.poll(to);
    }
  }

  @Override
  public WallClock begin(Arrivals to) {
    throw new UnsupportedOperationException("these nodes run in virtual time; see RealTimeNodes");
  }

  @Override
  public void flush(int partition) {}

  /** What a loop does that waits for a node which takes nothing. */
  private void pollAgain() {
    if (arrivals != null) {
      poll(arrivals);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    for (TrunkPeer peer : others) {
      peer.close();
    }
    kept.close();
  }
}
