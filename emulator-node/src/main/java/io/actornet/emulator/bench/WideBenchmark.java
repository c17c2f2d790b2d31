package io.actornet.emulator.bench;

import java.util.List;
import java.util.Map;

/**
 * Packets through many lines of routers in turn: how fast a hop is when nothing is in the cache.
 */
final class WideBenchmark implements ExperimentBenchmark {
  private static final long INTERVAL_NANOS = 5_000;
  private static final long NANOS = 1_000_000_000L;

  @Override
  public String name() {
    return "wide";
  }

  @Override
  public String summary() {
    return "many chains at once, one packet every 5 µs overall, in turn";
  }

  @Override
  public List<Size> sizes() {
    return List.of(
        new Size("chains", 1_000, "chains side by side"),
        new Size("routers", 10, "routers in each"),
        new Size("packets", 400_000, "packets that are sent by all chains together"));
  }

  @Override
  public String experiment(Map<String, Long> sizes) {
    long chains = sizes.get("chains");
    long routers = sizes.get("routers");
    long each = Math.max(1, sizes.get("packets") / chains);
    long rate = Math.max(1, NANOS / (INTERVAL_NANOS * chains));
    return """
    version: 1
    name: bench-wide
    seed: 1
    stop: %dns
    topology: {generate: {chains: {chains: %d, routers: %d}}}
    apps:
      - {on: "server*", udp-sink: {port: 9}}
      - {on: "client*", udp-send: {to: "server*", pairwise: true, port: 9, rate: %dpps, \
    size: 512B, count: %d, every: %dns}}
    """
        .formatted(
            ChainBenchmark.stop(each, rate, routers) + chains * INTERVAL_NANOS,
            chains,
            routers,
            rate,
            each,
            INTERVAL_NANOS);
  }

  @Override
  public Map<String, Double> figures(Map<String, Long> sizes, Measurement run) {
    return ChainBenchmark.hops(run, sizes.get("routers"));
  }
}
