package io.actornet.protocol.device;

import akka.actor.Props;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.ApplicationHost;
import io.actornet.protocol.engine.Blank;
import io.actornet.protocol.engine.Clock;
import io.actornet.protocol.engine.DeviceContext;
import io.actornet.protocol.engine.DispatcherKind;
import io.actornet.protocol.engine.Engine;
import io.actornet.protocol.engine.EngineSettings;
import io.actornet.protocol.engine.JournalEntry;
import io.actornet.protocol.engine.Partition;
import io.actornet.protocol.engine.RunOutcome;
import io.actornet.protocol.ip.Route;
import io.actornet.protocol.ip.RoutingTable;
import io.actornet.protocol.link.Channel;
import io.actornet.protocol.link.Transmitter;
import io.actornet.topology.value.IpAddress;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.Ipv4Prefix;
import io.actornet.topology.value.LinkSettings;
import io.actornet.topology.value.MacAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A few hosts and routers wired back to back in one partition. */
public final class TestNetwork implements AutoCloseable {
  public static final long MILLISECOND = 1_000_000;
  public static final long SECOND = 1_000 * MILLISECOND;

  /** A link of 1 ms without rate. */
  public static final LinkSettings LINK = link(MILLISECOND, 0);

  private final Engine engine;
  private final List<JournalEntry> journal = new ArrayList<>();
  private final Map<String, Node> nodes = new TreeMap<>();
  private final List<Start> starts = new ArrayList<>();
  private int nextMac = 1;

  /** What crossed an interface. */
  public record Crossing(String node, long time, boolean outbound, byte[] frame) {}

  private record Start(String node, long at, Application application) {}

  private static final class Node {
    final boolean forwarding;
    final List<End> ends = new ArrayList<>();
    final List<Route> routes = new ArrayList<>();
    DeviceContext device;
    Host host;
    ActorRef<HostMessage> actor;
    IpAddress resolver;

    Node(boolean forwarding) {
      this.forwarding = forwarding;
    }
  }

  /** One end of a link, whose receiving half is made before the NIC that it belongs to. */
  private static final class End {
    InterfaceSpec spec;
    LinkSettings link;
    String peer;
    int peerInterface;
    Channel incoming;
  }

  public final List<Crossing> crossings = new ArrayList<>();

  public TestNetwork(DispatcherKind dispatcher) {
    engine = new Engine(new EngineSettings(1, dispatcher, 42, SECOND, partition -> journal::add));
  }

  public static LinkSettings link(long delayNanos, double loss) {
    LinkSettings plain = LinkSettings.DEFAULT;
    return new LinkSettings(0, delayNanos, 0, plain.distribution(), loss, 1000, 0);
  }

  public TestNetwork host(String name) {
    nodes.put(name, new Node(false));
    return this;
  }

  public TestNetwork router(String name) {
    nodes.put(name, new Node(true));
    return this;
  }

  /** Joins two nodes; addresses are such as {@code 10.0.0.1/24}, or null for none. */
  public TestNetwork link(String a, String addressA, String b, String addressB, LinkSettings link) {
    return link(a, addressA, b, addressB, link, InterfaceSpec.ETHERNET_MTU, false);
  }

  public TestNetwork link(
      String a,
      String addressA,
      String b,
      String addressB,
      LinkSettings link,
      int mtu,
      boolean probe) {
    End endA = end(a, addressA, link, mtu, probe);
    End endB = end(b, addressB, link, mtu, probe);
    endA.peer = b;
    endA.peerInterface = nodes.get(b).ends.size() - 1;
    endB.peer = a;
    endB.peerInterface = nodes.get(a).ends.size() - 1;
    return this;
  }

  private End end(String name, String address, LinkSettings link, int mtu, boolean probe) {
    Node node = nodes.get(name);
    int index = node.ends.size();
    End end = new End();
    end.link = link;
    Ipv4Address ip = null;
    int length = 24;
    if (address != null) {
      String[] parts = address.split("/", -1);
      ip = Ipv4Address.parse(parts[0]);
      length = Integer.parseInt(parts[1]);
      node.routes.add(Route.onLink(Ipv4Prefix.containing(ip, length), index));
    }
    MacAddress mac = new MacAddress(0x0200_0000_0000L + nextMac++);
    end.spec = new InterfaceSpec("eth" + index, mac, ip, length, mtu, true, probe);
    node.ends.add(end);
    return end;
  }

  public TestNetwork route(String node, String prefix, int networkInterface, String gateway) {
    nodes
        .get(node)
        .routes
        .add(Route.via(Ipv4Prefix.parse(prefix), networkInterface, Ipv4Address.parse(gateway)));
    return this;
  }

  /** Tells a host where to ask for names. */
  public TestNetwork resolver(String node, String address) {
    nodes.get(node).resolver = IpAddress.parse(address);
    return this;
  }

  public TestNetwork application(String node, long at, Application application) {
    starts.add(new Start(node, at, application));
    return this;
  }

  public RunOutcome run(long stopNanos) {
    engine.build(0, this::build).join();
    return engine.run(new Clock.Virtual(), stopNanos);
  }

  private void build(ActorContext<Void> root) {
    Partition partition = engine.partition(0);
    SharedStack shared = new SharedStack(partition);
    Props props = Engine.props(0);
    List<String> names = List.copyOf(nodes.keySet());
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      Node node = nodes.get(name);
      node.device = new DeviceContext(partition, i, name);
      node.host = new Host(node.device, shared, node.forwarding);
      node.actor = Blank.spawn(root, node.host, name, props);
      for (End end : node.ends) {
        int index = node.ends.indexOf(end);
        end.incoming = new Channel(partition, i, index);
      }
    }
    for (String name : names) {
      Node node = nodes.get(name);
      for (End end : node.ends) {
        spawnNic(root, name, node, end, partition, props);
      }
      node.host.internet().routes(RoutingTable.of(node.routes));
      node.host.internet().start(node.host);
    }
    for (int i = 0; i < starts.size(); i++) {
      Start start = starts.get(i);
      Node node = nodes.get(start.node);
      new ApplicationHost(node.device, node.actor, node.host.internet(), node.resolver)
          .startAt(start.at, i, start.application);
    }
  }

  private void spawnNic(
      ActorContext<Void> root, String name, Node node, End end, Partition partition, Props props) {
    int index = node.ends.indexOf(end);
    Transmitter transmitter =
        new Transmitter(
            name + ':' + index,
            end.link,
            partition.seed(),
            nodes.get(end.peer).ends.get(end.peerInterface).incoming);
    Port port =
        new Port(
            index,
            end.spec.name(),
            transmitter,
            end.incoming,
            (time, frame, outbound) ->
                crossings.add(new Crossing(name, time, outbound, frame.clone())));
    Nic nic = new Nic(node.device, port, end.spec.mac().bits(), node.host);
    Blank.spawn(root, nic, name + "-" + end.spec.name(), props);
    node.host.internet().addInterface(end.spec, nic);
  }

  /** Journal lines of a type at a node, as {@code key=value} text. */
  public List<String> journal(String node, String type) {
    return journal.stream()
        .filter(entry -> entry.device().equals(node) && entry.type().equals(type))
        .map(entry -> text(entry.fields()))
        .toList();
  }

  private static String text(Object[] fields) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      text.append(i == 0 ? "" : " ").append(fields[i]).append('=').append(fields[i + 1]);
    }
    return text.toString();
  }

  /** The sum of a node's counters of that name and these labels (alternating name and value). */
  public long counter(String node, String name, String... labels) {
    long[] sum = {0};
    nodes
        .get(node)
        .device
        .visitCounters(
            (counter, unit, value, own) -> {
              if (counter.equals(name) && Arrays.asList(own).containsAll(Arrays.asList(labels))) {
                sum[0] += value;
              }
            });
    return sum[0];
  }

  public long digest(String node) {
    return nodes.get(node).device.frameHash() * 31 + nodes.get(node).device.journalHash();
  }

  @Override
  public void close() {
    engine.close();
  }
}
