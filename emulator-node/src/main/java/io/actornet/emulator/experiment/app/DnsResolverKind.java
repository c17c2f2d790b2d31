package io.actornet.emulator.experiment.app;

import io.actornet.protocol.app.dns.DnsResolver;
import io.actornet.protocol.app.dns.RetryPolicy;
import io.actornet.topology.document.Fields;
import io.actornet.topology.document.Values;
import io.actornet.topology.document.YamlEntry;
import io.actornet.topology.document.YamlMapping;
import io.actornet.topology.document.YamlNode;
import io.actornet.topology.document.YamlScalar;
import io.actornet.topology.value.IpAddress;
import io.actornet.topology.value.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code dns-resolver: {forward: server, records: {…}, timeout: 1s, rounds: 4, cache: 10000}};
 * {@code forward} names the servers to ask about everything, or holds them by zone.
 */
final class DnsResolverKind implements ApplicationKind {
  private static final int MOST_ROUNDS = 16;

  @Override
  public String name() {
    return "dns-resolver";
  }

  @Override
  public List<String> keys() {
    return List.of("forward", "records", "zone", "ttl", "timeout", "rounds", "cache");
  }

  @Override
  public Map<String, List<String>> counters() {
    return Map.of(
        "dns.responses",
        List.of("rcode"),
        "dns.malformed",
        List.of(),
        "dns.cache.hits",
        List.of(),
        "dns.cache.misses",
        List.of());
  }

  @Override
  public Placement read(Fields fields, ApplicationScope scope) {
    SortedMap<String, List<IpAddress>> forward = new TreeMap<>();
    if (fields.optional("forward") instanceof YamlMapping zones) {
      for (YamlEntry zone : zones.entries()) {
        forward.put(zone.key(), servers(zone.value(), scope));
      }
    } else if (fields.has("forward")) {
      forward.put(".", List.copyOf(scope.addresses(fields, "forward")));
    }
    return Placement.everywhere(
        new DnsResolver(
            fields.has("records") ? ZoneReader.read(fields, scope) : null,
            forward,
            new RetryPolicy(
                fields.optional("timeout", RetryPolicy.DEFAULT.firstWaitNanos(), Units::parseNanos),
                fields.optional(
                    "rounds", RetryPolicy.DEFAULT.rounds(), Values.integer(1, MOST_ROUNDS))),
            fields.optional(
                "cache", DnsResolver.DEFAULT_CACHE_SIZE, Values.integer(1, Integer.MAX_VALUE))));
  }

  private static List<IpAddress> servers(YamlNode value, ApplicationScope scope) {
    List<YamlNode> items =
        value instanceof YamlScalar
            ? List.of(value)
            : value.asSequence("servers of a zone").items();
    List<IpAddress> servers = new ArrayList<>(items.size());
    for (YamlNode item : items) {
      servers.add(item.asScalar("a server of a zone").as("a server of a zone", scope::address));
    }
    return servers;
  }
}
