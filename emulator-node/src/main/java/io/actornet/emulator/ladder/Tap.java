package io.actornet.emulator.ladder;

import io.actornet.protocol.engine.FrameTap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps of the frames that one interface sees the first, the last, and those around the moments.
 *
 * <p>The last ones wait in a ring, into which frames are copied without allocating, and are judged
 * when they leave it: so it is known by then what came after them, in whatever partition.
 */
final class Tap implements FrameTap {
  private final Sighting.Place place;
  private final Moments moments;
  private final RepeatedSegments repeated;
  private final int opening;
  private final int after;
  private final List<Sighting> kept = new ArrayList<>();

  private final byte[][] frames;
  private final int[] lengths;
  private final long[] times;
  private final boolean[] outbound;
  private final boolean[] again;
  private int oldest;
  private int waiting;

  private long seen;
  private long sent;
  private long leftRing;
  private long sentOfLeftRing;
  private int keeping;
  private long judgedUntil = -1;
  private long observedAt = Integer.MIN_VALUE;

  /**
   * A tap.
   *
   * @param repeated finds what a host sends once more; null at an interface that sends on what
   *     others sent
   * @param frames about how many it keeps at most, 1 or more
   */
  Tap(Sighting.Place place, Moments moments, RepeatedSegments repeated, int frames) {
    this.place = place;
    this.moments = moments;
    this.repeated = repeated;
    opening = Math.max(1, frames / 4);
    int ring = Math.max(1, frames / (3 * Moments.most()));
    after = ring;
    this.frames = new byte[ring][];
    lengths = new int[ring];
    times = new long[ring];
    outbound = new boolean[ring];
    again = new boolean[ring];
  }

  @Override
  public void frame(long timeNanos, byte[] frame, boolean isOutbound) {
    boolean isAgain = isOutbound && repeated != null && repeated.isAgain(frame);
    if (isAgain && seen > observedAt + opening / 2) {
      observedAt = seen;
      moments.observe(timeNanos);
    }
    if (seen < opening) {
      sent += isOutbound ? 1 : 0;
      kept.add(new Sighting(timeNanos, place, isOutbound, frame.clone(), seen, sent, isAgain));
      seen++;
      leftRing = seen;
      sentOfLeftRing = sent;
      judgedUntil = timeNanos;
      return;
    }
    if (waiting == frames.length) {
      judgeOldest(timeNanos);
    }
    int slot = (oldest + waiting) % frames.length;
    if (frames[slot] == null || frames[slot].length < frame.length) {
      frames[slot] = new byte[frame.length];
    }
    System.arraycopy(frame, 0, frames[slot], 0, frame.length);
    lengths[slot] = frame.length;
    times[slot] = timeNanos;
    outbound[slot] = isOutbound;
    again[slot] = isAgain;
    waiting++;
    seen++;
    sent += isOutbound ? 1 : 0;
  }

  /** Keeps the oldest frame of the ring if a moment is near, and lets it go. */
  private void judgeOldest(long nextNanos) {
    if (moments.between(judgedUntil, nextNanos)) {
      keeping = frames.length + after;
      judgedUntil = nextNanos;
    }
    Sighting left = leaving(keeping > 0);
    if (left != null) {
      kept.add(left);
      keeping--;
    }
    oldest = (oldest + 1) % frames.length;
    waiting--;
  }

  private Sighting leaving(boolean wanted) {
    sentOfLeftRing += outbound[oldest] ? 1 : 0;
    Sighting sighting =
        wanted
            ? new Sighting(
                times[oldest],
                place,
                outbound[oldest],
                Arrays.copyOf(frames[oldest], lengths[oldest]),
                leftRing,
                sentOfLeftRing,
                again[oldest])
            : null;
    leftRing++;
    return sighting;
  }

  Sighting.Place place() {
    return place;
  }

  /** How many frames it sent, kept or not. */
  long sent() {
    return sent;
  }

  /** What it kept, in the order of time; to be called when the loops have ended. */
  List<Sighting> kept() {
    while (waiting > 0) {
      kept.add(leaving(true));
      oldest = (oldest + 1) % frames.length;
      waiting--;
    }
    return kept;
  }
}
