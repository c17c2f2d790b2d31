package io.actornet.emulator.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two partitions that exchange nothing but how far they are: what a window costs.
 *
 * <p>A window is a round in which both partitions advance by one lookahead. Each has one event in
 * it, a timer that sends a packet to nowhere: without any, the partitions would find out that
 * nothing happens, and skip the silence.
 */
final class WindowBenchmark implements ExperimentBenchmark {
  private static final String WINDOWS = "windows";
  private static final long LOOKAHEAD_NANOS = 10_000;

  @Override
  public String name() {
    return "window";
  }

  @Override
  public String summary() {
    return "two partitions that tell each other after each 10 µs how far they are, and nothing"
        + " else";
  }

  @Override
  public List<Size> sizes() {
    return List.of(new Size(WINDOWS, 200_000, "rounds of 10 µs of emulated time"));
  }

  @Override
  public int leastPartitions() {
    return 2;
  }

  @Override
  public String experiment(Map<String, Long> sizes) {
    return """
    version: 1
    name: bench-window
    seed: 1
    stop: %dns
    topology:
      nodes: {a: {kind: host, address: 10.0.0.1/24}, b: {kind: host, address: 10.0.0.2/24}}
      links: [{endpoints: ["a:eth0", "b:eth0"], delay: %dns}]
    apps:
      - {on: all, udp-send: {to: 192.0.2.1, port: 9, rate: %dpps, size: 18B}}
    """
        .formatted(
            sizes.get(WINDOWS) * LOOKAHEAD_NANOS,
            LOOKAHEAD_NANOS,
            1_000_000_000L / LOOKAHEAD_NANOS);
  }

  @Override
  public Map<String, Double> figures(Map<String, Long> sizes, Measurement run) {
    double windows = sizes.get(WINDOWS);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("windows_per_second", windows / run.wallSeconds());
    figures.put("micros_a_window", run.wallSeconds() * 1e6 / windows);
    figures.put("events_a_window", run.events() / windows);
    return figures;
  }
}
