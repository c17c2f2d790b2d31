package io.actornet.emulator.experiment.app;

import io.actornet.protocol.app.bulk.TcpRespond;
import io.actornet.topology.document.Fields;
import java.util.List;
import java.util.Map;

/** {@code tcp-respond: {port: 7, request: 100B, response: 10240B}} and TCP options. */
final class TcpRespondKind implements ApplicationKind {
  @Override
  public String name() {
    return "tcp-respond";
  }

  @Override
  public List<String> keys() {
    return TcpOptionsReader.keysAfter("port", "request", "response");
  }

  @Override
  public Map<String, List<String>> counters() {
    return Map.of("tcp-respond.requests", List.of(), "tcp-respond.bytes", List.of());
  }

  @Override
  public Placement read(Fields fields, ApplicationScope scope) {
    return Placement.everywhere(
        new TcpRespond(
            fields.required("port", Quantities::port),
            fields.optional("request", TcpRespond.DEFAULT_REQUEST_BYTES, Quantities::bytes),
            fields.optional("response", TcpRespond.DEFAULT_RESPONSE_BYTES, Quantities::bytes),
            TcpOptionsReader.read(fields)));
  }
}
