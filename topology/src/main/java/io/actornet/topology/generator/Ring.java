package io.actornet.topology.generator;

import io.actornet.topology.model.NetworkBuilder;
import java.util.List;

/** Routers in a circle. */
final class Ring implements Generator {
  @Override
  public String name() {
    return "ring";
  }

  @Override
  public String summary() {
    return "router0, router1, … in a circle, with hosts host0, host1, … router by router";
  }

  @Override
  public List<Parameter> parameters() {
    return Routers.parameters(
        "how many hosts at each router",
        Parameter.count("routers", 3, 100_000, "8", "how many routers"));
  }

  @Override
  public void generate(Arguments arguments, NetworkBuilder builder) {
    int count = arguments.count("routers");
    Routers routers = Routers.add(arguments, builder, count, count);
    for (int i = 0; i < count; i++) {
      routers.link(i, (i + 1) % count);
    }
    routers.addHostsBelow(count);
  }
}
