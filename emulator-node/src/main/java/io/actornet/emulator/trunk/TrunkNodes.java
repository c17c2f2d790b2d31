package io.actornet.emulator.trunk;

import io.actornet.protocol.engine.OtherNodes;
import io.actornet.protocol.engine.WallClock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
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

  private final TrunkPlan plan;
  private final TrunkSettings settings;
  private final BooleanSupplier cancelled;
  private final TrunkCounters counters = new TrunkCounters();
  private final QuietNodes quiet;

  /** By number; null for this node. */
  private final TrunkPeer[] peers;

  /** The same without the gap. */
  private final List<TrunkPeer> others = new ArrayList<>();

  private volatile Arrivals arrivals;
  private long reports;

  private TrunkNodes(TrunkPlan plan, TrunkSettings settings, BooleanSupplier cancelled) {
    this.plan = plan;
    this.settings = settings;
    this.cancelled = cancelled;
    quiet = new QuietNodes(plan.nodes().size());
    peers = new TrunkPeer[plan.nodes().size()];
  }

  /**
   * Opens the trunks and waits until all other nodes have done so too.
   *
   * @param cancelled whether the attempt has been given up, which ends all waiting
   * @throws TrunkLostException if a node does not come in time, or runs something else
   */
  public static TrunkNodes connect(
      NodeDriver driver, TrunkPlan plan, TrunkSettings settings, BooleanSupplier cancelled) {
    TrunkNodes nodes = new TrunkNodes(plan, settings, cancelled);
    try {
      nodes.open(driver);
      nodes.greet();
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
          peers[node] = new TrunkPeer(plan, reader, writer, quiet, this::pollAgain);
          others.add(peers[node]);
        } catch (RuntimeException | Error failed) {
          reader.close();
          throw failed;
        }
      }
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
      peer.end(this::pollAgain);
    }
    awaitAll(
        "did not end",
        peer -> {
          pollAgain();
          return peer.hasEnded();
        });
  }

  private void awaitAll(String missing, Predicate<TrunkPeer> isThere) {
    Patience patience = new Patience(settings.patienceNanos());
    IdleStrategy idle = Idle.BACKOFF.strategy();
    for (int node = 0; node < peers.length; node++) {
      while (peers[node] != null && !isThere.test(peers[node])) {
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

  @Override
  public void promise(int partition, long timeNanos) {
    for (TrunkPeer peer : others) {
      peer.promise(partition, timeNanos);
    }
  }

  @Override
  public void quiet(long leastNanos, BooleanSupplier stillQuiet, Arrivals to) {
    long[] sent = new long[peers.length];
    long[] received = new long[peers.length];
    for (int node = 0; node < peers.length; node++) {
      if (peers[node] != null) {
        sent[node] = peers[node].framesSent();
        received[node] = peers[node].framesReceived();
      }
    }
    if (!stillQuiet.getAsBoolean()) {
      return;
    }
    QuietReport report = new QuietReport(reports++, leastNanos, sent, received);
    for (TrunkPeer peer : others) {
      peer.report(report);
    }
    long least = quiet.report(plan.self(), report);
    if (least != QuietNodes.UNKNOWN) {
      to.quietUntil(least);
    }
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
  public void close() {
    for (TrunkPeer peer : others) {
      peer.close();
    }
  }
}
