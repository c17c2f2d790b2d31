package io.actornet.topology.generator;

import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.value.LinkSettings;
import java.util.ArrayList;
import java.util.List;

/** Many LANs, each behind a router, and the routers behind a ring of others. */
final class Lans implements Generator {
  private static final int MOST_LANS = 100_000;
  private static final int MOST_BACKBONE_ROUTERS = 1_000;

  @Override
  public String name() {
    return "lans";
  }

  @Override
  public String summary() {
    return "LANs of a switch0, … with hosts host0, host1, … and a router0, …, which are joined to"
        + " backbone0, backbone1, … in a ring";
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(Parameter.count("lans", 1, MOST_LANS, null, "how many LANs"));
    parameters.add(Parameter.count("hosts", 1, Lan.MOST_HOSTS, null, "how many hosts in each"));
    parameters.add(
        Parameter.count(
            "backbones", 1, MOST_BACKBONE_ROUTERS, "2", "how many routers in the ring"));
    parameters.addAll(Parameter.link("", "1us", "1gbit", 1_000, "each link of a LAN"));
    parameters.addAll(Parameter.link("uplink", "1ms", "10gbit", 1_000, "each LAN's uplink"));
    parameters.addAll(
        Parameter.link("backbone", "10ms", "100gbit", 10_000, "each link of the ring"));
    return List.copyOf(parameters);
  }

  @Override
  public void generate(Arguments arguments, NetworkBuilder builder) {
    int lans = arguments.count("lans");
    int hosts = arguments.count("hosts");
    int backbones = arguments.count("backbones");
    if ((long) lans * (hosts + 2) + backbones > Generators.MOST_NODES) {
      throw arguments.invalid(
          "found "
              + lans
              + " LANs of "
              + hosts
              + " hosts, expected "
              + Generators.MOST_NODES
              + " nodes at most");
    }
    ring(backbones, arguments.link("backbone"), builder);
    LinkSettings link = arguments.link("");
    LinkSettings uplink = arguments.link("uplink");
    for (int lan = 0; lan < lans; lan++) {
      String bridge = "switch" + lan;
      String router = "router" + lan;
      builder.node(bridge, NodeKind.SWITCH).node(router, NodeKind.ROUTER);
      builder.link(router, bridge, link);
      builder.pointToPoint(router, "backbone" + (int) ((long) lan * backbones / lans), uplink);
      for (int i = 0; i < hosts; i++) {
        String host = "host" + ((long) lan * hosts + i);
        builder.node(host, NodeKind.HOST).link(host, bridge, link);
      }
    }
  }

  private static void ring(int routers, LinkSettings link, NetworkBuilder builder) {
    for (int i = 0; i < routers; i++) {
      builder.node("backbone" + i, NodeKind.ROUTER);
    }
    for (int i = 1; i < routers; i++) {
      builder.pointToPoint("backbone" + (i - 1), "backbone" + i, link);
    }
    if (routers > 2) {
      builder.pointToPoint("backbone" + (routers - 1), "backbone0", link);
    }
  }
}
