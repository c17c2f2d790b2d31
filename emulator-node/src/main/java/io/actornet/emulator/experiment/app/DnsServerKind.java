package io.actornet.emulator.experiment.app;

import io.actornet.protocol.app.dns.DnsServer;
import io.actornet.topology.document.Fields;
import java.util.List;
import java.util.Map;

/**
 * {@code dns-server: {records: {www.example.com: web}, zone: example.com, ttl: 300s}}; a record
 * names a node, an address, several of these, or as an alias another name.
 */
final class DnsServerKind implements ApplicationKind {
  @Override
  public String name() {
    return "dns-server";
  }

  @Override
  public List<String> keys() {
    return List.of("records", "zone", "ttl");
  }

  @Override
  public Map<String, List<String>> counters() {
    return Map.of("dns.responses", List.of("rcode"), "dns.malformed", List.of());
  }

  @Override
  public Placement read(Fields fields, ApplicationScope scope) {
    return Placement.everywhere(new DnsServer(ZoneReader.read(fields, scope)));
  }
}
