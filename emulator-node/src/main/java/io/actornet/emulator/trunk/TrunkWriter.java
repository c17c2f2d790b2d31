package io.actornet.emulator.trunk;

import io.aeron.ConcurrentPublication;
import io.aeron.Publication;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The sending end of a trunk. Each loop of the node that sends frames has a {@link TrunkLane} of
 * its own; what one lane sends after another one's message also arrives after it.
 *
 * <p>No message is ever dropped here. A receiver that takes nothing makes the sender wait, and a
 * loop that waits does meanwhile what it was given to do, which is to poll its own incoming trunks:
 * so two nodes that fill each other's windows both go on.
 */
public final class TrunkWriter implements AutoCloseable {
  private static final double NANOS = 1e9;

  private final ConcurrentPublication publication;
  private final TrunkIdentity identity;
  private final TrunkSettings settings;
  private final BooleanSupplier cancelled;
  private final TrunkCounters counters;
  private final LongAdder numbered = new LongAdder();
  private volatile long patienceNanos;
  private volatile boolean abandoned;

  private TrunkWriter(
      ConcurrentPublication publication,
      TrunkIdentity identity,
      TrunkSettings settings,
      BooleanSupplier cancelled,
      TrunkCounters counters) {
    this.publication = publication;
    this.identity = identity;
    this.settings = settings;
    patienceNanos = settings.patienceNanos();
    this.cancelled = cancelled;
    this.counters = counters;
  }

  /**
   * Opens the sending end; nothing is sent yet.
   *
   * @param receiver where the receiving node listens; null for shared memory
   * @param cancelled whether the attempt has been given up, which ends all waiting
   * @throws BadSettingException if the driver's terms are too short for the batches
   */
  public static TrunkWriter open(
      NodeDriver driver,
      InetSocketAddress receiver,
      TrunkIdentity identity,
      TrunkSettings settings,
      BooleanSupplier cancelled,
      TrunkCounters counters) {
    ConcurrentPublication publication =
        driver.aeron().addPublication(TrunkChannel.of(driver, receiver), identity.streamId());
    if (publication.maxMessageLength() < settings.batchBytes()) {
      int most = publication.maxMessageLength();
      publication.close();
      throw new BadSettingException(
          "batch",
          settings.batchBytes() + " bytes",
          most + " bytes or less with terms of " + driver.settings().termBytes());
    }
    return new TrunkWriter(publication, identity, settings, cancelled, counters);
  }

  /**
   * Waits until the receiver is there, and says hello. To be called once, before anything is sent.
   *
   * @param meanwhile what to do while waiting, again and again
   * @throws TrunkLostException if it does not come in time
   */
  public void connect(Runnable meanwhile) {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[HelloMessage.LONGEST]);
    send(buffer, HelloMessage.write(buffer, identity), meanwhile);
  }

  /**
   * A lane for one loop.
   *
   * @param number from 0 to 1,023; each is opened once
   * @param meanwhile what the loop does while it waits for the receiver, again and again
   */
  public TrunkLane lane(int number, Runnable meanwhile) {
    return lane(number, null, meanwhile);
  }

  /** A lane whose messages are kept. */
  TrunkLane lane(int number, KeptLane kept, Runnable meanwhile) {
    if (number < 0 || number >= MessageHeader.LANES) {
      throw new IllegalArgumentException("lane " + number);
    }
    return new TrunkLane(this, number, settings.batchBytes(), kept, meanwhile);
  }

  /** Whether a sender waits for as long as it takes. */
  void waitForEver(boolean forEver) {
    patienceNanos = forEver ? Long.MAX_VALUE : settings.patienceNanos();
  }

  /** The receiver is gone for good: what is sent from now on, or is being sent, is dropped. */
  void abandon() {
    abandoned = true;
  }

  /**
   * Asks the other node for an echo; any thread may.
   *
   * @return whether it was sent; under back-pressure it is not
   */
  public boolean probe() {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[ClockMessage.PROBE_LENGTH]);
    ClockMessage.writeProbe(buffer, identity, System.nanoTime());
    return publication.offer(buffer) > 0;
  }

  /**
   * Answers a probe; any thread may.
   *
   * @param sentNanos as the probe had it
   * @return whether it was sent; under back-pressure it is not
   */
  public boolean echo(long sentNanos) {
    return echo(sentNanos, System.nanoTime());
  }

  /** Answers a probe with the time of a clock; whether it was sent. Any thread may. */
  boolean echo(long sentNanos, long clockNanos) {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[ClockMessage.ECHO_LENGTH]);
    ClockMessage.writeEcho(buffer, identity, sentNanos, clockNanos);
    return publication.offer(buffer) > 0;
  }

  /**
   * Says when the run begins, or that this node waits to be told; whether it was sent. Any thread
   * may.
   */
  boolean begin(long instantNanos) {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[BeginMessage.LENGTH]);
    BeginMessage.write(buffer, identity, instantNanos);
    return publication.offer(buffer) > 0;
  }

  /** Sends a numbered message if the receiver takes it at once; whether it was sent. */
  boolean offerNumbered(DirectBuffer message, int length) {
    if (publication.offer(message, 0, length) <= 0) {
      return false;
    }
    numbered.increment();
    counters.add(TrunkCount.BYTES_SENT, length);
    return true;
  }

  /**
   * Says that nothing more comes. To be called once, when all lanes have been flushed.
   *
   * @param meanwhile what to do while waiting, again and again
   */
  public void end(Runnable meanwhile) {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[EndMessage.LENGTH]);
    EndMessage.write(buffer, identity, numbered.sum());
    send(buffer, EndMessage.LENGTH, meanwhile);
  }

  /** What was counted. */
  public TrunkCounters counters() {
    return counters;
  }

  /** Ends the stream; what was sent still arrives. */
  @Override
  public void close() {
    publication.close();
  }

  TrunkIdentity identity() {
    return identity;
  }

  /** The longest message that can be sent. */
  int maxMessageLength() {
    return publication.maxMessageLength();
  }

  void sendNumbered(DirectBuffer message, int length, Runnable meanwhile) {
    send(message, length, meanwhile);
    numbered.increment();
  }

  private void send(DirectBuffer message, int length, Runnable meanwhile) {
    long result = publication.offer(message, 0, length);
    if (result <= 0) {
      sendPatiently(message, length, meanwhile, result);
    }
    counters.add(TrunkCount.BYTES_SENT, length);
  }

  private void sendPatiently(
      DirectBuffer message, int length, Runnable meanwhile, long firstResult) {
    counters.add(TrunkCount.BACK_PRESSURE, 1);
    IdleStrategy idle = Idle.BACKOFF.strategy();
    Patience patience = new Patience(patienceNanos);
    long result = firstResult;
    while (result <= 0 && !abandoned) {
      if (cancelled.getAsBoolean()) {
        throw new TrunkLostException(identity, "the attempt was given up");
      }
      if (result == Publication.CLOSED || result == Publication.MAX_POSITION_EXCEEDED) {
        throw new TrunkLostException(identity, "its stream was closed");
      }
      if (patience.isOver()) {
        throw new TrunkLostException(identity, why(result));
      }
      idle.idle();
      meanwhile.run();
      result = publication.offer(message, 0, length);
    }
  }

  private String why(long result) {
    double seconds = patienceNanos / NANOS;
    String receiver = "node " + identity.toNode() + " at " + publication.channel();
    if (result != Publication.NOT_CONNECTED) {
      return receiver + " took nothing for " + seconds + " s";
    }
    return numbered.sum() == 0
        ? receiver + " did not come within " + seconds + " s"
        : receiver + " has been out of reach for " + seconds + " s";
  }
}
