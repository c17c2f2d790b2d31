package io.actornet.protocol.link;

import io.actornet.protocol.engine.CounterVisitor;
import io.actornet.protocol.engine.FrameSink;
import io.actornet.protocol.engine.RandomStream;
import io.actornet.topology.value.LinkSettings;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The sending half of one direction of a link: decides whether and when a frame arrives.
 *
 * <p>A frame waits until the link is free, takes its length over the rate to leave, and arrives a
 * delay later. Jitter alone keeps the order: an arrival is never before the previous one. A frame
 * that is lost on the way has taken its time on the link all the same.
 */
public final class Transmitter {
  private static final long NANO_BITS = 8_000_000_000L;
  private static final Impairment[] NO_IMPAIRMENTS = {};
  private static final FrameRule[] NO_RULES = {};

  private final FrameSink sink;
  private final long rateBitsPerSecond;
  private final long nanosPerByte;
  private final long delayNanos;
  private final DropTailQueue queue;
  private final Impairment[] impairments;
  private FrameRule[] rules = NO_RULES;
  private long lastArrival;
  private boolean down;
  private int epoch;
  private long droppedByQueue;
  private long droppedDown;
  private long lost;
  private long droppedByRule;

  /**
   * The near end of a link direction.
   *
   * @param name of the direction, such as {@code gw--isp:gw}; its random draws depend on it
   * @param sink the far end
   */
  public Transmitter(String name, LinkSettings settings, long seed, FrameSink sink) {
    this.sink = sink;
    rateBitsPerSecond = settings.rateBitsPerSecond();
    nanosPerByte =
        rateBitsPerSecond > 0 && NANO_BITS % rateBitsPerSecond == 0
            ? NANO_BITS / rateBitsPerSecond
            : 0;
    delayNanos = settings.delayNanos();
    queue =
        rateBitsPerSecond > 0
            ? new DropTailQueue(settings.limitPackets(), settings.limitBytes())
            : null;
    impairments = impairments(name, settings, seed);
  }

  private static Impairment[] impairments(String name, LinkSettings settings, long seed) {
    Impairment loss =
        settings.loss() > 0
            ? new Loss(settings.loss(), new RandomStream(seed, name, "loss"))
            : null;
    Impairment jitter =
        settings.jitterNanos() > 0
            ? new Jitter(
                settings.jitterNanos(),
                settings.distribution(),
                new RandomStream(seed, name, "jitter"))
            : null;
    if (loss == null && jitter == null) {
      return NO_IMPAIRMENTS;
    }
    return Stream.of(jitter, loss).filter(Objects::nonNull).toArray(Impairment[]::new);
  }

  /** Whether a frame of that size would be taken now rather than dropped at the tail. */
  public boolean accepts(long now, int bytes) {
    if (down) {
      droppedDown++;
      return false;
    }
    if (queue != null && !queue.fits(now, bytes)) {
      droppedByQueue++;
      return false;
    }
    return true;
  }

  /** Sends a frame that {@link #accepts(long, int)} has just accepted. */
  public void send(long now, byte[] frame) {
    long departure = now;
    if (queue != null) {
      departure = Math.max(now, queue.lastDeparture()) + transmissionNanos(frame.length);
      queue.accept(now, departure, frame.length);
    }
    long delay = delayNanos;
    for (Impairment impairment : impairments) {
      delay = impairment.apply(delay);
      if (delay == Impairment.LOST) {
        lost++;
        return;
      }
    }
    for (FrameRule rule : rules) {
      switch (rule.onFrame(now, frame)) {
        case Verdict.Pass() -> {}
        case Verdict.Drop() -> {
          droppedByRule++;
          return;
        }
        case Verdict.Delay(long more) -> delay += more;
      }
    }
    lastArrival = Math.max(lastArrival, departure + delay);
    sink.deliver(lastArrival, frame, epoch);
  }

  private long transmissionNanos(int bytes) {
    return nanosPerByte > 0 ? nanosPerByte * bytes : bytes * NANO_BITS / rateBitsPerSecond;
  }

  /** Adds a rule behind those that are there. */
  public void addRule(FrameRule rule) {
    rules = Arrays.copyOf(rules, rules.length + 1);
    rules[rules.length - 1] = rule;
  }

  /** The link went down: nothing is sent until it is up again. */
  public void goDown() {
    down = true;
    epoch++;
  }

  /** The link is up again. */
  public void goUp() {
    down = false;
  }

  /** Shows what was dropped, by cause. */
  public void visit(CounterVisitor visitor, String networkInterface) {
    drops(visitor, networkInterface, "queue", droppedByQueue);
    drops(visitor, networkInterface, "down", droppedDown);
    drops(visitor, networkInterface, "loss", lost);
    drops(visitor, networkInterface, "fault", droppedByRule);
  }

  private static void drops(
      CounterVisitor visitor, String networkInterface, String cause, long value) {
    if (value > 0) {
      visitor.counter("link.drops", "frames", value, "interface", networkInterface, "cause", cause);
    }
  }
}
