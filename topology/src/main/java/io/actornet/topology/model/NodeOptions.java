package io.actornet.topology.model;

import io.actornet.topology.value.Ipv4Address;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What else is said of a node.
 *
 * @param dns address of the resolver that a host asks; null when it has none
 * @param gateway default gateway as written by the user; null = computed
 * @param routes static routes as written by the user, before the computed ones
 * @param probeAddresses whether a host probes its addresses before use (RFC 5227)
 * @param diskless whether a host starts without addresses and asks for them by RARP (RFC 903)
 * @param tcp what a host's TCP is to be, in the words of an experiment; in the order of its keys
 * @param labels free labels, for selectors; iterated in the order of their names
 */
public record NodeOptions(
    Ipv4Address dns,
    Ipv4Address gateway,
    List<StaticRoute> routes,
    boolean probeAddresses,
    boolean diskless,
    Map<String, String> tcp,
    Map<String, String> labels) {
  /** Nothing said. */
  public static final NodeOptions NONE =
      new NodeOptions(null, null, List.of(), false, false, Map.of(), Map.of());

  public NodeOptions {
    routes = List.copyOf(routes);
    tcp = sorted(tcp);
    labels = sorted(labels);
  }

  private static Map<String, String> sorted(Map<String, String> words) {
    return words.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(words));
  }

  /** The same with another resolver; null for none. */
  public NodeOptions withDns(Ipv4Address resolver) {
    return new NodeOptions(resolver, gateway, routes, probeAddresses, diskless, tcp, labels);
  }

  /** The same with another default gateway; null = computed. */
  public NodeOptions withGateway(Ipv4Address router) {
    return new NodeOptions(dns, router, routes, probeAddresses, diskless, tcp, labels);
  }

  /** The same with other static routes. */
  public NodeOptions withRoutes(List<StaticRoute> others) {
    return new NodeOptions(dns, gateway, others, probeAddresses, diskless, tcp, labels);
  }

  /** The same with other labels. */
  public NodeOptions withLabels(Map<String, String> others) {
    return new NodeOptions(dns, gateway, routes, probeAddresses, diskless, tcp, others);
  }
}
