package io.actornet.emulator.experiment.app;

import io.actornet.protocol.app.http.HttpDocument;
import io.actornet.protocol.app.http.HttpServer;
import io.actornet.topology.document.Fields;
import io.actornet.topology.document.Values;
import io.actornet.topology.document.YamlEntry;
import io.actornet.topology.document.YamlMapping;
import io.actornet.topology.value.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code http-server: {port: 80, document: "/index.html", size: 20kB}}; several documents are
 * {@code documents: {"/index.html": 20kB, "/logo.png": 5kB}}.
 */
final class HttpServerKind implements ApplicationKind {
  private static final String DEFAULT_DOCUMENT = "/index.html";
  private static final long DEFAULT_SIZE_BYTES = 10_000;

  @Override
  public String name() {
    return "http-server";
  }

  @Override
  public List<String> keys() {
    return List.of("port", "document", "size", "documents");
  }

  @Override
  public Map<String, List<String>> counters() {
    return Map.of("http-server.responses", List.of("status"), "http-server.bytes", List.of());
  }

  @Override
  public Placement read(Fields fields, ApplicationScope scope) {
    int port = fields.optional("port", HttpServer.DEFAULT_PORT, Quantities::port);
    List<HttpDocument> documents = new ArrayList<>();
    YamlMapping several = fields.optionalMapping("documents");
    if (several != null) {
      for (YamlEntry entry : several.entries()) {
        String what = "the size of " + entry.key();
        documents.add(
            HttpDocument.of(entry.key(), entry.value().asScalar(what).as(what, Units::parseBytes)));
      }
    }
    if (several == null || fields.has("document") || fields.has("size")) {
      documents.add(
          HttpDocument.of(
              fields.optional("document", DEFAULT_DOCUMENT, Values::text),
              fields.optional("size", DEFAULT_SIZE_BYTES, Units::parseBytes)));
    }
    return Placement.everywhere(new HttpServer(port, documents));
  }
}
