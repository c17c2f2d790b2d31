package io.actornet.emulator.ladder;

import io.actornet.protocol.engine.FrameTap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Keeps of the frames that one interface sees the first, the last, and those around the moments.
 *
 * <p>The last ones wait, and are judged when there is no more room for them: so what came soon
 * after them is known by then. Half of those that wait give the news of it time to arrive.
 */
final class Tap implements FrameTap {
  private final Sighting.Place place;
  private final Moments moments;
  private final LongConsumer trouble;
  private final RepeatedSegments repeated;
  private final int opening;
  private final int after;
  private final List<Sighting> kept = new ArrayList<>();

  private final LastFrames waiting;

  private long seen;
  private long sent;
  private long letGo;
  private long sentOfLetGo;
  private int keeping;
  private long judgedUntil = -1;
  private long heardUntil = -1;
  private long observedAt = Integer.MIN_VALUE;

  /**
   * A tap.
   *
   * @param trouble is told when something goes wrong
   * @param repeated finds what a host sends once more; null at an interface that sends on what
   *     others sent
   * @param frames about how many it keeps at most, 1 or more
   */
  Tap(
      Sighting.Place place,
      Moments moments,
      LongConsumer trouble,
      RepeatedSegments repeated,
      int frames) {
    this.place = place;
    this.moments = moments;
    this.trouble = trouble;
    this.repeated = repeated;
    opening = Math.max(1, frames / 4);
    after = Math.max(1, frames / (3 * Moments.most()));
    waiting = new LastFrames(2 * after);
  }

  @Override
  public void frame(long timeNanos, byte[] frame, boolean isOutbound) {
    boolean isAgain = isOutbound && repeated != null && repeated.isAgain(frame);
    if (isAgain && seen > observedAt + opening / 2) {
      observedAt = seen;
      trouble.accept(timeNanos);
    }
    if (seen < opening) {
      sent += isOutbound ? 1 : 0;
      kept.add(new Sighting(timeNanos, place, isOutbound, frame.clone(), seen, sent, isAgain));
      seen++;
      letGo = seen;
      sentOfLetGo = sent;
      judgedUntil = timeNanos;
      heardUntil = timeNanos;
      return;
    }
    if (waiting.isFull()) {
      judgeOldest(timeNanos);
    }
    waiting.add(timeNanos, frame, isOutbound, isAgain);
    seen++;
    sent += isOutbound ? 1 : 0;
  }

  /** Keeps the oldest of those that wait if a moment is near, and lets it go. */
  private void judgeOldest(long nextNanos) {
    long until = waiting.timeNanos(after);
    long heard = Math.max(heardUntil, Math.min(until, moments.knownUntil(nextNanos)));
    if (moments.planned(judgedUntil, until) || moments.observed(heardUntil, heard)) {
      keeping = 2 * after;
    }
    judgedUntil = until;
    heardUntil = heard;
    letGo(keeping > 0);
    if (keeping > 0) {
      keeping--;
    }
  }

  private void letGo(boolean keep) {
    sentOfLetGo += waiting.oldestIsOutbound() ? 1 : 0;
    if (keep) {
      kept.add(
          new Sighting(
              waiting.oldestTimeNanos(),
              place,
              waiting.oldestIsOutbound(),
              waiting.oldestFrame(),
              letGo,
              sentOfLetGo,
              waiting.oldestIsAgain()));
    }
    letGo++;
    waiting.removeOldest();
  }

  /** What it kept; to be called when the loops have ended. */
  TapRecord record() {
    while (!waiting.isEmpty()) {
      letGo(true);
    }
    return new TapRecord(place, sent, kept);
  }
}
