package io.actornet.emulator.experiment.app;

import io.actornet.protocol.app.bulk.TcpSend;
import io.actornet.protocol.device.TcpOptions;
import io.actornet.topology.document.Fields;
import io.actornet.topology.value.Units;
import java.util.List;
import java.util.Map;

/** {@code tcp-send: {to: sink, port: 5001, size: 10MB, duration: 10s}} and TCP options. */
final class TcpSendKind implements ApplicationKind {
  @Override
  public String name() {
    return "tcp-send";
  }

  @Override
  public List<String> keys() {
    return TcpOptionsReader.keysAfter("to", "pairwise", "port", "size", "duration");
  }

  @Override
  public Map<String, List<String>> counters() {
    return Map.of("tcp-send.bytes", List.of());
  }

  @Override
  public Placement read(Fields fields, ApplicationScope scope) {
    int port = fields.required("port", Quantities::port);
    long size = fields.optional("size", 0L, Units::parseBytes);
    long duration = fields.optional("duration", 0L, Units::parseNanos);
    TcpOptions tcp = TcpOptionsReader.read(fields);
    return scope.targets(fields).each(to -> new TcpSend(to, port, size, duration, tcp));
  }
}
