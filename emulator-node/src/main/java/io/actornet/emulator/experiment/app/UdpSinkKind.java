package io.actornet.emulator.experiment.app;

import io.actornet.protocol.app.bulk.UdpSink;
import io.actornet.topology.document.Fields;
import io.actornet.topology.value.Units;
import java.util.List;
import java.util.Map;

/** {@code udp-sink: {port: 9, idle: 1s}}. */
final class UdpSinkKind implements ApplicationKind {
  @Override
  public String name() {
    return "udp-sink";
  }

  @Override
  public List<String> keys() {
    return List.of("port", "idle");
  }

  @Override
  public Map<String, List<String>> counters() {
    return Map.of("udp-sink.packets", List.of(), "udp-sink.bytes", List.of());
  }

  @Override
  public Placement read(Fields fields, ApplicationScope scope) {
    return Placement.everywhere(
        new UdpSink(
            fields.required("port", Quantities::port),
            fields.optional("idle", UdpSink.DEFAULT_IDLE_NANOS, Units::parseNanos)));
  }
}
