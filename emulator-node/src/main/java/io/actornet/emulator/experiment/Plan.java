package io.actornet.emulator.experiment;

import io.actornet.protocol.emulation.NetworkSpec;
import io.actornet.protocol.engine.EngineSettings;
import io.actornet.protocol.engine.JournalSink;
import io.actornet.protocol.engine.OtherNodes;
import io.actornet.topology.partitioning.Partitioning;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * What an engine needs to run an experiment.
 *
 * @param network every device with its partition
 * @param partitioning how the network is divided
 * @param lookaheadNanos how far partitions may run ahead of each other, 1 or more
 * @param mainFlow indices of the links that are worth drawing
 */
public record Plan(
    NetworkSpec network, Partitioning partitioning, long lookaheadNanos, Set<Integer> mainFlow) {
  /** What an engine is made with whose devices are switched on when emulated time begins. */
  public EngineSettings engine(
      Experiment experiment, IntFunction<JournalSink> journal, OtherNodes others) {
    return engine(experiment, journal, others, 0);
  }

  /**
   * What the engine of a node is made with that runs the experiment by this plan.
   *
   * @param journal gives each partition, by index, its journal
   * @param others the nodes that run the other partitions
   * @param beginNanos when the devices are switched on
   */
  public EngineSettings engine(
      Experiment experiment, IntFunction<JournalSink> journal, OtherNodes others, long beginNanos) {
    return new EngineSettings(
        partitioning.count(),
        experiment.dispatcher(),
        experiment.seed(),
        lookaheadNanos,
        journal,
        others,
        beginNanos);
  }
}
