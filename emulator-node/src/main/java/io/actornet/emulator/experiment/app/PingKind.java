package io.actornet.emulator.experiment.app;

import io.actornet.protocol.app.ping.Ping;
import io.actornet.topology.document.Fields;
import io.actornet.topology.document.Values;
import io.actornet.topology.value.Units;
import java.util.List;
import java.util.Map;

/** {@code ping: {to: web, count: 4, interval: 1s, size: 56B, timeout: 1s}}. */
final class PingKind implements ApplicationKind {
  @Override
  public String name() {
    return "ping";
  }

  @Override
  public List<String> keys() {
    return List.of("to", "pairwise", "count", "interval", "size", "timeout");
  }

  @Override
  public Map<String, List<String>> counters() {
    return Map.of("ping.sent", List.of(), "ping.received", List.of(), "ping.sessions", List.of());
  }

  @Override
  public Placement read(Fields fields, ApplicationScope scope) {
    long count = fields.optional("count", Ping.DEFAULT_COUNT, Values.whole(0, Long.MAX_VALUE));
    long interval = fields.optional("interval", Ping.DEFAULT_NANOS, Units::parseNanos);
    int size = fields.optional("size", Ping.DEFAULT_SIZE_BYTES, Quantities::bytes);
    long timeout = fields.optional("timeout", Ping.DEFAULT_NANOS, Units::parseNanos);
    return scope.targets(fields).each(to -> new Ping(to, count, interval, size, timeout));
  }
}
