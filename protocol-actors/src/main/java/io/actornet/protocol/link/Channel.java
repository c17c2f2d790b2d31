package io.actornet.protocol.link;

import io.actornet.protocol.engine.DeviceActor;
import io.actornet.protocol.engine.Event;
import io.actornet.protocol.engine.FrameSink;
import io.actornet.protocol.engine.Partition;
import io.actornet.protocol.engine.Prefetched;

/**
 * The receiving half of one direction of a link: the frames in flight, in order of arrival.
 *
 * <p>Only the first of them stands in the event queue. It is kept in fields, the others in a ring
 * that is made when two frames are in flight at once. What is sent when the link is up again may
 * arrive before what was lost would have; only while such are in flight has each frame an event.
 */
public final class Channel extends Event implements FrameSink {
  private static final int HEADERS = 64;

  private final Partition partition;
  private FrameReceiver receiver;
  private byte[] first;

  /** That of the first frame and of those that follow it. */
  private int flightEpoch;

  private FrameRing following;
  private int epoch;
  private int overtakings;
  private int framesLost;

  /** Whom a frame leads to, nearest first; null where nobody said. */
  private DeviceActor<?> nearest;

  private DeviceActor<?> next;
  private Prefetched hint = this;

  /** As in {@link Prefetched}: a channel is longer than a cache line. */
  @SuppressWarnings("unused")
  private Object fetchedLast;

  /** Means nothing; what was read has to go somewhere. */
  @SuppressWarnings("unused")
  private byte touched;

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

  /** Names the actor that takes what arrives, and its device's, to be fetched before they do. */
  public void leadsTo(DeviceActor<?> networkInterface, DeviceActor<?> device) {
    nearest = networkInterface;
    next = device;
  }

  /** Names what the next frame will need beside these, if it is like the last one. */
  public void hint(Prefetched object) {
    hint = object;
  }

  @Override
  public void deliver(long arrivalNanos, byte[] frame, int sentEpoch) {
    if (first == null) {
      first = frame;
      flightEpoch = sentEpoch;
      partition.schedule(arrivalNanos, this);
      return;
    }
    if (sentEpoch != flightEpoch) {
      partition.schedule(arrivalNanos, new Overtaking(frame, sentEpoch));
      return;
    }
    if (following == null) {
      following = new FrameRing();
    }
    following.add(arrivalNanos, frame);
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
    if (following == null || following.isEmpty()) {
      first = null;
    } else {
      long arrival = following.arrival();
      first = following.take();
      touch(first);
      partition.schedule(arrival, this);
    }
    arrive(frame, flightEpoch);
  }

  /** What a frame that is delivered here touches besides, to be fetched before. */
  public Prefetched waiting() {
    return partition.waitingFor(device());
  }

  /** Asks for the part of this object that {@link #fetch()} may have left out. */
  public void fetchRest() {
    fetchedLast = null;
  }

  @Override
  public void fetchNext() {
    if (nearest != null) {
      nearest.fetch();
      next.fetch();
    }
    hint.fetch();
    fetchAgenda();
    touch(first);
  }

  @Override
  protected void fetchFurther() {
    if (nearest != null) {
      nearest.fetchNext();
      next.fetchNext();
    }
    hint.fetchNext();
  }

  /** Reads from a frame's headers: the best that can be done ahead of time with an array. */
  private void touch(byte[] frame) {
    touched = frame == null || frame.length < HEADERS ? 0 : frame[HEADERS - 1];
  }

  private void arrive(byte[] frame, int sentEpoch) {
    if (sentEpoch != epoch) {
      framesLost++;
    } else {
      partition.frameReceived();
      receiver.arrived(frame);
    }
  }

  /** The arrival of a frame that was sent after the link had been down. */
  private final class Overtaking extends Event {
    private final byte[] frame;
    private final int sentEpoch;

    Overtaking(byte[] frame, int sentEpoch) {
      this.frame = frame;
      this.sentEpoch = sentEpoch;
      order = Channel.this.order;
      // Before the frames of one instant that were sent later, when what was lost is through.
      sequence = Long.MIN_VALUE + overtakings++;
    }

    @Override
    protected void fire(long timeNanos) {
      arrive(frame, sentEpoch);
    }
  }
}
