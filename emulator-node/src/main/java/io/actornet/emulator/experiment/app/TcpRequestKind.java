package io.actornet.emulator.experiment.app;

import io.actornet.protocol.app.bulk.TcpRequest;
import io.actornet.protocol.app.bulk.TcpRespond;
import io.actornet.protocol.device.TcpOptions;
import io.actornet.topology.document.Fields;
import io.actornet.topology.value.Units;
import java.util.List;
import java.util.Map;

/** {@code tcp-request: {to: web, port: 7, request: 100B, response: 10240B, until: 10s}}. */
final class TcpRequestKind implements ApplicationKind {
  @Override
  public String name() {
    return "tcp-request";
  }

  @Override
  public List<String> keys() {
    return TcpOptionsReader.keysAfter("to", "pairwise", "port", "request", "response", "until");
  }

  @Override
  public Map<String, List<String>> counters() {
    return Map.of("tcp-request.responses", List.of(), "tcp-request.bytes", List.of());
  }

  @Override
  public Placement read(Fields fields, ApplicationScope scope) {
    int port = fields.required("port", Quantities::port);
    int request = fields.optional("request", TcpRespond.DEFAULT_REQUEST_BYTES, Quantities::bytes);
    int response =
        fields.optional("response", TcpRespond.DEFAULT_RESPONSE_BYTES, Quantities::bytes);
    long until = fields.optional("until", 0L, Units::parseNanos);
    TcpOptions tcp = TcpOptionsReader.read(fields);
    return scope
        .targets(fields)
        .each(to -> new TcpRequest(to, port, request, response, until, tcp));
  }
}
