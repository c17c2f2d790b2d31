package io.actornet.emulator.experiment.app;

import io.actornet.protocol.app.flows.Distribution;
import io.actornet.protocol.app.flows.Flows;
import io.actornet.protocol.app.flows.Matrix;
import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Fields;
import io.actornet.topology.document.Values;
import io.actornet.topology.document.YamlScalar;
import io.actornet.topology.model.Node;
import io.actornet.topology.value.Units;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code flows: {to: "host*", port: 9, matrix: gravity, arrivals: {poisson: 100ms}, size: {pareto:
 * {mean: 20kB, shape: 1.2}}}}.
 */
final class FlowsKind implements ApplicationKind {
  private static final long USUAL_BYTES = 10_000;

  @Override
  public String name() {
    return "flows";
  }

  @Override
  public List<String> keys() {
    return TcpOptionsReader.keysAfter("to", "port", "matrix", "arrivals", "size", "count", "until");
  }

  @Override
  public Map<String, List<String>> counters() {
    return Map.of(
        "flows.started", List.of(),
        "flows.completed", List.of(),
        "flows.failed", List.of(),
        "flows.bytes", List.of());
  }

  @Override
  public Placement read(Fields fields, ApplicationScope scope) {
    List<Node> to = receivers(fields, scope);
    Map<String, Integer> numbers = HashMap.newHashMap(to.size());
    int[] addresses = new int[to.size()];
    for (int i = 0; i < addresses.length; i++) {
      numbers.put(to.get(i).name(), i);
      addresses[i] = ApplicationScope.addressOf(to.get(i)).bits();
    }
    Flows.Settings settings =
        new Flows.Settings(
            fields.required("port", Quantities::port),
            new MatrixReader(scope, to, numbers).read(fields),
            distribution(fields, "arrivals", null, DistributionReader.TIMES),
            distribution(
                fields, "size", new Distribution.Constant(USUAL_BYTES), DistributionReader.SIZES),
            fields.optional("count", 0L, Values.whole(1, Long.MAX_VALUE)),
            fields.optional("until", Long.MAX_VALUE, Units::parseNanos),
            TcpOptionsReader.read(fields));
    Flows.Receivers receivers = new Flows.Receivers(addresses);
    return (host, position) -> {
      int own = numbers.getOrDefault(host.name(), Matrix.NOT_AMONG);
      return own >= 0 && addresses.length == 1
          ? List.of()
          : List.of(new Flows(receivers, own, position, settings));
    };
  }

  /** The nodes of all selectors, each once. */
  private static List<Node> receivers(Fields fields, ApplicationScope scope) {
    fields.required("to");
    Map<String, Node> nodes = new LinkedHashMap<>();
    for (YamlScalar scalar : fields.scalars("to")) {
      for (Node node : scalar.as(fields.name("to"), scope::nodes)) {
        nodes.putIfAbsent(node.name(), node);
      }
    }
    return new ArrayList<>(nodes.values());
  }

  private static Distribution distribution(
      Fields fields, String key, Distribution usual, DistributionReader reader) {
    if (!fields.has(key) && usual != null) {
      return usual;
    }
    Distribution read = reader.read(fields.required(key), fields.name(key));
    if (read.mean() <= 0) {
      throw new DocumentException(
          fields.place(key), fields.name(key) + " of 0 on the average", "more");
    }
    return read;
  }
}
