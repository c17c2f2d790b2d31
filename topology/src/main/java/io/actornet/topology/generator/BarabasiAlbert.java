package io.actornet.topology.generator;

import io.actornet.topology.model.NetworkBuilder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A scale-free network (Barabási and Albert, Science 286, 1999): every new router is linked to some
 * that are there, rather to those that have many links already.
 */
final class BarabasiAlbert implements Generator {
  @Override
  public String name() {
    return "barabasi-albert";
  }

  @Override
  public String summary() {
    return "a scale-free network: each new router links to earlier ones by how many links they"
        + " have; hosts host0, host1, … router by router";
  }

  @Override
  public List<Parameter> parameters() {
    return Routers.parameters(
        "how many hosts at each router",
        Parameter.count("routers", 2, 1_000_000, "50", "how many routers"),
        Parameter.count("links", 1, 100, "2", "how many links each new router has"),
        Parameter.seed());
  }

  @Override
  public void generate(Arguments arguments, NetworkBuilder builder) {
    int count = arguments.count("routers");
    int links = arguments.count("links");
    if (links >= count) {
      throw arguments.invalid("'links': found " + links + ", expected fewer than routers");
    }
    Routers routers = Routers.add(arguments, builder, count, count);
    Draws draws = new Draws(arguments.count("seed"));
    // Every link has both of its ends in here, so that a draw of an end is a draw by links.
    int[] ends = new int[2 * links * count];
    int filled = 0;
    for (int router = 1; router < count; router++) {
      Set<Integer> chosen = new LinkedHashSet<>();
      while (chosen.size() < Math.min(links, router)) {
        chosen.add(router <= links ? chosen.size() : ends[draws.below(filled)]);
      }
      for (int other : chosen) {
        routers.link(other, router);
        ends[filled++] = other;
        ends[filled++] = router;
      }
    }
    routers.addHostsBelow(count);
  }
}
