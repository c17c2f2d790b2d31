package io.actornet.emulator.cluster;

import java.time.Duration;

/**
 * A failure that may be due to a node which is gone: it is believed unless that node is found to be
 * gone soon.
 */
final class Suspicion {
  private static final long LIMIT = Duration.ofSeconds(30).toNanos();

  private String sentence;
  private long since;

  /** Something failed; what failed first counts. */
  void raise(String failure, long now) {
    if (sentence == null) {
      sentence = failure;
      since = now;
    }
  }

  /** It was due to a node that is gone. */
  void drop() {
    sentence = null;
  }

  /** What has to be believed by now; null for nothing. */
  String believed(long now) {
    return sentence != null && now - since > LIMIT ? sentence : null;
  }
}
