package io.actornet.emulator.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Many clients of one server, whose connections stay open: time and memory of a connection. */
final class FanInBenchmark implements ExperimentBenchmark {
  private static final long SECOND = 1_000_000_000L;

  @Override
  public String name() {
    return "fan-in";
  }

  @Override
  public String summary() {
    return "clients send 100 bytes and get 10,240 over TCP; connections stay open to second 10";
  }

  @Override
  public List<Size> sizes() {
    return List.of(new Size("clients", 1_000, "clients, each with one connection"));
  }

  @Override
  public String experiment(Map<String, Long> sizes) {
    long clients = sizes.get("clients");
    return """
    version: 1
    name: bench-fan-in
    seed: 1
    stop: 10s
    topology: {generate: {fan-in: {clients: %d}}}
    apps:
      - {on: server, tcp-respond: {port: 80, request: 100B, response: 10240B}}
      - {on: "client*", tcp-request: {to: server, port: 80, request: 100B, \
    response: 10240B, until: 10s, every: %dns}}
    """
        .formatted(clients, SECOND / clients);
  }

  @Override
  public Map<String, Double> figures(Map<String, Long> sizes, Measurement run) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("run_seconds", run.wallSeconds());
    figures.put("responses", (double) run.counter("tcp-request.responses"));
    return figures;
  }

  @Override
  public List<MemoryFigure> memory(Map<String, Long> sizes) {
    return List.of(MemoryFigure.doubled("bytes_per_connection", "clients", this, sizes));
  }
}
