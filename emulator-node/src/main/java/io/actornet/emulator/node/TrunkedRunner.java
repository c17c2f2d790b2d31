package io.actornet.emulator.node;

import io.actornet.emulator.cluster.Assignment;
import io.actornet.emulator.cluster.NodeSettings;
import io.actornet.emulator.cluster.PartialRun;
import io.actornet.emulator.cluster.PartialRunner;
import io.actornet.emulator.trunk.NodeDriver;
import io.actornet.emulator.trunk.TrunkSettings;
import java.nio.file.Path;
import java.util.Map;

/** Runs a node's parts of runs, connected with those of other nodes by trunks. */
public final class TrunkedRunner implements PartialRunner {
  private final NodeDriver driver;
  private final long keptBytes;
  private final TrunkSettings settings;
  private final String version;

  private TrunkedRunner(NodeDriver driver, long keptBytes, TrunkSettings settings, String version) {
    this.driver = driver;
    this.keptBytes = keptBytes;
    this.settings = settings;
    this.version = version;
  }

  /** What makes one for a node. */
  public static Node.RunnerFactory factory(String version) {
    return (NodeSettings settings, NodeDriver driver) ->
        new TrunkedRunner(driver, settings.keptBytes(), settings.trunk(), version);
  }

  /** What the node's driver has lost: it is sent again, and only takes time. */
  @Override
  public Map<String, Double> figures() {
    return Map.of("driver.gaps", (double) driver.gaps(), "driver.resent", (double) driver.resent());
  }

  @Override
  public PartialRun create(Assignment assignment, Path experiment, Path directory) {
    return assignment.realTime()
        ? new RealTimePart(assignment, experiment, directory, driver, settings, version)
        : new TrunkedPart(assignment, experiment, directory, keptBytes, driver, settings, version);
  }
}
