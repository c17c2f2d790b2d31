package io.actornet.emulator.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Akka's configuration of a node. */
final class ClusterConfig {
  /** The name of the actor system of every node. */
  static final String SYSTEM = "actornet-cluster";

  private ClusterConfig() {}

  /**
   * The configuration.
   *
   * @param settings with ports that are not any
   * @param version of the program
   * @param driver the media driver's directory
   */
  static Config of(NodeSettings settings, String version, Path driver) {
    NodeSettings.Timings timings = settings.timings();
    List<HostPort> seeds =
        settings.seeds().isEmpty()
            ? List.of(new HostPort(settings.host(), settings.clusterPort()))
            : settings.seeds();
    Map<String, Object> values = new HashMap<>();
    values.put("akka.remote.artery.canonical.hostname", settings.host());
    values.put("akka.remote.artery.canonical.port", settings.clusterPort());
    values.put("akka.remote.artery.advanced.aeron.aeron-dir", driver.toString());
    values.put(
        "akka.cluster.seed-nodes",
        seeds.stream().map(seed -> "akka://" + SYSTEM + "@" + seed).toList());
    values.put("akka.cluster.app-version", Character.isDigit(version.charAt(0)) ? version : "0");
    String detector = "akka.cluster.failure-detector.";
    values.put(detector + "heartbeat-interval", timings.heartbeatInterval());
    values.put(detector + "acceptable-heartbeat-pause", timings.heartbeatPause());
    values.put("akka.cluster.split-brain-resolver.stable-after", timings.stableAfter());
    return ConfigFactory.parseMap(values)
        .withFallback(ConfigFactory.parseResources("actornet-cluster.conf"))
        .withFallback(ConfigFactory.load());
  }
}
