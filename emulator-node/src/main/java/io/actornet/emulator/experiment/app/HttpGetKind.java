package io.actornet.emulator.experiment.app;

import io.actornet.protocol.app.http.HttpGet;
import io.actornet.topology.document.Fields;
import io.actornet.topology.document.Values;
import io.actornet.topology.value.Units;
import io.actornet.topology.value.ValueFormatException;
import java.util.List;
import java.util.Map;

/**
 * {@code http-get: {url: "http://www.example.com/", count: 1, interval: 0s, keep-alive: true,
 * version: "1.1", timeout: 30s}}; the URL as {@link UrlTargets} says.
 */
final class HttpGetKind implements ApplicationKind {
  @Override
  public String name() {
    return "http-get";
  }

  @Override
  public List<String> keys() {
    return List.of(
        "url", "to", "pairwise", "count", "interval", "keep-alive", "version", "timeout");
  }

  @Override
  public Map<String, List<String>> counters() {
    return Map.of("http.requests", List.of(), "http.responses", List.of("status"));
  }

  @Override
  public Placement read(Fields fields, ApplicationScope scope) {
    long count = fields.optional("count", 1L, Values.whole(0, Long.MAX_VALUE));
    long interval = fields.optional("interval", 0L, Units::parseNanos);
    boolean keepAlive = fields.optional("keep-alive", true, Values::flag);
    int minorVersion = fields.optional("version", 1, HttpGetKind::minorVersion);
    long timeout = fields.optional("timeout", HttpGet.DEFAULT_TIMEOUT_NANOS, Units::parseNanos);
    return UrlTargets.read(fields, scope)
        .each(url -> new HttpGet(url, count, interval, keepAlive, minorVersion, timeout));
  }

  private static Integer minorVersion(String text) {
    return switch (text) {
      case "1.0" -> 0;
      case "1.1" -> 1;
      default -> throw new ValueFormatException(text, "1.0 or 1.1");
    };
  }
}
