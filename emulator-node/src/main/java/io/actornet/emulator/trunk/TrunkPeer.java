package io.actornet.emulator.trunk;

import io.actornet.protocol.engine.OtherNodes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongConsumer;
import org.agrona.CloseHelper;

/**
 * Another node of an attempt: the trunks to it and from it. When the node is lost, another one
 * takes its place: it gets all that was sent to the first, and what it sends again is dropped.
 */
final class TrunkPeer implements TrunkListener, Refeed.Outcome, AutoCloseable {
  private static final int MESSAGES_A_POLL = 16;

  private final ReceivedFrames received;
  private final QuietNodes quiet;
  private final LongConsumer news;
  private final Runnable meanwhile;

  /** By partition; null for those of other nodes. */
  private final TrunkLane[] lanes;

  /** Of reports, which one loop at a time sends. */
  private final TrunkLane reports;

  /** By partition, each counted by its loop. */
  private final long[] framesSent;

  /** The last promise of each of its partitions. */
  private final AtomicLongArray promises;

  private final List<Integer> partitions = new ArrayList<>();
  private final AtomicLong framesReceived = new AtomicLong();
  private volatile TrunkReader reader;
  private volatile TrunkWriter writer;
  private volatile boolean greeted;
  private volatile boolean ended;
  private volatile boolean behind;
  private volatile String failure;

  /** Null unless the node is in the place of a lost one. */
  private volatile Refeed refeed;

  private volatile boolean fed = true;
  private boolean ending;

  /** Whom to tell; nobody before the run begins. */
  private volatile OtherNodes.Arrivals arrivals;

  /**
   * A node.
   *
   * @param plan says which, together with its number
   * @param news is told what goes wrong there
   * @param meanwhile what a loop does while it waits for the node to take something
   */
  TrunkPeer(
      TrunkPlan plan,
      int node,
      TrunkReader reader,
      TrunkWriter writer,
      KeptFrames kept,
      QuietNodes quiet,
      LongConsumer news,
      Runnable meanwhile) {
    this.reader = reader;
    this.writer = writer;
    this.quiet = quiet;
    this.news = news;
    this.meanwhile = meanwhile;
    received = new ReceivedFrames(plan, node);
    int count = plan.nodeOfPartition().size();
    lanes = new TrunkLane[count];
    framesSent = new long[count];
    promises = new AtomicLongArray(count);
    for (int partition = 0; partition < count; partition++) {
      int at = plan.nodeOfPartition().get(partition);
      if (at == plan.self()) {
        lanes[partition] = writer.lane(partition, kept.lane(node, partition), meanwhile);
      } else if (at == node) {
        partitions.add(partition);
      }
    }
    reports = writer.lane(TrunkNodes.MOST_PARTITIONS, meanwhile);
  }

  void connect(Runnable whileWaiting) {
    writer.connect(whileWaiting);
  }

  /** Looks whether the other node has said hello; takes nothing behind that. */
  boolean isGreeted() {
    if (!greeted) {
      reader.poll(this, 1);
    }
    return greeted;
  }

  /** The node is lost: nobody waits for it any more. */
  void lose() {
    behind = true;
    fed = false;
    writer.abandon();
  }

  /**
   * Another node takes the place of the one that is lost, and begins at time 0.
   *
   * @param from it
   * @param to it
   */
  void replace(TrunkReader from, TrunkWriter to) {
    interrupt();
    received.beginAgain(); // Nobody polls now.
    ended = false;
    for (int partition : partitions) {
      promises.set(partition, 0);
    }
    writer = to;
    reader = from;
    refeed =
        new Refeed(
            to,
            Arrays.stream(lanes)
                .filter(lane -> lane != null)
                .map(lane -> new KeptFeed(lane, to))
                .toList(),
            this::reachedNanos,
            this);
  }

  private void interrupt() {
    for (TrunkLane lane : lanes) {
      if (lane != null) {
        lane.interrupt();
      }
    }
    reports.interrupt();
    if (refeed != null) {
      refeed.close();
    }
    writer.abandon();
    reader.close();
    writer.close();
  }

  private long reachedNanos() {
    return partitions.stream().mapToLong(promises::get).min().orElse(Long.MAX_VALUE);
  }

  @Override
  public void complete() {
    reports.resume(writer, 0, 0, 0);
    boolean isOver;
    synchronized (this) {
      fed = true;
      isOver = ending;
    }
    if (isOver) {
      writer.end(() -> {});
    }
    lookBehind();
  }

  @Override
  public void failed(String why) {
    failure = why;
  }

  /** The node may be no more behind. */
  private void lookBehind() {
    if (behind && fed && received.isComplete()) {
      behind = false;
      if (arrivals != null) {
        arrivals.askAgain();
      }
    }
  }

  /** Whether the node does again what the one before it had done. */
  boolean isBehind() {
    return behind;
  }

  void send(int partition, int direction, long arrivalNanos, byte[] frame, int epoch) {
    framesSent[partition]++;
    lanes[partition].add(direction, arrivalNanos, epoch, frame, frame.length);
  }

  void news(int partition, long timeNanos) {
    lanes[partition].news(timeNanos);
  }

  void promise(int partition, long timeNanos) {
    lanes[partition].promise(partition, timeNanos);
  }

  void report(QuietReport report) {
    reports.quiet(report);
  }

  /** How many frames went to the node; while none of this node's loops sends any. */
  long framesSent() {
    long sum = 0;
    for (long sent : framesSent) {
      sum += sent;
    }
    return sum;
  }

  /** How many frames of the node are in the inboxes or were. */
  long framesReceived() {
    return framesReceived.get();
  }

  void poll(OtherNodes.Arrivals to) {
    arrivals = to;
    if (failure != null) {
      throw new TrunkLostException(writer.identity(), failure);
    }
    reader.poll(this, MESSAGES_A_POLL);
    if (behind) {
      lookBehind();
    }
  }

  @Override
  public void onHello(int fromNode) {
    greeted = true;
  }

  @Override
  public void onFrame(int direction, long arrivalNanos, int epoch, byte[] frame) {
    if (received.isNew(direction, arrivalNanos, epoch, frame)) {
      if (!arrivals.frame(direction, arrivalNanos, frame, epoch)) {
        throw new IllegalStateException("no link direction " + direction + " ends on this node");
      }
      framesReceived.incrementAndGet();
    }
  }

  @Override
  public void onNews(long timeNanos) {
    news.accept(timeNanos);
  }

  @Override
  public void onPromise(int fromNode, long partition, long timeNanos) {
    promises.set((int) partition, timeNanos);
    arrivals.promise((int) partition, timeNanos);
  }

  @Override
  public void onQuiet(int fromNode, QuietReport report) {
    long least = quiet.report(fromNode, report);
    if (least != QuietNodes.UNKNOWN) {
      arrivals.quietUntil(least);
    }
  }

  @Override
  public void onProbe(int fromNode, long sentNanos) {
    writer.echo(sentNanos);
  }

  @Override
  public void onEcho(int fromNode, long sentNanos, long echoedNanos, long receivedNanos) {}

  @Override
  public void onEnd(int fromNode) {
    ended = true;
  }

  /** Says that nothing more comes, at once or when the node has got all that came before. */
  void end() {
    TrunkWriter to;
    synchronized (this) {
      ending = true;
      to = fed ? writer : null;
    }
    if (to != null) {
      to.end(meanwhile);
    }
  }

  boolean hasEnded() {
    return ended;
  }

  @Override
  public void close() {
    if (refeed != null) {
      refeed.close();
    }
    CloseHelper.closeAll(writer, reader);
  }
}
