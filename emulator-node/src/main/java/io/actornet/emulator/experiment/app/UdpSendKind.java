package io.actornet.emulator.experiment.app;

import io.actornet.protocol.app.bulk.UdpSend;
import io.actornet.topology.document.Fields;
import io.actornet.topology.document.Values;
import java.util.List;
import java.util.Map;

/** {@code udp-send: {to: sink, port: 9, rate: 1000pps, size: 512B, count: 100}}. */
final class UdpSendKind implements ApplicationKind {
  @Override
  public String name() {
    return "udp-send";
  }

  @Override
  public List<String> keys() {
    return List.of("to", "pairwise", "port", "rate", "size", "count");
  }

  @Override
  public Map<String, List<String>> counters() {
    return Map.of("udp-send.packets", List.of(), "udp-send.bytes", List.of());
  }

  @Override
  public Placement read(Fields fields, ApplicationScope scope) {
    int port = fields.required("port", Quantities::port);
    long rate = fields.required("rate", Quantities::packetsPerSecond);
    int size = fields.optional("size", UdpSend.DEFAULT_SIZE_BYTES, Quantities::bytes);
    long count = fields.optional("count", 0L, Values.whole(0, Long.MAX_VALUE));
    return scope.targets(fields).each(to -> new UdpSend(to, port, rate, size, count));
  }
}
