package io.actornet.emulator.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everybody on a LAN pings a neighbour with empty ARP caches: how fast flooding is. */
final class LanBenchmark implements ExperimentBenchmark {
  private static final long NANOS_BETWEEN_HOSTS = 20_000;
  private static final long SECOND = 1_000_000_000L;

  @Override
  public String name() {
    return "lan";
  }

  @Override
  public String summary() {
    return "one switch, host i pings host i+1 with empty ARP caches: every request floods";
  }

  @Override
  public List<Size> sizes() {
    return List.of(new Size("hosts", 2, 1_000, "hosts on the switch"));
  }

  @Override
  public String experiment(Map<String, Long> sizes) {
    long hosts = sizes.get("hosts");
    return """
    version: 1
    name: bench-lan
    seed: 1
    stop: %dns
    topology: {addresses: 10.0.0.0/16, generate: {lan: {hosts: %d}}}
    apps:
      - {on: "host*", ping: {to: ["host[1-%d]", host0], pairwise: true, count: 1, size: 56B, \
    at: 1ms, every: %dns}}
    """
        .formatted(hosts * NANOS_BETWEEN_HOSTS + 2 * SECOND, hosts, hosts - 1, NANOS_BETWEEN_HOSTS);
  }

  @Override
  public Map<String, Double> figures(Map<String, Long> sizes, Measurement run) {
    double hosts = sizes.get("hosts");
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("setup_seconds", run.setupSeconds());
    figures.put("run_seconds", run.wallSeconds());
    figures.put("deliveries_per_cpu_second", hosts * hosts / run.cpuSeconds());
    figures.put("pings_answered", (double) run.counter("ping.received"));
    return figures;
  }

  @Override
  public List<MemoryFigure> memory(Map<String, Long> sizes) {
    return List.of(MemoryFigure.doubled("bytes_per_host", "hosts", this, sizes));
  }
}
