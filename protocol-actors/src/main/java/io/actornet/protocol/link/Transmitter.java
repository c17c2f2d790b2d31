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
  private final LinkSettings settings;
  private final long nanosPerByte;
  private final long delayNanos;
  private final Impairment[] impairments;
  private FrameRule[] rules = NO_RULES;

  /** Null until a frame first has to wait for another. */
  private DropTailQueue queue;

  /** Null until a frame is first dropped. */
  private Drops drops;

  private long busyUntil;
  private long lastArrival;
  private int lastBytes;
  private int epoch;
  private boolean down;

  /**
   * The near end of a link direction.
   *
   * @param name of the direction, such as {@code gw--isp:gw}; its random draws depend on it
   * @param sink the far end
   */
  public Transmitter(String name, LinkSettings settings, long seed, FrameSink sink) {
    this.sink = sink;
    this.settings = settings;
    long rate = settings.rateBitsPerSecond();
    nanosPerByte = rate > 0 && NANO_BITS % rate == 0 ? NANO_BITS / rate : 0;
    delayNanos = settings.delayNanos();
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

  /** Whether a frame of that size is taken now; if not, it counts as dropped. */
  public boolean accepts(long now, int bytes) {
    if (down) {
      drops().down++;
      return false;
    }
    if (busyUntil <= now && bytes <= longestFrame()) {
      return true;
    }
    if (queue == null) {
      queue = new DropTailQueue(settings.limitPackets(), settings.limitBytes());
      queue.accept(now, busyUntil, lastBytes);
    }
    if (!queue.fits(now, bytes)) {
      drops().queue++;
      return false;
    }
    return true;
  }

  private long longestFrame() {
    return settings.limitBytes() == 0 ? Long.MAX_VALUE : settings.limitBytes();
  }

  /** Sends a frame that {@link #accepts(long, int)} has just accepted. */
  public void send(long now, byte[] frame) {
    long departure = Math.max(now, busyUntil) + transmissionNanos(frame.length);
    busyUntil = departure;
    lastBytes = frame.length;
    if (queue != null) {
      queue.accept(now, departure, frame.length);
    }
    long delay = delayNanos;
    for (Impairment impairment : impairments) {
      delay = impairment.apply(delay);
      if (delay == Impairment.LOST) {
        drops().lost++;
        return;
      }
    }
    for (FrameRule rule : rules) {
      switch (rule.onFrame(now, frame)) {
        case Verdict.Pass() -> {}
        case Verdict.Drop() -> {
          drops().byRule++;
          return;
        }
        case Verdict.Delay(long more) -> delay += more;
      }
    }
    lastArrival = Math.max(lastArrival, departure + delay);
    sink.deliver(lastArrival, frame, epoch);
  }

  private long transmissionNanos(int bytes) {
    if (nanosPerByte > 0) {
      return nanosPerByte * bytes;
    }
    long rate = settings.rateBitsPerSecond();
    return rate == 0 ? 0 : bytes * NANO_BITS / rate;
  }

  private Drops drops() {
    if (drops == null) {
      drops = new Drops();
    }
    return drops;
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
    if (drops != null) {
      drops.visit(visitor, networkInterface);
    }
  }
}
