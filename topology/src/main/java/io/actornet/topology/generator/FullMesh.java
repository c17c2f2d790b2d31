package io.actornet.topology.generator;

import io.actornet.topology.model.NetworkBuilder;
import java.util.List;

/** Routers each of which is linked to every other. */
final class FullMesh implements Generator {
  @Override
  public String name() {
    return "full-mesh";
  }

  @Override
  public String summary() {
    return "router0, router1, … each linked to every other, with hosts host0, host1, … router by"
        + " router";
  }

  @Override
  public List<Parameter> parameters() {
    return Routers.parameters(
        "how many hosts at each router",
        Parameter.count("routers", 2, 1_000, "5", "how many routers"));
  }

  @Override
  public void generate(Arguments arguments, NetworkBuilder builder) {
    int count = arguments.count("routers");
    Routers routers = Routers.add(arguments, builder, count, count);
    for (int a = 0; a < count; a++) {
      for (int b = a + 1; b < count; b++) {
        routers.link(a, b);
      }
    }
    routers.addHostsBelow(count);
  }
}
