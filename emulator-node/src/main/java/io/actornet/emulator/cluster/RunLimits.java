package io.actornet.emulator.cluster;

import java.time.Duration;

/** How long a run may stay in a state. */
final class RunLimits {
  private static final Duration STORING = Duration.ofSeconds(20);
  private static final Duration PLANNING = Duration.ofMinutes(10);
  private static final Duration PREPARING = Duration.ofMinutes(30);
  private static final Duration COLLECTING = Duration.ofMinutes(30);

  /** A node that is a member but says nothing of its part for so long is not waited for. */
  static final long SILENCE_NANOS = Duration.ofSeconds(60).toNanos();

  private RunLimits() {}

  /** Why a run that has been in a state for so long has failed, a sentence; null if it has not. */
  static String exceeded(RunState state, long nanos) {
    return switch (state) {
      case STORING -> isOver(STORING, nanos, "no majority of the nodes has stored it in time");
      case PLANNING -> isOver(PLANNING, nanos, "it could not be planned in ten minutes");
      case PREPARING -> isOver(PREPARING, nanos, "its parts were not prepared in half an hour");
      case COLLECTING ->
          isOver(COLLECTING, nanos, "its files could not be put together in half an hour");
      case RUNNING, FINISHED, FAILED -> null;
    };
  }

  private static String isOver(Duration limit, long nanos, String sentence) {
    return nanos > limit.toNanos() ? sentence : null;
  }
}
