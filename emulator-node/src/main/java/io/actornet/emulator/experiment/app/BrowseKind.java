package io.actornet.emulator.experiment.app;

import io.actornet.protocol.app.browse.Browse;
import io.actornet.topology.document.Fields;
import io.actornet.topology.value.Units;
import java.util.List;
import java.util.Map;

/**
 * {@code browse: {url: "http://www.example.com/", timeout: 30s}}; the URL as {@link UrlTargets}
 * says.
 */
final class BrowseKind implements ApplicationKind {
  @Override
  public String name() {
    return "browse";
  }

  @Override
  public List<String> keys() {
    return List.of("url", "to", "pairwise", "timeout");
  }

  @Override
  public Map<String, List<String>> counters() {
    return Map.of(
        "browse.pages",
        List.of("result"),
        "http.requests",
        List.of(),
        "http.responses",
        List.of("status"));
  }

  @Override
  public Placement read(Fields fields, ApplicationScope scope) {
    long timeout = fields.optional("timeout", Browse.DEFAULT_TIMEOUT_NANOS, Units::parseNanos);
    return UrlTargets.read(fields, scope).each(url -> new Browse(url, timeout));
  }
}
