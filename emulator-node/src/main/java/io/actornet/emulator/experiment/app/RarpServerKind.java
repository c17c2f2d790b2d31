package io.actornet.emulator.experiment.app;

import io.actornet.protocol.app.boot.RarpService;
import io.actornet.topology.document.Fields;
import io.actornet.topology.document.YamlEntry;
import io.actornet.topology.document.YamlMapping;
import io.actornet.topology.document.YamlScalar;
import io.actornet.topology.model.BroadcastDomains;
import io.actornet.topology.model.Endpoint;
import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.Node;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.MacAddress;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code rarp-server: {interface: eth0, table: {"02:00:00:00:00:01": 10.0.0.5}}}. Unless said, the
 * table holds every diskless host of the LAN with the address that is reserved for it.
 */
final class RarpServerKind implements ApplicationKind {
  @Override
  public String name() {
    return "rarp-server";
  }

  @Override
  public List<String> keys() {
    return List.of("interface", "table");
  }

  @Override
  public Map<String, List<String>> counters() {
    return Map.of("rarp.requests", List.of(), "rarp.replies", List.of());
  }

  @Override
  public Placement read(Fields fields, ApplicationScope scope) {
    SortedMap<MacAddress, Ipv4Address> written = table(fields, scope);
    BroadcastDomains domains = BroadcastDomains.of(scope.network());
    return (host, _) -> {
      int at = Quantities.networkInterface(fields, host);
      return List.of(
          new RarpService(at, written != null ? written : reserved(scope, domains, host, at)));
    };
  }

  private static SortedMap<MacAddress, Ipv4Address> table(Fields fields, ApplicationScope scope) {
    YamlMapping mapping = fields.optionalMapping("table");
    if (mapping == null) {
      return null;
    }
    SortedMap<MacAddress, Ipv4Address> table = new TreeMap<>();
    for (YamlEntry entry : mapping.entries()) {
      MacAddress station =
          new YamlScalar(entry.place(), entry.key(), true).as("a station", MacAddress::parse);
      String what = "the address of " + entry.key();
      table.put(station, entry.value().asScalar(what).as(what, scope::address));
    }
    return table;
  }

  private static SortedMap<MacAddress, Ipv4Address> reserved(
      ApplicationScope scope, BroadcastDomains domains, Node server, int at) {
    SortedMap<MacAddress, Ipv4Address> table = new TreeMap<>();
    int lan = domains.indexOf(new Endpoint(server.index(), at));
    for (Node node : scope.network().nodes()) {
      for (NetworkInterface each : node.interfaces()) {
        if (each.reserved() != null
            && domains.indexOf(new Endpoint(node.index(), each.index())) == lan) {
          table.put(each.mac(), each.reserved());
        }
      }
    }
    return table;
  }
}
