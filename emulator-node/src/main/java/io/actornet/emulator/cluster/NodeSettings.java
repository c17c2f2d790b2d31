package io.actornet.emulator.cluster;

import io.actornet.emulator.trunk.DriverSettings;
import io.actornet.emulator.trunk.TrunkSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/**
 * What a node is told when it starts.
 *
 * @param name as the user calls it; empty for one made of its port
 * @param host the address at which other nodes reach it
 * @param clusterPort UDP; 0 = any free one
 * @param trunkPort UDP; 0 = any free one
 * @param controlHost where its HTTP service listens
 * @param controlPort TCP; 0 = any free one
 * @param seeds nodes to join; none = a cluster of its own
 * @param joinLimit how long to try
 * @param labels by which experiments choose it
 * @param cores that it offers, 1 or more
 * @param directory where it keeps files while it lives
 * @param keptBytes how much of the frames that a run sends to other nodes it keeps on disk
 * @param timings when a node is taken to be dead
 * @param driver how its media driver works
 * @param trunk how its trunks work
 */
public record NodeSettings(
    String name,
    String host,
    int clusterPort,
    int trunkPort,
    String controlHost,
    int controlPort,
    List<HostPort> seeds,
    Duration joinLimit,
    SortedMap<String, String> labels,
    int cores,
    Path directory,
    long keptBytes,
    Timings timings,
    DriverSettings driver,
    TrunkSettings trunk) {

  /**
   * When a node is taken to be dead.
   *
   * @param heartbeatInterval how often nodes assure each other that they live
   * @param heartbeatPause a node that is silent for longer is unreachable
   * @param stableAfter members that stay unreachable for longer are removed
   */
  public record Timings(
      Duration heartbeatInterval, Duration heartbeatPause, Duration stableAfter) {}

  /** The same with a name and ports that are not any. */
  public NodeSettings with(String chosenName, int cluster, int trunks, int control) {
    return new NodeSettings(
        chosenName,
        host,
        cluster,
        trunks,
        controlHost,
        control,
        seeds,
        joinLimit,
        labels,
        cores,
        directory,
        keptBytes,
        timings,
        driver,
        trunk);
  }
}
