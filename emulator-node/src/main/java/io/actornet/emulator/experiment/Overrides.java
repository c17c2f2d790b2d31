package io.actornet.emulator.experiment;

import io.actornet.protocol.engine.Clock;
import io.actornet.protocol.engine.DispatcherKind;

/**
 * What a command line says instead of the experiment's file; null where it says nothing.
 *
 * @param clock virtual or in real time
 * @param speed emulated seconds a second, above 0; of no meaning in virtual time
 * @param partitions 1 or more, or {@link Experiment#AUTO}
 */
public record Overrides(
    Long seed, ClockKind clock, Double speed, Integer partitions, DispatcherKind dispatcher) {
  /** Nothing said. */
  public static final Overrides NONE = new Overrides(null, null, null, null, null);

  Clock clock(Clock written) {
    ClockKind kind = clock != null ? clock : ClockKind.of(written);
    double writtenSpeed = written instanceof Clock.RealTime(double s) ? s : 1;
    return kind.clock(speed != null ? speed : writtenSpeed);
  }
}
