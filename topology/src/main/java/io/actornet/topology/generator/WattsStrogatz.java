package io.actornet.topology.generator;

import io.actornet.topology.model.NetworkBuilder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A small world (Watts and Strogatz, Nature 393, 1998): a circle in which each router is linked to
 * its nearest, and a share of these links leads anywhere else. The links of the circle itself stay,
 * so that nothing falls apart.
 */
final class WattsStrogatz implements Generator {
  @Override
  public String name() {
    return "watts-strogatz";
  }

  @Override
  public String summary() {
    return "a small world: a ring with links to the nearest, some of which lead anywhere; hosts"
        + " host0, host1, … router by router";
  }

  @Override
  public List<Parameter> parameters() {
    return Routers.parameters(
        "how many hosts at each router",
        Parameter.count("routers", 4, 1_000_000, "50", "how many routers"),
        Parameter.count("neighbours", 2, 100, "4", "how many of the nearest, an even number"),
        Parameter.share("rewired", "10%", "links beyond the ring that lead anywhere"),
        Parameter.seed());
  }

  @Override
  public void generate(Arguments arguments, NetworkBuilder builder) {
    int count = arguments.count("routers");
    int neighbours = arguments.count("neighbours");
    if (neighbours % 2 != 0 || 2 * neighbours > count) {
      throw arguments.invalid(
          "'neighbours': found "
              + neighbours
              + ", expected an even number, half the routers at most");
    }
    Routers routers = Routers.add(arguments, builder, count, count);
    Draws draws = new Draws(arguments.count("seed"));
    Set<Long> linked = new HashSet<>();
    for (int distance = 1; distance <= neighbours / 2; distance++) {
      for (int i = 0; i < count; i++) {
        linked.add(key(i, (i + distance) % count));
      }
    }
    for (int distance = 1; distance <= neighbours / 2; distance++) {
      for (int i = 0; i < count; i++) {
        int to = (i + distance) % count;
        if (distance > 1 && draws.fraction() < arguments.share("rewired")) {
          int drawn = draws.below(count);
          if (drawn != i && linked.add(key(i, drawn))) {
            linked.remove(key(i, to));
            to = drawn;
          }
        }
        routers.link(i, to);
      }
    }
    routers.addHostsBelow(count);
  }

  private static long key(int a, int b) {
    return (long) Math.min(a, b) << 32 | Math.max(a, b);
  }
}
