package io.actornet.topology.generator;

import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.value.LinkSettings;
import java.util.ArrayList;
import java.util.List;

/** The two levels of routers of a data centre: every leaf is linked to every spine. */
final class LeafSpine implements Generator {
  @Override
  public String name() {
    return "leaf-spine";
  }

  @Override
  public String summary() {
    return "routers leaf0, leaf1, … each linked to all of spine0, spine1, …, with hosts host0,"
        + " host1, … leaf by leaf";
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(Parameter.count("leaves", 1, 10_000, "4", "how many leaves"));
    parameters.add(Parameter.count("spines", 1, 1_000, "2", "how many spines"));
    parameters.add(Parameter.count("hosts", 0, 100_000, "4", "how many hosts at each leaf"));
    parameters.addAll(Parameter.link("", "10us", "10gbit", 1_000, "each link between routers"));
    parameters.addAll(Parameter.link("host", "10us", "1gbit", 1_000, "each host's link"));
    return List.copyOf(parameters);
  }

  @Override
  public void generate(Arguments arguments, NetworkBuilder builder) {
    int leaves = arguments.count("leaves");
    int spines = arguments.count("spines");
    int hosts = arguments.count("hosts");
    arguments.requireNodes(spines + leaves * (1L + hosts));
    LinkSettings link = arguments.link("");
    LinkSettings hostLink = arguments.link("host");
    for (int spine = 0; spine < spines; spine++) {
      builder.node("spine" + spine, NodeKind.ROUTER);
    }
    for (int leaf = 0; leaf < leaves; leaf++) {
      builder.node("leaf" + leaf, NodeKind.ROUTER);
      for (int spine = 0; spine < spines; spine++) {
        builder.link("leaf" + leaf, "spine" + spine, link);
      }
      for (int i = 0; i < hosts; i++) {
        String host = "host" + (leaf * hosts + i);
        builder.node(host, NodeKind.HOST).link(host, "leaf" + leaf, hostLink);
      }
    }
  }
}
