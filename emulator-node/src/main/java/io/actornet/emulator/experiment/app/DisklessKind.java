package io.actornet.emulator.experiment.app;

import io.actornet.protocol.app.boot.Diskless;
import io.actornet.protocol.rarp.RarpParameters;
import io.actornet.topology.document.Fields;
import io.actornet.topology.document.Values;
import io.actornet.topology.model.Node;
import io.actornet.topology.value.Units;
import java.util.List;
import java.util.Map;

/**
 * {@code diskless: {interface: eth0, wait: 1s, longest-wait: 16s, requests: 8}}: asks for an
 * address by RARP. Hosts with {@code boot: rarp} run it from the start, so that it is written only
 * to choose when and how patiently.
 */
final class DisklessKind implements ApplicationKind {
  @Override
  public String name() {
    return "diskless";
  }

  @Override
  public List<String> keys() {
    return List.of("interface", "wait", "longest-wait", "requests");
  }

  @Override
  public Map<String, List<String>> counters() {
    return Map.of("rarp.requests.sent", List.of());
  }

  @Override
  public Placement read(Fields fields, ApplicationScope scope) {
    RarpParameters defaults = RarpParameters.DEFAULTS;
    long wait = fields.optional("wait", defaults.firstWaitNanos(), Units::parseNanos);
    long longest =
        fields.optional(
            "longest-wait", Math.max(wait, defaults.longestWaitNanos()), Units::parseNanos);
    int requests =
        fields.optional("requests", defaults.requests(), Values.integer(1, Integer.MAX_VALUE));
    RarpParameters retry = new RarpParameters(wait, longest, requests);
    return (host, _) -> List.of(station(host, Quantities.networkInterface(fields, host), retry));
  }

  private static Diskless station(Node host, int at, RarpParameters retry) {
    int prefixLength = host.interfaces().get(at).prefixLength();
    return new Diskless(
        at, prefixLength > 0 ? prefixLength : Diskless.DEFAULT_PREFIX_LENGTH, retry);
  }
}
