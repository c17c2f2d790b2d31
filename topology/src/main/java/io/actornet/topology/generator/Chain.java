package io.actornet.topology.generator;

import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.value.LinkSettings;
import java.util.ArrayList;
import java.util.List;

/** Routers in a line with a host at each end, all links point to point. */
final class Chain implements Generator {
  static final int MOST_ROUTERS = 100_000;

  @Override
  public String name() {
    return "chain";
  }

  @Override
  public String summary() {
    return "client – router0 – router1 – … – server";
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(Parameter.count("routers", 0, MOST_ROUTERS, "10", "how many routers"));
    parameters.addAll(Parameter.link("", "1ms", "1gbit", 1_000, "each link"));
    return List.copyOf(parameters);
  }

  @Override
  public void generate(Arguments arguments, NetworkBuilder builder) {
    add(builder, "client", "router", "server", arguments.count("routers"), arguments.link(""));
  }

  static void add(
      NetworkBuilder builder,
      String client,
      String routerStem,
      String server,
      int routers,
      LinkSettings link) {
    builder.node(client, NodeKind.HOST);
    String last = client;
    for (int i = 0; i < routers; i++) {
      String router = routerStem + i;
      builder.node(router, NodeKind.ROUTER).pointToPoint(last, router, link);
      last = router;
    }
    builder.node(server, NodeKind.HOST).pointToPoint(last, server, link);
  }
}
