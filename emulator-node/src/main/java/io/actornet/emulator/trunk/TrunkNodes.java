package io.actornet.emulator.trunk;

import io.actornet.protocol.engine.OtherNodes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.IdleStrategy;

/**
 * The other nodes of one attempt of a run, each reached by a pair of trunks.
 *
 * <p>Every partition of this node has a lane of its own on each trunk, and the node's reports have
 * one more.
 */
public final class TrunkNodes implements OtherNodes, AutoCloseable {
  /** So many lanes of a trunk are for partitions. */
  public static final int MOST_PARTITIONS = MessageHeader.LANES - 1;

  private final TrunkPlan plan;
  private final TrunkSettings settings;
  private final BooleanSupplier cancelled;
  private final TrunkCounters counters = new TrunkCounters();
  private final QuietNodes quiet;

  /** By number; null for this node. */
  private final TrunkPeer[] peers;

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
    var own = plan.nodes().get(plan.self());
    for (int node = 0; node < peers.length; node++) {
      if (node != plan.self()) {
        TrunkIdentity identity = plan.towards(node);
        TrunkReader reader = TrunkReader.open(driver, own, identity.reversed(), counters);
        try {
          TrunkWriter writer =
              TrunkWriter.open(
                  driver, plan.nodes().get(node), identity, settings, cancelled, counters);
          peers[node] = new TrunkPeer(plan, reader, writer, quiet, this::pollAgain);
        } catch (RuntimeException | Error failed) {
          reader.close();
          throw failed;
        }
      }
    }
  }

  private void greet() {
    for (TrunkPeer peer : others()) {
      peer.connect(this::allGreeted);
    }
    Patience patience = new Patience(settings.patienceNanos());
    IdleStrategy idle = Idle.BACKOFF.strategy();
    while (!allGreeted()) {
      if (cancelled.getAsBoolean()) {
        throw new TrunkLostException(plan.towards(plan.self()), "the attempt was given up");
      }
      if (patience.isOver()) {
        throw new TrunkLostException(
            firstSilent().reversed(),
            "node %d did not say hello within %.1f s"
                .formatted(firstSilent().toNode(), settings.patienceNanos() / 1e9));
      }
      idle.idle();
    }
  }

  private boolean allGreeted() {
    boolean all = true;
    for (TrunkPeer peer : others()) {
      all &= peer.isGreeted();
    }
    return all;
  }

  private TrunkIdentity firstSilent() {
    for (int node = 0; node < peers.length; node++) {
      if (peers[node] != null && !peers[node].isGreeted()) {
        return plan.towards(node);
      }
    }
    return plan.towards(plan.self());
  }

  private List<TrunkPeer> others() {
    List<TrunkPeer> others = new ArrayList<>();
    for (TrunkPeer peer : peers) {
      if (peer != null) {
        others.add(peer);
      }
    }
    return others;
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
    for (TrunkPeer peer : peers) {
      if (peer != null) {
        peer.promise(partition, timeNanos);
      }
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
    for (TrunkPeer peer : peers) {
      if (peer != null) {
        peer.report(report);
      }
    }
    long least = quiet.report(plan.self(), report);
    if (least != QuietNodes.UNKNOWN) {
      to.quietUntil(least);
    }
  }

  @Override
  public void poll(Arrivals to) {
    arrivals = to;
    for (TrunkPeer peer : peers) {
      if (peer != null) {
        peer.poll(to);
      }
    }
  }

  /** What a loop does that waits for a node which takes nothing. */
  private void pollAgain() {
    if (arrivals != null) {
      poll(arrivals);
    }
  }

  @Override
  public void close() {
    for (TrunkPeer peer : peers) {
      if (peer != null) {
        peer.close();
      }
    }
  }
}
