package io.actornet.topology.generator;

import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.value.LinkSettings;
import java.util.ArrayList;
import java.util.List;

/** Hosts around one switch, router or hub. */
final class Star implements Generator {
  private static final List<String> CENTERS = List.of("switch", "router", "hub");
  private static final List<NodeKind> CENTER_KINDS =
      List.of(NodeKind.SWITCH, NodeKind.ROUTER, NodeKind.HUB);

  @Override
  public String name() {
    return "star";
  }

  @Override
  public String summary() {
    return "hosts host0, host1, … around one node named after its kind";
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(Parameter.count("hosts", 1, Lan.MOST_HOSTS, null, "how many hosts"));
    parameters.add(
        new Parameter("center", new Parameter.Choice(CENTERS), "switch", "what joins them"));
    parameters.addAll(Parameter.link("", "1us", "1gbit", 1_000, "each host's link"));
    return List.copyOf(parameters);
  }

  @Override
  public void generate(Arguments arguments, NetworkBuilder builder) {
    String center = CENTERS.get(arguments.count("center"));
    LinkSettings link = arguments.link("");
    builder.node(center, CENTER_KINDS.get(arguments.count("center")));
    for (int i = 0; i < arguments.count("hosts"); i++) {
      builder.node("host" + i, NodeKind.HOST).link("host" + i, center, link);
    }
  }
}
