package io.actornet.topology.generator;

import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.model.NodeOptions;
import io.actornet.topology.model.StaticRoute;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.Ipv4Prefix;
import io.actornet.topology.value.LinkSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * A fat-tree of k-port routers (Al-Fares, Loukissas and Vahdat, SIGCOMM 2008): k pods of k/2 edge
 * and k/2 aggregation routers, (k/2)² core routers, k³/4 hosts.
 *
 * <p>Every destination has one path, chosen by its place (pod, edge, h) in the tree: from the edge
 * router up to aggregation router h, from there up to its core router number {@code edge}, then
 * down. Host addresses have the order in which those choices are made, 10.h.edge.(4·pod)/30, so
 * that no router needs more than k routes for all hosts. Links between routers are numbered through
 * 172.16.0.0/12.
 */
final class FatTree implements Generator {
  private static final int HOSTS = 0x0a00_0000;
  private static final int FABRIC = 0xac10_0000;
  private static final int LOWER_END = 1;
  private static final int UPPER_END = 2;

  @Override
  public String name() {
    return "fat-tree";
  }

  @Override
  public String summary() {
    return "k pods of routers edge0-0 (pod, number), …, agg0-0, …, under core routers core0-0 "
        + "(aggregation, number), …, with hosts host0, host1, … by pod, edge router and place";
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(Parameter.count("k", 2, 64, "4", "ports of each router, an even number"));
    parameters.addAll(Parameter.link("", "10us", "100mbit", 200, "each link"));
    return List.copyOf(parameters);
  }

  @Override
  public void generate(Arguments arguments, NetworkBuilder builder) {
    int k = arguments.count("k");
    if (k % 2 != 0) {
      throw arguments.invalid("'k': found '" + k + "', expected an even number");
    }
    new Tree(k / 2, arguments.link(""), builder).build();
  }

  private record Tree(int half, LinkSettings link, NetworkBuilder builder) {
    void build() {
      for (int above = 0; above < half; above++) {
        for (int number = 0; number < half; number++) {
          builder.node(core(above, number), NodeKind.ROUTER, coreOptions(above, number));
        }
      }
      for (int pod = 0; pod < 2 * half; pod++) {
        addPod(pod);
      }
    }

    private void addPod(int pod) {
      for (int h = 0; h < half; h++) {
        builder.node(aggregation(pod, h), NodeKind.ROUTER, aggregationOptions(pod, h));
        for (int number = 0; number < half; number++) {
          join(aggregation(pod, h), core(h, number), upperLink(pod, h, number));
        }
      }
      for (int edge = 0; edge < half; edge++) {
        builder.node(edge(pod, edge), NodeKind.ROUTER, edgeOptions(pod, edge));
        for (int h = 0; h < half; h++) {
          String host = "host" + ((pod * half + edge) * half + h);
          builder.node(host, NodeKind.HOST);
          join(host, edge(pod, edge), hostLink(pod, edge, h));
        }
        for (int h = 0; h < half; h++) {
          join(edge(pod, edge), aggregation(pod, h), lowerLink(pod, edge, h));
        }
      }
    }

    private void join(String lower, String upper, int network) {
      builder.link(
          lower,
          builder.networkInterface(lower, new Ipv4Address(network + LOWER_END), 30),
          upper,
          builder.networkInterface(upper, new Ipv4Address(network + UPPER_END), 30),
          link);
    }

    private NodeOptions edgeOptions(int pod, int edge) {
      List<StaticRoute> routes = new ArrayList<>();
      for (int h = 0; h < half; h++) {
        routes.add(route(HOSTS | h << 16, 16, lowerLink(pod, edge, h) + UPPER_END));
      }
      return NodeOptions.NONE.withRoutes(routes);
    }

    private NodeOptions aggregationOptions(int pod, int h) {
      List<StaticRoute> routes = new ArrayList<>();
      for (int edge = 0; edge < half; edge++) {
        routes.add(route(hostLink(pod, edge, h), 30, lowerLink(pod, edge, h) + LOWER_END));
        routes.add(route(HOSTS | h << 16 | edge << 8, 24, upperLink(pod, h, edge) + UPPER_END));
      }
      return NodeOptions.NONE.withRoutes(routes);
    }

    private NodeOptions coreOptions(int h, int number) {
      List<StaticRoute> routes = new ArrayList<>();
      for (int pod = 0; pod < 2 * half; pod++) {
        routes.add(route(hostLink(pod, number, h), 30, upperLink(pod, h, number) + LOWER_END));
      }
      return NodeOptions.NONE.withRoutes(routes);
    }

    private static StaticRoute route(int network, int length, int via) {
      return new StaticRoute(new Ipv4Prefix(network, length), new Ipv4Address(via));
    }

    private static int hostLink(int pod, int edge, int h) {
      return HOSTS | h << 16 | edge << 8 | pod << 2;
    }

    private int lowerLink(int pod, int edge, int h) {
      return FABRIC + 4 * ((pod * half + edge) * half + h);
    }

    private int upperLink(int pod, int h, int number) {
      int lowerLinks = 2 * half * half * half;
      return FABRIC + 4 * (lowerLinks + (pod * half + h) * half + number);
    }

    private static String edge(int pod, int number) {
      return "edge" + pod + "-" + number;
    }

    private static String aggregation(int pod, int h) {
      return "agg" + pod + "-" + h;
    }

    private static String core(int h, int number) {
      return "core" + h + "-" + number;
    }
  }
}
