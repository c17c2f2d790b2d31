package io.actornet.emulator.experiment.app;

import io.actornet.protocol.app.ping.Traceroute;
import io.actornet.topology.document.Fields;
import io.actornet.topology.document.Values;
import io.actornet.topology.value.Units;
import java.util.List;
import java.util.Map;

/** {@code traceroute: {to: web, probes: 3, max-hops: 30, timeout: 1s}}. */
final class TracerouteKind implements ApplicationKind {
  @Override
  public String name() {
    return "traceroute";
  }

  @Override
  public List<String> keys() {
    return List.of("to", "pairwise", "probes", "max-hops", "timeout");
  }

  @Override
  public Map<String, List<String>> counters() {
    return Map.of();
  }

  @Override
  public Placement read(Fields fields, ApplicationScope scope) {
    int probes =
        fields.optional("probes", Traceroute.DEFAULT_PROBES, Values.integer(1, Integer.MAX_VALUE));
    int maxHops =
        fields.optional(
            "max-hops", Traceroute.DEFAULT_MAX_HOPS, Values.integer(1, Integer.MAX_VALUE));
    long timeout = fields.optional("timeout", Traceroute.DEFAULT_TIMEOUT_NANOS, Units::parseNanos);
    return scope.targets(fields).each(to -> new Traceroute(to, probes, maxHops, timeout));
  }
}
