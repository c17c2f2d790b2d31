package io.actornet.topology.generator;

import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.value.LinkSettings;
import java.util.ArrayList;
import java.util.List;

/** Senders and receivers on either side of one narrow link. */
final class Dumbbell implements Generator {
  @Override
  public String name() {
    return "dumbbell";
  }

  @Override
  public String summary() {
    return "sender0, sender1, … – left – (bottleneck) – right – receiver0, receiver1, …";
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(
        Parameter.count("flows", 1, 100_000, "10", "how many senders, and as many receivers"));
    parameters.addAll(Parameter.link("access", "1ms", "1gbit", 1_000, "each host's link"));
    parameters.addAll(
        Parameter.link("bottleneck", "10ms", "100mbit", 200, "the link between the routers"));
    return List.copyOf(parameters);
  }

  @Override
  public void generate(Arguments arguments, NetworkBuilder builder) {
    LinkSettings access = arguments.link("access");
    builder.node("left", NodeKind.ROUTER).node("right", NodeKind.ROUTER);
    builder.link("left", "right", arguments.link("bottleneck"));
    for (int i = 0; i < arguments.count("flows"); i++) {
      builder.node("sender" + i, NodeKind.HOST).link("sender" + i, "left", access);
      builder.node("receiver" + i, NodeKind.HOST).link("receiver" + i, "right", access);
    }
  }
}
