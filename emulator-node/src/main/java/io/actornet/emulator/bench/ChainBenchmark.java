package io.actornet.emulator.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Packets through one line of routers: how fast a hop is when everything is in the cache. */
final class ChainBenchmark implements ExperimentBenchmark {
  static final long PACKETS_PER_SECOND = 200_000;

  private static final long NANOS = 1_000_000_000L;

  @Override
  public String name() {
    return "chain";
  }

  @Override
  public String summary() {
    return "one UDP sender, routers in a line, one receiver; 200,000 packets/s of 512 bytes";
  }

  @Override
  public List<Size> sizes() {
    return List.of(
        new Size("routers", 10, "routers in the line"),
        new Size("packets", 400_000, "packets that are sent"));
  }

  @Override
  public String experiment(Map<String, Long> sizes) {
    long packets = sizes.get("packets");
    long routers = sizes.get("routers");
    return """
    version: 1
    name: bench-chain
    seed: 1
    stop: %dns
    topology: {generate: {chain: {routers: %d}}}
    apps:
      - {on: server, udp-sink: {port: 9}}
      - {on: client, udp-send: {to: server, port: 9, rate: %dpps, size: 512B, count: %d}}
    """
        .formatted(
            stop(packets, PACKETS_PER_SECOND, routers), routers, PACKETS_PER_SECOND, packets);
  }

  /** Long enough for the last packet to arrive, and for the receiver to report. */
  static long stop(long packets, long packetsPerSecond, long routers) {
    return packets * (NANOS / packetsPerSecond) + (routers + 2) * NANOS / 100 + 2 * NANOS;
  }

  @Override
  public Map<String, Double> figures(Map<String, Long> sizes, Measurement run) {
    return hops(run, sizes.get("routers"));
  }

  static Map<String, Double> hops(Measurement run, long routers) {
    double received = run.counter("udp-sink.packets");
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("hops_per_cpu_second", received * (routers + 1) / run.cpuSeconds());
    figures.put("packets_sent", (double) run.counter("udp-send.packets"));
    figures.put("packets_received", received);
    return figures;
  }
}
