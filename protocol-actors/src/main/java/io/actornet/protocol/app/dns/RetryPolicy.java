package io.actornet.protocol.app.dns;

import io.actornet.protocol.app.Options;

/**
 * How patiently a question is asked: every server in turn, and each round the wait is twice as long
 * (RFC 1035 §4.2.1).
 *
 * @param firstWaitNanos for an answer in the first round, > 0
 * @param rounds how often every server is asked, 1 to 16
 */
public record RetryPolicy(long firstWaitNanos, int rounds) {
  private static final int MOST_ROUNDS = 16;

  /** 1 s, 2 s, 4 s, 8 s. */
  public static final RetryPolicy DEFAULT = new RetryPolicy(1_000_000_000L, 4);

  public RetryPolicy {
    Options.check("timeout", firstWaitNanos, 1, Long.MAX_VALUE >> MOST_ROUNDS);
    Options.check("rounds", rounds, 1, MOST_ROUNDS);
  }
}
