package io.actornet.emulator.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A random permutation of bulk TCP flows in a fat-tree: a whole network at work. */
final class FatTreeBenchmark implements ExperimentBenchmark {
  private static final long MULTIPLIER = 6_364_136_223_846_793_005L;
  private static final long INCREMENT = 1_442_695_040_888_963_407L;
  private static final int START_STEPS = 100;
  private static final int STEP_MICROS = 100;
  private static final int FIRST_START_MICROS = 1_000;

  @Override
  public String name() {
    return "fat-tree";
  }

  @Override
  public String summary() {
    return "a random permutation of bulk TCP flows in a fat-tree, links of 100 Mbit/s";
  }

  @Override
  public List<Size> sizes() {
    return List.of(
        new Size("k", 8, "ports of a switch; k³/4 hosts"),
        new Size("milliseconds", 1_000, "emulated time"),
        new Size("link-micros", 10, "delay of each link"));
  }

  @Override
  public String experiment(Map<String, Long> sizes) {
    int hosts = Math.toIntExact(sizes.get("k") * sizes.get("k") * sizes.get("k") / 4);
    StringBuilder text = new StringBuilder();
    text.append(
        """
        version: 1
        name: bench-fat-tree
        seed: 1
        stop: %dms
        topology: {generate: {fat-tree: {k: %d, delay: %dus, rate: 100mbit, limit: 200}}}
        apps:
          - {on: "host*", tcp-sink: {port: 9, receive-buffer: 1MiB}}
        """
            .formatted(sizes.get("milliseconds"), sizes.get("k"), sizes.get("link-micros")));
    int[] permutation = derangement(hosts);
    for (int i = 0; i < hosts; i++) {
      text.append(
          "  - {on: host%d, tcp-send: {to: host%d, port: 9, mss: 1448B, send-buffer: 1MiB, at: %dus}}\n"
              .formatted(i, permutation[i], FIRST_START_MICROS + STEP_MICROS * (i % START_STEPS)));
    }
    return text.toString();
  }

  /** Fisher and Yates's shuffle with a fixed generator, repeated until nobody has himself. */
  private static int[] derangement(int size) {
    long x = 1;
    while (true) {
      int[] permutation = new int[size];
      for (int i = 0; i < size; i++) {
        permutation[i] = i;
      }
      for (int i = size - 1; i > 0; i--) {
        x = x * MULTIPLIER + INCREMENT;
        int other = (int) ((x >>> 33) % (i + 1));
        int swapped = permutation[i];
        permutation[i] = permutation[other];
        permutation[other] = swapped;
      }
      if (hasNoFixedPoint(permutation)) {
        return permutation;
      }
    }
  }

  private static boolean hasNoFixedPoint(int[] permutation) {
    for (int i = 0; i < permutation.length; i++) {
      if (permutation[i] == i) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Map<String, Double> figures(Map<String, Long> sizes, Measurement run) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("wall_seconds_per_emulated_second", run.wallSeconds() / run.emulatedSeconds());
    figures.put("events_per_second", run.events() / run.wallSeconds());
    figures.put(
        "goodput_bits_per_second", run.counter("tcp-sink.bytes") * 8 / run.emulatedSeconds());
    return figures;
  }
}
