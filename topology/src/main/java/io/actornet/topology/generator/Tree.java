package io.actornet.topology.generator;

import io.actornet.topology.model.NetworkBuilder;
import java.util.List;

/** Routers in a tree, level by level, with hosts at the lowest. */
final class Tree implements Generator {
  @Override
  public String name() {
    return "tree";
  }

  @Override
  public String summary() {
    return "router0 at the root, the others level by level, with hosts host0, host1, … at the"
        + " lowest";
  }

  @Override
  public List<Parameter> parameters() {
    return Routers.parameters(
        "how many hosts at each router of the lowest level",
        Parameter.count("depth", 1, 20, "3", "how many levels of routers"),
        Parameter.count("fanout", 1, 1_000, "2", "how many routers below each"));
  }

  @Override
  public void generate(Arguments arguments, NetworkBuilder builder) {
    int fanout = arguments.count("fanout");
    long count = 0;
    long level = 1;
    for (int depth = 1; depth <= arguments.count("depth"); depth++) {
      count += level;
      arguments.requireNodes(count);
      level *= fanout;
    }
    long lowest = level / fanout;
    Routers routers = Routers.add(arguments, builder, count, lowest);
    for (int i = 1; i < count; i++) {
      routers.link((i - 1) / fanout, i);
    }
    for (long i = count - lowest; i < count; i++) {
      routers.addHosts((int) i);
    }
  }
}
