package io.actornet.protocol.link;

import io.actornet.protocol.engine.CounterVisitor;
import io.actornet.protocol.engine.FrameSink;
import io.actornet.protocol.engine.Prefetched;
import io.actornet.protocol.engine.RandomStream;
import io.actornet.topology.value.LinkSettings;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The sending half of one direction of a link: decides whether and when a frame arrives.
 *
 * <p>A frame waits until the link is free, takes its length over the rate to leave, and arrives a
 * delay later. Nothing but the link's going down changes the order: an arrival is never before the
 * previous one, whatever the jitter and the rules. A frame that is lost on the way has taken its
 * time on the link all the same.
 *
 * <p>Times are whole nanoseconds; the fraction by which a frame left later than its nanosecond goes
 * to the next one that waits for it, so a link carries exactly its rate.
 */
public final class Transmitter extends Prefetched {
  private static final long NANO_BITS = 8_000_000_000L;
  private static final Impairment[] NO_IMPAIRMENTS = {};
  private static final FrameRule[] NO_RULES = {};

  private final FrameSink sink;
  private final LinkSettings settings;

  /** 0 when it is no whole number, or too large a one. */
  private final int nanosPerByte;

  /** The longest frame that a queue in bytes takes. */
  private final int longestFrame;

  private final long delayNanos;
  private final Impairment[] impairments;
  private FrameRule[] rules = NO_RULES;

  /** Null until a frame first has to wait for another. */
  private DropTailQueue queue;

  /** Null until a frame is first dropped. */
  private Drops drops;

  private long busyUntil;

  /** How much later than at that nanosecond the link is free, in nanoseconds times the rate. */
  private long fraction;

  private long lastArrival;
  private int lastBytes;
  private int epoch;
  private boolean down;

  /**
   * The near end of a link direction.
   *
   * @param name of the direction, such as {@code gw--isp>}; its random draws depend on it
   * @param sink the far end
   */
  public Transmitter(String name, LinkSettings settings, long seed, FrameSink sink) {
    this.sink = sink;
    this.settings = settings;
    long rate = settings.rateBitsPerSecond();
    boolean whole = rate > 0 && NANO_BITS % rate == 0 && NANO_BITS / rate <= Integer.MAX_VALUE;
    nanosPerByte = whole ? (int) (NANO_BITS / rate) : 0;
    longestFrame = longestFrame(settings);
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

  private static int longestFrame(LinkSettings settings) {
    // Without a rate there is no queue.
    return settings.limitBytes() == 0 || settings.rateBitsPerSecond() == 0
        ? Integer.MAX_VALUE
        : (int) Math.min(settings.limitBytes(), Integer.MAX_VALUE);
  }

  /** Whether a frame of that size is taken now; if not, it counts as dropped. */
  public boolean accepts(long now, int bytes) {
    if (down) {
      drops().down++;
      return false;
    }
    if (busyUntil <= now && bytes <= longestFrame) {
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

  /** Sends a frame that {@link #accepts(long, int)} has just accepted. */
  public void send(long now, byte[] frame) {
    long departure = Math.max(now, busyUntil) + transmissionNanos(now, frame.length);
    busyUntil = departure;
    lastBytes = frame.length;
    if (queue != null) {
      if (settings.markPackets() > 0 && queue.occupancy(now) >= settings.markPackets()) {
        CongestionMark.set(frame);
      }
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

  private long transmissionNanos(long now, int bytes) {
    if (nanosPerByte > 0) {
      return nanosPerByte * (long) bytes;
    }
    long rate = settings.rateBitsPerSecond();
    if (rate == 0) {
      return 0;
    }
    long nanosTimesRate = bytes * NANO_BITS + (now > busyUntil ? 0 : fraction);
    fraction = nanosTimesRate % rate;
    return nanosTimesRate / rate;
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

  /**
   * The link went down: what waits is lost with what is in flight, and nothing is sent until the
   * link is up again. Not to be called while it is down, see {@link #isDown()}.
   */
  public void goDown() {
    down = true;
    epoch++;
    lastArrival = 0;
    busyUntil = 0;
    fraction = 0;
    queue = null;
  }

  /** The link is up again. */
  public void goUp() {
    down = false;
  }

  /** The far end, if it lives on the same loop; otherwise null. */
  public Channel channel() {
    return sink instanceof Channel channel ? channel : null;
  }

  /** Whether the link is down. */
  public boolean isDown() {
    return down;
  }

  /** Shows what was dropped, by cause. */
  public void visit(CounterVisitor visitor, String networkInterface) {
    if (drops != null) {
      drops.visit(visitor, networkInterface);
    }
  }
}
