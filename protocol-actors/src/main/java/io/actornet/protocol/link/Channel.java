package io.actornet.protocol.link;

import io.actornet.protocol.engine.Event;
import io.actornet.protocol.engine.FrameSink;
import io.actornet.protocol.engine.Partition;

/**
 * The receiving half of one direction of a link: the frames in flight, in order of arrival.
 *
 * <p>Only the first of them stands in the event queue. It is kept in fields, the others in a ring
 * that is made when two frames are in flight at once.
 */
public final class Channel extends Event implements FrameSink {
  private final Partition partition;
  private FrameReceiver receiver;
  private byte[] first;
  private int firstEpoch;
  private FrameRing following;
  private int epoch;
  private long framesLost;

  /**
   * The far end of a link direction.
   *
   * @param partition where the receiving device lives
   * @param device index of the receiving device in name order
   * @param networkInterface index of the receiving interface on its device
   */
  public Channel(Partition partition, int device, int networkInterface) {
    this.partition = partition;
    order = order(device, FRAME, networkInterface);
  }

  /** Names who takes what arrives; must come before the first frame. */
  public void attach(FrameReceiver taker) {
    receiver = taker;
  }

  @Override
  public void deliver(long arrivalNanos, byte[] frame, int sentEpoch) {
    if (first == null) {
      first = frame;
      firstEpoch = sentEpoch;
      partition.schedule(arrivalNanos, this);
      return;
    }
    if (following == null) {
      following = new FrameRing();
    }
    following.add(arrivalNanos, frame, sentEpoch);
  }

  /** The link went down: what is in flight is lost. */
  public void wentDown() {
    epoch++;
  }

  /** Frames that were in flight when the link went down. */
  public long framesLost() {
    return framesLost;
  }

  @Override
  protected void fire(long timeNanos) {
    byte[] frame = first;
    boolean lost = firstEpoch != epoch;
    if (following == null || following.isEmpty()) {
      first = null;
    } else {
      long arrival = following.arrival();
      firstEpoch = following.epoch();
      first = following.take();
      partition.schedule(arrival, this);
    }
    if (lost) {
      framesLost++;
    } else {
      receiver.arrived(frame);
    }
  }
}
