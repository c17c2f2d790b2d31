package io.actornet.topology.generator;

import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.value.LinkSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * Routers {@code router0}, {@code router1}, … with hosts {@code host0}, {@code host1}, … behind
 * them, the first router's first: what the shapes of routers have in common.
 */
final class Routers {
  private final NetworkBuilder builder;
  private final LinkSettings link;
  private final LinkSettings hostLink;
  private final int hostsEach;
  private int hosts;

  private Routers(NetworkBuilder builder, LinkSettings link, LinkSettings hostLink, int hostsEach) {
    this.builder = builder;
    this.link = link;
    this.hostLink = hostLink;
    this.hostsEach = hostsEach;
  }

  /** The parameters of hosts and links, after those of the shape itself. */
  static List<Parameter> parameters(String hostsMeaning, Parameter... own) {
    List<Parameter> parameters = new ArrayList<>(List.of(own));
    parameters.add(Parameter.count("hosts", 0, 100_000, "1", hostsMeaning));
    parameters.addAll(Parameter.link("", "1ms", "1gbit", 1_000, "each link between routers"));
    parameters.addAll(Parameter.link("host", "10us", "1gbit", 1_000, "each host's link"));
    return List.copyOf(parameters);
  }

  /**
   * Begins with routers that have no links yet.
   *
   * @param count how many routers
   * @param withHosts how many of them will have hosts
   */
  static Routers add(Arguments arguments, NetworkBuilder builder, long count, long withHosts) {
    int hostsEach = arguments.count("hosts");
    arguments.requireNodes(count + withHosts * hostsEach);
    for (int i = 0; i < count; i++) {
      builder.node("router" + i, NodeKind.ROUTER);
    }
    return new Routers(builder, arguments.link(""), arguments.link("host"), hostsEach);
  }

  /** Links two routers by their numbers. */
  void link(int a, int b) {
    link(a, b, link.delayNanos());
  }

  /** Links two routers by their numbers, with a delay of their own. */
  void link(int a, int b, long delayNanos) {
    builder.link(
        "router" + a,
        "router" + b,
        new LinkSettings(
            link.rateBitsPerSecond(),
            delayNanos,
            link.jitterNanos(),
            link.distribution(),
            link.loss(),
            link.limitPackets(),
            link.limitBytes()));
  }

  /** Adds the hosts of a router. */
  void addHosts(int router) {
    for (int i = 0; i < hostsEach; i++) {
      String host = "host" + hosts++;
      builder.node(host, NodeKind.HOST).link(host, "router" + router, hostLink);
    }
  }

  /** Adds the hosts of all routers up to a number, without that one. */
  void addHostsBelow(int routers) {
    for (int i = 0; i < routers; i++) {
      addHosts(i);
    }
  }
}
