package io.actornet.emulator.experiment.app;

import io.actornet.protocol.app.bulk.TcpSink;
import io.actornet.topology.document.Fields;
import java.util.List;
import java.util.Map;

/** {@code tcp-sink: {port: 5001}} and TCP options. */
final class TcpSinkKind implements ApplicationKind {
  @Override
  public String name() {
    return "tcp-sink";
  }

  @Override
  public List<String> keys() {
    return TcpOptionsReader.keysAfter("port");
  }

  @Override
  public Map<String, List<String>> counters() {
    return Map.of("tcp-sink.bytes", List.of(), "tcp-sink.connections", List.of());
  }

  @Override
  public Placement read(Fields fields, ApplicationScope scope) {
    return Placement.everywhere(
        new TcpSink(fields.required("port", Quantities::port), TcpOptionsReader.read(fields)));
  }
}
