package io.actornet.emulator.bench;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** TCP senders share a bottleneck: how fast, how full and how fair. */
final class DumbbellBenchmark implements ExperimentBenchmark {
  private static final int SEGMENT_BYTES = 1_448;

  @Override
  public String name() {
    return "dumbbell";
  }

  @Override
  public String summary() {
    return "TCP bulk senders over one bottleneck of 100 Mbit/s, 10 ms and 200 packets";
  }

  @Override
  public List<Size> sizes() {
    return List.of(
        new Size("flows", 10, "senders, each with its receiver"),
        new Size("seconds", 60, "emulated seconds"));
  }

  @Override
  public String experiment(Map<String, Long> sizes) {
    return """
    version: 1
    name: bench-dumbbell
    seed: 1
    stop: %ds
    topology: {generate: {dumbbell: {flows: %d}}}
    apps:
      - {on: "receiver*", tcp-sink: {port: 9, receive-buffer: 1MiB}}
      - {on: "sender*", tcp-send: {to: "receiver*", pairwise: true, port: 9, mss: %dB, \
    send-buffer: 1MiB, every: 10ms}}
    """
        .formatted(sizes.get("seconds"), sizes.get("flows"), SEGMENT_BYTES);
  }

  @Override
  public Map<String, Double> figures(Map<String, Long> sizes, Measurement run) {
    double bytes = run.counter("tcp-sink.bytes");
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("emulated_seconds_per_wall_second", run.emulatedSeconds() / run.wallSeconds());
    figures.put("segments_per_cpu_second", bytes / SEGMENT_BYTES / run.cpuSeconds());
    figures.put("goodput_bits_per_second", bytes * 8 / run.emulatedSeconds());
    if (!run.perDevice().isEmpty()) { // which nodes of a cluster do not tell
      figures.put("jain", jain(run.perDevice().getOrDefault("tcp-sink.bytes", Map.of()).values()));
    }
    return figures;
  }

  /** Jain's fairness index: 1 when all are equal, 1/n when one has everything. */
  private static double jain(Collection<Long> shares) {
    double sum = 0;
    double squares = 0;
    for (long share : shares) {
      sum += share;
      squares += (double) share * share;
    }
    return squares == 0 ? 0 : sum * sum / (shares.size() * squares);
  }
}
