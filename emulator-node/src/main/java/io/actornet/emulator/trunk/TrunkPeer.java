package io.actornet.emulator.trunk;

import io.actornet.protocol.engine.OtherNodes;
import java.util.concurrent.atomic.AtomicLong;

/** Another node of an attempt: the trunks to it and from it. */
final class TrunkPeer implements TrunkListener, AutoCloseable {
  private static final int MESSAGES_A_POLL = 16;

  private final TrunkReader reader;
  private final TrunkWriter writer;
  private final QuietNodes quiet;

  /** By partition; null for those of other nodes. */
  private final TrunkLane[] lanes;

  /** Of reports, which one loop at a time sends. */
  private final TrunkLane reports;

  /** By partition, each counted by its loop. */
  private final long[] framesSent;

  private final AtomicLong framesReceived = new AtomicLong();
  private volatile boolean greeted;
  private volatile boolean ended;

  /** Whom to tell; nobody before the run begins. */
  private volatile OtherNodes.Arrivals arrivals;

  TrunkPeer(
      TrunkPlan plan,
      TrunkReader reader,
      TrunkWriter writer,
      QuietNodes quiet,
      Runnable meanwhile) {
    this.reader = reader;
    this.writer = writer;
    this.quiet = quiet;
    int partitions = plan.nodeOfPartition().size();
    lanes = new TrunkLane[partitions];
    framesSent = new long[partitions];
    for (int partition = 0; partition < partitions; partition++) {
      if (plan.nodeOfPartition().get(partition) == plan.self()) {
        lanes[partition] = writer.lane(partition, meanwhile);
      }
    }
    reports = writer.lane(TrunkNodes.MOST_PARTITIONS, meanwhile);
  }

  void connect(Runnable meanwhile) {
    writer.connect(meanwhile);
  }

  /** Looks whether the other node has said hello; takes nothing behind that. */
  boolean isGreeted() {
    if (!greeted) {
      reader.poll(this, 1);
    }
    return greeted;
  }

  void send(int partition, int direction, long arrivalNanos, byte[] frame, int epoch) {
    framesSent[partition]++;
    lanes[partition].add(direction, arrivalNanos, epoch, frame, frame.length);
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
    reader.poll(this, MESSAGES_A_POLL);
  }

  @Override
  public void onHello(int fromNode) {
    greeted = true;
  }

  @Override
  public void onFrame(int direction, long arrivalNanos, int epoch, byte[] frame) {
    if (!arrivals.frame(direction, arrivalNanos, frame, epoch)) {
      throw new IllegalStateException("no link direction " + direction + " ends on this node");
    }
    framesReceived.incrementAndGet();
  }

  @Override
  public void onPromise(int fromNode, long partition, long timeNanos) {
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

  void end(Runnable meanwhile) {
    writer.end(meanwhile);
  }

  boolean hasEnded() {
    return ended;
  }

  @Override
  public void close() {
    try (reader) {
      writer.close();
    }
  }
}
