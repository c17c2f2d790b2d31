package io.actornet.emulator.cli;

import io.actornet.emulator.progress.ProgressLine;
import io.actornet.topology.document.Suggestions;
import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.Node;
import io.actornet.topology.routing.PathDescriber;
import io.actornet.topology.routing.PathDescriber.Hop;
import io.actornet.topology.routing.RouteTable;
import io.actornet.topology.routing.RoutingPlan;
import io.actornet.topology.routing.RoutingPlanner;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.Units;
import io.actornet.topology.value.ValueFormatException;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code actornet topology path}: the way between two nodes, or addresses and routes of one. */
@Command(
    name = "path",
    description = {
      "Prints the way that packets take from one node to another, or to an address.",
      "With one node, its addresses and its routes."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  actornet topology path topology/examples/browse.yaml browser web",
      "  actornet topology path Abilene.graphml Seattle"
    })
final class TopologyPathCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "FILE", description = "An experiment, a graph or a lab.")
  private Path file;

  @Parameters(index = "1", paramLabel = "FROM", description = "A host or a router.")
  private String from;

  @Parameters(index = "2", arity = "0..1", paramLabel = "TO", description = "A node or an address.")
  private String to;

  @Spec private CommandSpec spec;

  TopologyPathCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Network network;
    RoutingPlan plan;
    Node start;
    Ipv4Address destination;
    try (ProgressLine progress = console.progress()) {
      progress.begin(ProgressLine.Phase.named("reading"));
      network = NetworkFile.read(file, _ -> {});
      start = node(network, from);
      destination = to == null ? null : destination(network);
      progress.begin(ProgressLine.Phase.named("planning"));
      plan = RoutingPlanner.plan(network);
    }
    if (destination == null) {
      describe(start, plan);
      return 0;
    }
    return path(start, destination, new PathDescriber(network, plan).hops(start, destination));
  }

  private void describe(Node node, RoutingPlan plan) {
    for (NetworkInterface at : node.interfaces()) {
      console
          .out()
          .println(
              at.name()
                  + (at.address() == null ? "" : "  " + at.address() + "/" + at.prefixLength())
                  + (at.mac() == null ? "" : "  " + at.mac()));
    }
    if (node.kind().hasAddresses()) {
      RouteTable routes = plan.routes(node.index());
      for (int i = 0; i < routes.size(); i++) {
        console.out().println(routes.get(i).prefix() + nextHops(node, routes, i));
      }
    }
  }

  private static String nextHops(Node node, RouteTable routes, int index) {
    int[] hops = routes.nextHops(index);
    if (hops == null) {
      return nextHop(node, routes.networkInterface(index), routes.gatewayBits(index));
    }
    StringJoiner all = new StringJoiner(" or");
    for (int i = 0; i < hops.length; i += 2) {
      all.add(nextHop(node, hops[i], hops[i + 1]));
    }
    return all.toString();
  }

  private static String nextHop(Node node, int networkInterface, int gatewayBits) {
    return (gatewayBits == 0 ? "" : " via " + Ipv4Address.format(gatewayBits))
        + " dev "
        + node.interfaces().get(networkInterface).name();
  }

  private int path(Node start, Ipv4Address destination, List<Hop> hops) {
    long delay = 0;
    long rate = 0;
    for (Hop hop : hops) {
      console
          .out()
          .println(
              hop.from().name()
                  + ":"
                  + hop.networkInterface().name()
                  + " -> "
                  + hop.to().name()
                  + " ("
                  + hop.nextHop()
                  + ")  "
                  + hop.links().stream().map(Link::name).collect(Collectors.joining(", "))
                  + "  "
                  + Units.formatNanos(hop.delayNanos())
                  + (hop.rateBitsPerSecond() == 0
                      ? ""
                      : " " + Units.formatBitsPerSecond(hop.rateBitsPerSecond())));
      delay += hop.delayNanos();
      long own = hop.rateBitsPerSecond();
      rate = own != 0 && (rate == 0 || own < rate) ? own : rate;
    }
    Node last = hops.isEmpty() ? start : hops.getLast().to();
    boolean arrived = last.interfaces().stream().anyMatch(at -> destination.equals(at.address()));
    if (!arrived) {
      console.out().println("no way from " + last.name() + " to " + destination);
      return 1;
    }
    console
        .out()
        .println(
            hops.size()
                + (hops.size() == 1 ? " hop, " : " hops, ")
                + Units.formatNanos(delay)
                + " one way"
                + (rate == 0 ? "" : ", at most " + Units.formatBitsPerSecond(rate)));
    return 0;
  }

  private Ipv4Address destination(Network network) {
    if (to.matches("[0-9.]+")) {
      try {
        return Ipv4Address.parse(to);
      } catch (ValueFormatException malformed) {
        throw bad(malformed.getMessage());
      }
    }
    return node(network, to).interfaces().stream()
        .filter(at -> at.address() != null)
        .map(NetworkInterface::address)
        .findFirst()
        .orElseThrow(() -> bad("found '" + to + "', a node without an address; expected another"));
  }

  private Node node(Network network, String name) {
    Node node = network.node(name);
    if (node == null) {
      List<String> names = network.nodes().stream().map(Node::name).toList();
      throw bad(
          "found '" + name + "', which is no node; expected one" + Suggestions.hint(name, names));
    }
    return node;
  }

  private ParameterException bad(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
