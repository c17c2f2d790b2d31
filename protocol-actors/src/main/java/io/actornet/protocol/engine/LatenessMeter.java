package io.actornet.protocol.engine;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/** How late the events of one loop fired; others may read it while the loop goes on. */
final class LatenessMeter {
  private static final int DIGITS = 3;

  private final SingleWriterRecorder recorder = new SingleWriterRecorder(DIGITS);
  private final Histogram total = histogram();
  private Histogram latest;

  /** An empty histogram that those of meters can be added to. */
  static Histogram histogram() {
    return new Histogram(DIGITS);
  }

  /** An event fired; on the loop. */
  void record(long nanos) {
    recorder.recordValue(nanos);
  }

  /** Adds what was recorded so far. */
  synchronized void addTo(Histogram sum) {
    latest = recorder.getIntervalHistogram(latest);
    total.add(latest);
    sum.add(total);
  }
}
