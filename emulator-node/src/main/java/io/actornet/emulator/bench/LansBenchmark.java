package io.actornet.emulator.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Many LANs behind routers, and everybody pings somebody far away: how large a network can be. */
final class LansBenchmark implements ExperimentBenchmark {
  private static final long MICROS_BETWEEN_HOSTS = 20;
  private static final long SECOND_MICROS = 1_000_000;

  @Override
  public String name() {
    return "lans";
  }

  @Override
  public String summary() {
    return "LANs behind routers, every host pings one of another LAN: how large a network can be";
  }

  @Override
  public List<Size> sizes() {
    return List.of(
        new Size("lans", 2, 1_000, "LANs"), new Size("hosts-each", 100, "hosts of each LAN"));
  }

  @Override
  public String experiment(Map<String, Long> sizes) {
    long hosts = sizes.get("lans") * sizes.get("hosts-each");
    long half = sizes.get("lans") / 2 * sizes.get("hosts-each");
    return """
    version: 1
    name: bench-lans
    seed: 1
    stop: %dus
    topology: {generate: {lans: {lans: %d, hosts: %d}}}
    apps:
      - {on: "host*", ping: {to: ["host[%d-%d]", "host[0-%d]"], pairwise: true, count: 1, \
    size: 56B, at: 1ms, every: %dus}}
    """
        .formatted(
            hosts * MICROS_BETWEEN_HOSTS + 2 * SECOND_MICROS,
            sizes.get("lans"),
            sizes.get("hosts-each"),
            half,
            hosts - 1,
            half - 1,
            MICROS_BETWEEN_HOSTS);
  }

  @Override
  public Map<String, Double> figures(Map<String, Long> sizes, Measurement run) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("setup_seconds", run.setupSeconds());
    figures.put("run_seconds", run.wallSeconds());
    figures.put("events_per_second", run.events() / run.wallSeconds());
    figures.put("pings_answered", (double) run.counter("ping.received"));
    return figures;
  }
}
