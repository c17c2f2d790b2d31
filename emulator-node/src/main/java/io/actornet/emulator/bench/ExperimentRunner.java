package io.actornet.emulator.bench;

import io.actornet.emulator.experiment.Experiment;
import java.util.Map;

/** Runs the experiment of a benchmark and measures it. */
public interface ExperimentRunner {
  /** Runs it once. */
  Measurement measure(Experiment experiment);

  /** Figures of the last repetition that only this way of running has, by name. */
  default Map<String, Double> figures() {
    return Map.of();
  }
}
