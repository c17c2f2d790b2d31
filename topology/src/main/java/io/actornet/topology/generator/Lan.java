package io.actornet.topology.generator;

import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.LinkSettings;
import java.util.ArrayList;
import java.util.List;

/** Hosts on one learning switch, with addresses that follow their numbers. */
final class Lan implements Generator {
  static final int MOST_HOSTS = 1_000_000;
  private static final int FIRST_ADDRESS = 0x0a00_0001;
  private static final int MOST_IN_SIXTEEN_BITS = 65_534;

  @Override
  public String name() {
    return "lan";
  }

  @Override
  public String summary() {
    return "one switch with hosts host0 (10.0.0.1), host1 (10.0.0.2), … in 10.0.0.0/16, "
        + "from 65,535 hosts on in 10.0.0.0/8";
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(Parameter.count("hosts", 1, MOST_HOSTS, null, "how many hosts"));
    parameters.addAll(Parameter.link("", "1us", "1gbit", 1_000, "each host's link"));
    return List.copyOf(parameters);
  }

  @Override
  public void generate(Arguments arguments, NetworkBuilder builder) {
    int hosts = arguments.count("hosts");
    int prefixLength = hosts <= MOST_IN_SIXTEEN_BITS ? 16 : 8;
    LinkSettings link = arguments.link("");
    builder.node("switch", NodeKind.SWITCH);
    for (int i = 0; i < hosts; i++) {
      String host = "host" + i;
      builder.node(host, NodeKind.HOST);
      int nic = builder.networkInterface(host, new Ipv4Address(FIRST_ADDRESS + i), prefixLength);
      builder.link(host, nic, "switch", builder.networkInterface("switch"), link);
    }
  }
}
