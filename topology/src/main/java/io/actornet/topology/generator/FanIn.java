package io.actornet.topology.generator;

import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.value.LinkSettings;
import java.util.ArrayList;
import java.util.List;

/** Many clients of one server. */
final class FanIn implements Generator {
  @Override
  public String name() {
    return "fan-in";
  }

  @Override
  public String summary() {
    return "client0, client1, … – router – server";
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(Parameter.count("clients", 1, Lan.MOST_HOSTS, null, "how many clients"));
    parameters.addAll(Parameter.link("client", "1ms", "100mbit", 1_000, "each client's link"));
    parameters.addAll(Parameter.link("server", "1ms", "1gbit", 1_000, "the server's link"));
    return List.copyOf(parameters);
  }

  @Override
  public void generate(Arguments arguments, NetworkBuilder builder) {
    LinkSettings link = arguments.link("client");
    builder.node("router", NodeKind.ROUTER).node("server", NodeKind.HOST);
    builder.link("server", "router", arguments.link("server"));
    for (int i = 0; i < arguments.count("clients"); i++) {
      builder.node("client" + i, NodeKind.HOST).link("client" + i, "router", link);
    }
  }
}
