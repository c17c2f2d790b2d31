package io.actornet.topology.routing;

import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.Node;
import io.actornet.topology.model.RoutingRules;
import io.actornet.topology.value.Ipv4Prefix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The prefixes that routers are attached to, sorted, and which routers these are. */
final class PrefixIndex {
  /**
   * A router's interface in a prefix.
   *
   * @param exitCost delay of the link behind the interface in nanoseconds; 0 where hops count
   */
  record Attachment(int node, int networkInterface, int addressBits, long exitCost) {}

  /** A prefix and its routers, the nearest to the link first, then by name. */
  record Attached(Ipv4Prefix prefix, List<Attachment> routers) {}

  private final List<Attached> prefixes;
  private final TreeMap<Ipv4Prefix, Attached> byPrefix = new TreeMap<>();

  PrefixIndex(Network network) {
    boolean hops = network.routing().metric() == RoutingRules.Metric.HOPS;
    TreeMap<Ipv4Prefix, List<Attachment>> collected = new TreeMap<>();
    for (Node node : network.nodes()) {
      if (node.kind().forwardsPackets()) {
        for (NetworkInterface at : node.interfaces()) {
          if (hasPrefix(at)) {
            long exitCost = hops ? 0 : delayFrom(network.links().get(at.link()), node, at);
            collected
                .computeIfAbsent(prefixOf(at), prefix -> new ArrayList<>(2))
                .add(new Attachment(node.index(), at.index(), at.address().bits(), exitCost));
          }
        }
      }
    }
    collected.forEach(
        (prefix, routers) -> {
          routers.sort(Comparator.comparingLong(Attachment::exitCost));
          byPrefix.put(prefix, new Attached(prefix, List.copyOf(routers)));
        });
    prefixes = List.copyOf(byPrefix.values());
  }

  /** All of them, sorted. */
  List<Attached> prefixes() {
    return prefixes;
  }

  /** The routers of a prefix; none when no router is attached to it. */
  List<Attachment> routers(Ipv4Prefix prefix) {
    Attached attached = byPrefix.get(prefix);
    return attached == null ? List.of() : attached.routers();
  }

  /** Whether an interface is on a link and in a prefix: its own address's or the reserved one's. */
  static boolean hasPrefix(NetworkInterface at) {
    return at.link() >= 0 && (at.address() != null || at.reserved() != null);
  }

  /** The prefix of such an interface; a diskless host's is that of the address it will get. */
  static Ipv4Prefix prefixOf(NetworkInterface at) {
    return Ipv4Prefix.containing(
        at.address() != null ? at.address() : at.reserved(), at.prefixLength());
  }

  /** The delay of a link from one of its ends to the other. */
  static long delayFrom(Link link, Node node, NetworkInterface at) {
    boolean isA = link.a().node() == node.index() && link.a().networkInterface() == at.index();
    return isA ? link.aToB().delayNanos() : link.bToA().delayNanos();
  }
}
