package io.actornet.emulator.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a host, a NIC, a link and an idle connection cost in memory, each by a difference. */
final class MemoryBenchmark implements ExperimentBenchmark {
  private static final String PAIRS = "pairs";

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String summary() {
    return "bytes of a host, a NIC, a link and an idle TCP connection, with their specification";
  }

  @Override
  public List<Size> sizes() {
    return List.of(new Size(PAIRS, 10_000, "pairs of hosts"));
  }

  @Override
  public String experiment(Map<String, Long> sizes) {
    return experiment(sizes.get(PAIRS), 1, true, 2);
  }

  /**
   * Pairs of hosts.
   *
   * @param nics of each host
   * @param linked whether the first ones of a pair are linked
   * @param connections between the two of a pair
   */
  private static String experiment(long pairs, int nics, boolean linked, int connections) {
    StringBuilder text = new StringBuilder();
    text.append("version: 1\nname: bench-memory\nstop: 10s\ntopology:\n  nodes:\n");
    String interfaces = nics == 0 ? "" : nics == 1 ? "eth0: {}" : "eth0: {}, eth1: {}";
    for (long i = 0; i < pairs; i++) {
      for (String side : List.of("a", "b")) {
        text.append("    %s%d: {kind: host, interfaces: {%s}}\n".formatted(side, i, interfaces));
      }
    }
    if (linked) {
      text.append("  links:\n");
      for (long i = 0; i < pairs; i++) {
        text.append(
            "    - {endpoints: [\"a%d:eth0\", \"b%d:eth0\"], delay: 1ms}\n".formatted(i, i));
      }
    }
    if (connections > 0) {
      text.append("apps:\n");
      text.append("  - {on: \"b*\", tcp-respond: {port: 7, request: 1B, response: 1B}}\n");
      for (int i = 0; i < connections; i++) {
        text.append(
            """
              - {on: "a*", tcp-request: {to: "b*", pairwise: true, port: 7, request: 1B, \
            response: 1B, until: 10s, at: %ds}}
            """
                .formatted(i + 1));
      }
    }
    return text.toString();
  }

  @Override
  public Map<String, Double> figures(Map<String, Long> sizes, Measurement run) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("setup_seconds", run.setupSeconds());
    figures.put("connections", (double) run.counter("tcp-request.responses"));
    return figures;
  }

  @Override
  public List<MemoryFigure> memory(Map<String, Long> sizes) {
    long pairs = sizes.get(PAIRS);
    String one = experiment(pairs, 1, false, 0);
    return List.of(
        new MemoryFigure(
            "bytes_per_host",
            experiment(2 * pairs, 0, false, 0),
            experiment(pairs, 0, false, 0),
            2.0 * pairs),
        new MemoryFigure("bytes_per_nic", experiment(pairs, 2, false, 0), one, 2.0 * pairs),
        new MemoryFigure("bytes_per_link", experiment(pairs, 1, true, 0), one, pairs),
        new MemoryFigure(
            "bytes_per_idle_connection",
            experiment(pairs, 1, true, 2),
            experiment(pairs, 1, true, 1),
            pairs));
  }
}
