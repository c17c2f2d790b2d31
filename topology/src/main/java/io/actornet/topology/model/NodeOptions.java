package io.actornet.topology.model;

import io.actornet.topology.value.Ipv4Address;
import java.util.List;
import java.util.Map;

/**
 * What else is said of a node.
 *
 * @param dns address of the resolver that a host asks; null when it has none
 * @param gateway default gateway as written by the user; null = computed
 * @param routes static routes as written by the user, before the computed ones
 * @param probeAddresses whether a host probes its addresses before use (RFC 5227)
 * @param labels free labels, for selectors
 */
public record NodeOptions(
    Ipv4Address dns,
    Ipv4Address gateway,
    List<StaticRoute> routes,
    boolean probeAddresses,
    Map<String, String> labels) {
  /** Nothing said. */
  public static final NodeOptions NONE = new NodeOptions(null, null, List.of(), false, Map.of());
}
