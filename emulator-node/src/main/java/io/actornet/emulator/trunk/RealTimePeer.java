package io.actornet.emulator.trunk;

import java.util.Arrays;
import java.util.Objects;

/** Another node of a run in real time: the trunks to it and from it, and its clock. */
final class RealTimePeer implements TrunkListener, AutoCloseable {
  private static final int MESSAGES_A_POLL = 16;
  private static final byte[] NOTHING = {};

  /** What waits at most for a node that takes nothing: a second at half a gigabit. */
  private static final long MOST_WAITING_BYTES = 64 << 20;

  private final RealTimeNodes nodes;
  private final TrunkReader reader;
  private final TrunkWriter writer;
  private final Backlog backlog;
  private final ClockOffset offset = new ClockOffset();

  /** By partition; null for those that are on other nodes. */
  private final RealTimeLane[] lanes;

  private volatile boolean greeted;
  private volatile boolean ready;
  private volatile boolean ended;
  private boolean closed;

  /** Why its trunks cannot go on; null while they do. */
  private volatile RuntimeException broken;

  RealTimePeer(
      RealTimeNodes nodes, TrunkReader reader, TrunkWriter writer, TrunkPlan plan, int batchBytes) {
    this.nodes = nodes;
    this.reader = reader;
    this.writer = writer;
    backlog = new Backlog(writer, MOST_WAITING_BYTES);
    lanes = new RealTimeLane[plan.nodeOfPartition().size()];
    for (int partition = 0; partition < lanes.length; partition++) {
      if (plan.nodeOfPartition().get(partition) == plan.self()) {
        lanes[partition] =
            new RealTimeLane(backlog, writer.identity(), writer.counters(), partition, batchBytes);
      }
    }
  }

  void connect(Runnable meanwhile) {
    writer.connect(meanwhile);
  }

  /** Looks whether the other node has said hello; takes nothing behind that. */
  synchronized boolean isGreeted() {
    if (!greeted && !closed) {
      reader.poll(this, 1);
    }
    return greeted;
  }

  /** The coordinator watches the node: it is waited for as long as it is not lost. */
  void waitForEver() {
    writer.waitForEver(true);
  }

  /** The node is lost: nobody waits for it any more. */
  void lose() {
    writer.abandon();
    close();
  }

  /** Sends a frame; on the partition's loop. */
  void send(int partition, int direction, long arrivalNanos, byte[] frame, int epoch) {
    lanes[partition].add(direction, arrivalNanos, epoch, frame);
  }

  /** Adds that something went wrong; on the partition's loop. */
  void news(int partition, long timeNanos) {
    lanes[partition].add(FramesMessage.NEWS, timeNanos, 0, NOTHING);
  }

  /**
   * Hands over what a partition has sent; on its loop.
   *
   * @throws TrunkLostException if that is of no use any more
   */
  void flush(int partition) {
    lanes[partition].flush();
    requireTrunks();
  }

  /** Takes what has come and sends what waits; on one thread. */
  synchronized int turn() {
    if (broken != null || closed) {
      return 0;
    }
    try {
      return reader.poll(this, MESSAGES_A_POLL) + backlog.drain();
    } catch (RuntimeException lost) {
      broken = lost;
      return 0;
    }
  }

  /** Throws what the thread that serves the trunks has run into. */
  void requireTrunks() {
    RuntimeException why = broken;
    if (why != null) {
      throw why;
    }
  }

  void probe() {
    writer.probe();
  }

  boolean begin(long instantNanos) {
    return writer.begin(instantNanos);
  }

  void end(Runnable meanwhile) {
    writer.end(meanwhile);
  }

  boolean isReady() {
    return ready;
  }

  boolean hasEnded() {
    return ended;
  }

  /** Whether something still waits to be sent to it. */
  boolean isBehind() {
    return !backlog.isEmpty();
  }

  /** Its clock against the own one. */
  ClockOffset offset() {
    return offset;
  }

  long framesDropped() {
    return Arrays.stream(lanes)
        .filter(Objects::nonNull)
        .mapToLong(RealTimeLane::framesDropped)
        .sum();
  }

  @Override
  public void onHello(int fromNode) {
    greeted = true;
  }

  @Override
  public void onFrame(int direction, long arrivalNanos, int epoch, byte[] frame) {
    nodes.arrive(direction, arrivalNanos, frame, epoch);
  }

  @Override
  public void onNews(long timeNanos) {
    nodes.heard(timeNanos);
  }

  @Override
  public void onProbe(int fromNode, long sentNanos) {
    writer.echo(sentNanos, nodes.clock().nanos());
  }

  @Override
  public void onEcho(int fromNode, long sentNanos, long echoedNanos, long receivedNanos) {
    offset.sample(sentNanos, echoedNanos, receivedNanos);
  }

  @Override
  public void onBegin(int fromNode, long instantNanos) {
    if (instantNanos == BeginMessage.READY) {
      ready = true;
      nodes.answerReady(this);
    } else {
      nodes.beginAt(instantNanos);
    }
  }

  @Override
  public void onEnd(int fromNode) {
    ended = true;
  }

  /** Only virtual time has promises. */
  @Override
  public void onPromise(int fromNode, long partition, long timeNanos) {}

  @Override
  public void onQuiet(int fromNode, QuietReport report) {}

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      try (reader) {
        writer.close();
      }
    }
  }
}
