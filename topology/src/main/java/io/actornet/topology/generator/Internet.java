package io.actornet.topology.generator;

import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.value.LinkSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * The levels of the internet: transit routers in a ring with chords, stubs that hang on one or two
 * of them, access routers below each stub, and below each of these a LAN, hosts at a switch.
 */
final class Internet implements Generator {
  @Override
  public String name() {
    return "internet";
  }

  @Override
  public String summary() {
    return "routers transit0, …, below them stub0-0, … (transit, number), below them access0-0-0,"
        + " …, each with a switch lan0-0-0 and hosts host0, host1, … LAN by LAN";
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(Parameter.count("transits", 1, 1_000, "4", "how many transit routers"));
    parameters.add(Parameter.count("stubs", 1, 1_000, "3", "how many stubs at each transit"));
    parameters.add(
        Parameter.count("access", 1, 1_000, "2", "how many access routers at each stub"));
    parameters.add(Parameter.count("hosts", 1, 100_000, "8", "how many hosts in each LAN"));
    parameters.add(
        Parameter.share("chords", "30%", "pairs of transits beyond the ring that are linked"));
    parameters.add(Parameter.share("multihomed", "20%", "stubs that hang on a second transit"));
    parameters.add(Parameter.seed());
    parameters.addAll(
        Parameter.link("transit", "10ms", "100gbit", 1_000, "links between transits"));
    parameters.addAll(Parameter.link("stub", "4ms", "10gbit", 1_000, "links of stubs to transits"));
    parameters.addAll(Parameter.link("access", "1ms", "1gbit", 1_000, "links of access to stubs"));
    parameters.addAll(Parameter.link("lan", "10us", "1gbit", 1_000, "links in a LAN"));
    return List.copyOf(parameters);
  }

  @Override
  public void generate(Arguments arguments, NetworkBuilder builder) {
    long transits = arguments.count("transits");
    long stubs = transits * arguments.count("stubs");
    long lans = stubs * arguments.count("access");
    arguments.requireNodes(transits + stubs + lans * (2L + arguments.count("hosts")));
    new Levels(arguments, builder).build();
  }

  private static final class Levels {
    private final Arguments arguments;
    private final NetworkBuilder builder;
    private final Draws draws;
    private final int transits;
    private final LinkSettings lanLink;
    private int hosts;

    Levels(Arguments arguments, NetworkBuilder builder) {
      this.arguments = arguments;
      this.builder = builder;
      draws = new Draws(arguments.count("seed"));
      transits = arguments.count("transits");
      lanLink = arguments.link("lan");
    }

    void build() {
      addTransits();
      for (int transit = 0; transit < transits; transit++) {
        for (int stub = 0; stub < arguments.count("stubs"); stub++) {
          addStub(transit, transit + "-" + stub);
        }
      }
    }

    private void addTransits() {
      LinkSettings link = arguments.link("transit");
      for (int i = 0; i < transits; i++) {
        builder.node("transit" + i, NodeKind.ROUTER);
      }
      for (int a = 0; a < transits; a++) {
        for (int b = a + 1; b < transits; b++) {
          boolean inRing = b == a + 1 || a == 0 && b == transits - 1;
          if (inRing || draws.fraction() < arguments.share("chords")) {
            builder.link("transit" + a, "transit" + b, link);
          }
        }
      }
    }

    private void addStub(int transit, String place) {
      LinkSettings link = arguments.link("stub");
      String stub = "stub" + place;
      builder.node(stub, NodeKind.ROUTER).link(stub, "transit" + transit, link);
      if (transits > 1 && draws.fraction() < arguments.share("multihomed")) {
        int other = (transit + 1 + draws.below(transits - 1)) % transits;
        builder.link(stub, "transit" + other, link);
      }
      for (int access = 0; access < arguments.count("access"); access++) {
        addLan(stub, place + "-" + access);
      }
    }

    private void addLan(String stub, String place) {
      String access = "access" + place;
      String lan = "lan" + place;
      builder.node(access, NodeKind.ROUTER).link(access, stub, arguments.link("access"));
      builder.node(lan, NodeKind.SWITCH).link(lan, access, lanLink);
      for (int i = 0; i < arguments.count("hosts"); i++) {
        String host = "host" + hosts++;
        builder.node(host, NodeKind.HOST).link(host, lan, lanLink);
      }
    }
  }
}
