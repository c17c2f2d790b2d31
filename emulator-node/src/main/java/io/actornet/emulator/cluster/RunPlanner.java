package io.actornet.emulator.cluster;

import java.nio.file.Path;
import java.util.List;

/** Reads and divides experiments; its methods may take long. */
public interface RunPlanner {
  /**
   * Refuses an experiment that cannot be run.
   *
   * @return its name
   * @throws io.actornet.topology.document.DocumentException if it cannot
   */
  String check(Path experiment);

  /**
   * Divides an experiment.
   *
   * @param partitions how many; 0 = as many as it says itself, or as suits the cores
   * @param cores of all nodes together
   */
  PartitionPlan plan(Path experiment, int partitions, int cores);

  /**
   * Says who would run what.
   *
   * @param nodes those that would be used
   * @throws PlacementException if they cannot run it
   */
  RunPlan describe(Path experiment, List<NodeDescription> nodes);
}
