package io.actornet.topology.generator;

import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.value.LinkSettings;
import java.util.ArrayList;
import java.util.List;

/** Chains side by side that share nothing. */
final class Chains implements Generator {
  @Override
  public String name() {
    return "chains";
  }

  @Override
  public String summary() {
    return "chains that share nothing: client0 – router0-0 – router0-1 – … – server0, client1 – …";
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(Parameter.count("chains", 1, 1_000_000, "1000", "how many chains"));
    parameters.add(
        Parameter.count("routers", 0, Chain.MOST_ROUTERS, "10", "how many routers in each"));
    parameters.addAll(Parameter.link("", "1ms", "1gbit", 1_000, "each link"));
    return List.copyOf(parameters);
  }

  @Override
  public void generate(Arguments arguments, NetworkBuilder builder) {
    int chains = arguments.count("chains");
    int routers = arguments.count("routers");
    long nodes = chains * (routers + 2L);
    if (nodes > Generators.MOST_NODES) {
      throw arguments.invalid(
          chains
              + " chains of "
              + routers
              + " routers are "
              + nodes
              + " nodes, expected "
              + Generators.MOST_NODES
              + " at most");
    }
    LinkSettings link = arguments.link("");
    for (int i = 0; i < chains; i++) {
      Chain.add(builder, "client" + i, "router" + i + "-", "server" + i, routers, link);
    }
  }
}
