package io.actornet.emulator.experiment;

import io.actornet.protocol.device.InterfaceSpec;
import io.actornet.protocol.emulation.ApplicationStart;
import io.actornet.protocol.emulation.DeviceKind;
import io.actornet.protocol.emulation.DeviceSpec;
import io.actornet.protocol.emulation.EndSpec;
import io.actornet.protocol.emulation.LinkSpec;
import io.actornet.protocol.emulation.NetworkSpec;
import io.actornet.protocol.ip.RoutingTable;
import io.actornet.protocol.ip.RoutingTableBuilder;
import io.actornet.protocol.tcp.TcpConfig;
import io.actornet.topology.model.Endpoint;
import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.Node;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.partitioning.Partitioner;
import io.actornet.topology.partitioning.Partitioning;
import io.actornet.topology.routing.RouteTable;
import io.actornet.topology.routing.RoutingPlan;
import io.actornet.topology.routing.RoutingPlanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Plans a run: routes, partitions, and every device in the words of the engine. */
public final class Planner {
  /** So many nodes a partition make it worth the waiting for the others. */
  private static final int NODES_WORTH_A_PARTITION = 100;

  /** Shorter windows cost more than a second thread gains. */
  private static final long LOOKAHEAD_WORTH_A_PARTITION = 5_000;

  /** How uneven automatic partitions may be. */
  private static final double MOST_IMBALANCE = 1.5;

  private final Experiment experiment;
  private final Network network;
  private final RoutingPlan routing;
  private final Partitioning partitioning;

  private final Map<Map<String, String>, TcpConfig> tcpConfigs = new HashMap<>();
  private final IdentityHashMap<RouteTable, RoutingTable> hostTables = new IdentityHashMap<>();

  private Planner(Experiment experiment, boolean placed) {
    this.experiment = experiment;
    network = experiment.network();
    routing = RoutingPlanner.plan(network);
    partitioning =
        experiment.partitions() == Experiment.AUTO
            ? automatic(network, Runtime.getRuntime().availableProcessors())
            : placed
                ? Pins.of(experiment).divide(network, experiment.partitions())
                : Partitioner.partition(network, experiment.partitions());
  }

  /**
   * Plans the run of an experiment.
   *
   * @throws io.actornet.topology.model.InvalidNetworkException if a next hop that the user wrote is
   *     on no link of its node
   */
  public static Plan plan(Experiment experiment) {
    return new Planner(experiment, false).plan();
  }

  /**
   * Plans the run of an experiment on nodes of a cluster, where devices may have to run in certain
   * places.
   *
   * @param experiment with a number of partitions
   */
  public static Plan planPlaced(Experiment experiment) {
    return new Planner(experiment, true).plan();
  }

  /** As many partitions as cores, where the network is large enough and its links long enough. */
  public static Partitioning automatic(Network network, int cores) {
    int wanted = Math.min(cores, network.nodes().size() / NODES_WORTH_A_PARTITION);
    for (int count = wanted; count > 1; count--) {
      Partitioning partitioning = Partitioner.partition(network, count);
      if (partitioning.lookaheadNanos() >= LOOKAHEAD_WORTH_A_PARTITION
          && partitioning.imbalance() <= MOST_IMBALANCE) {
        return partitioning;
      }
    }
    return Partitioner.partition(network, 1);
  }

  private Plan plan() {
    List<List<ApplicationStart>> applications = applications();
    List<DeviceSpec> devices = new ArrayList<>(network.nodes().size());
    for (Node node : network.nodes()) {
      devices.add(device(node, applications.get(node.index())));
    }
    List<LinkSpec> links = new ArrayList<>(network.links().size());
    for (Link link : network.links()) {
      links.add(new LinkSpec(link.name(), end(link.a()), end(link.b()), link.aToB(), link.bToA()));
    }
    // Nothing is left to wait for after the end of a run, however little the partitions share.
    long lookahead = Math.min(partitioning.lookaheadNanos(), experiment.stopNanos() + 1);
    return new Plan(
        new NetworkSpec(devices, links),
        partitioning,
        lookahead,
        MainFlow.links(experiment, routing));
  }

  private List<List<ApplicationStart>> applications() {
    List<List<ApplicationStart>> byNode = new ArrayList<>(network.nodes().size());
    for (int i = 0; i < network.nodes().size(); i++) {
      byNode.add(List.of());
    }
    for (ApplicationSpec spec : experiment.applications()) {
      for (ApplicationSpec.Start start : spec.starts()) {
        if (byNode.get(start.node()).isEmpty()) {
          byNode.set(start.node(), new ArrayList<>(1));
        }
        byNode.get(start.node()).add(new ApplicationStart(start.application(), start.atNanos()));
      }
    }
    return byNode;
  }

  private DeviceSpec device(Node node, List<ApplicationStart> applications) {
    List<InterfaceSpec> interfaces = new ArrayList<>(node.interfaces().size());
    for (NetworkInterface networkInterface : node.interfaces()) {
      interfaces.add(networkInterface(node, networkInterface));
    }
    return new DeviceSpec(
        node.name(),
        kind(node.kind()),
        partitioning.partitionOf(node.index()),
        List.copyOf(interfaces),
        table(node),
        tcp(node),
        node.options().dns(),
        List.copyOf(applications));
  }

  /** One object for equal words: the sockets of hosts that are alike share their settings. */
  private TcpConfig tcp(Node node) {
    return tcpConfigs.computeIfAbsent(node.options().tcp(), HostTcp::config);
  }

  private InterfaceSpec networkInterface(Node node, NetworkInterface networkInterface) {
    int link = networkInterface.link();
    return new InterfaceSpec(
        networkInterface.name(),
        networkInterface.mac(),
        networkInterface.address(),
        networkInterface.prefixLength(),
        networkInterface.mtu(),
        link < 0 || network.links().get(link).broadcast(),
        node.options().probeAddresses());
  }

  private static DeviceKind kind(NodeKind kind) {
    return switch (kind) {
      case HOST -> DeviceKind.HOST;
      case ROUTER -> DeviceKind.ROUTER;
      case SWITCH -> DeviceKind.SWITCH;
      case HUB -> DeviceKind.HUB;
    };
  }

  /** One object for one: hosts that agree have the same table. */
  private RoutingTable table(Node node) {
    if (!node.kind().hasAddresses()) {
      return RoutingTable.EMPTY;
    }
    RouteTable routes = routing.routes(node.index());
    if (node.kind().forwardsPackets()) {
      return table(routes, RoutingPlan.salt(node));
    }
    return hostTables.computeIfAbsent(routes, same -> table(same, RoutingPlan.salt(node)));
  }

  private static RoutingTable table(RouteTable routes, int salt) {
    RoutingTableBuilder builder = RoutingTable.builder().salt(salt);
    for (int i = 0; i < routes.size(); i++) {
      int[] nextHops = routes.nextHops(i);
      if (nextHops != null) {
        builder.add(routes.networkBits(i), routes.length(i), nextHops);
        continue;
      }
      builder.add(
          routes.networkBits(i),
          routes.length(i),
          routes.networkInterface(i),
          routes.gatewayBits(i));
    }
    return builder.build();
  }

  private static EndSpec end(Endpoint end) {
    return new EndSpec(end.node(), end.networkInterface());
  }
}
