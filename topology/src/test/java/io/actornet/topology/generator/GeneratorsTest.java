package io.actornet.topology.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.topology.model.InvalidNetworkException;
import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.model.Node;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.value.LinkSettings;
import io.actornet.topology.value.QueueLimit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GeneratorsTest {
  @Test
  @DisplayName("star: hosts around a switch, a router or a hub")
  void star() {
    Network network = generate("star", Map.of("hosts", "3", "center", "router"));

    assertEquals(List.of("host0", "host1", "host2", "router"), names(network));
    assertEquals(NodeKind.ROUTER, network.node("router").kind());
    assertEquals(3, network.links().size());
  }

  @Test
  @DisplayName("lan: the address of a host follows its number")
  void lan() {
    Network network = generate("lan", Map.of("hosts", "300"));

    assertEquals("10.0.0.1", address(network, "host0"));
    assertEquals("10.0.1.44", address(network, "host299"));
    assertEquals(16, network.node("host0").interfaces().get(0).prefixLength());
    assertEquals(1_000_000_000, network.links().get(0).aToB().rateBitsPerSecond());
    assertEquals(1_000, network.links().get(0).aToB().delayNanos());
  }

  @Test
  @DisplayName("lan: more hosts than a /16 holds get a /8")
  void largeLan() {
    Network network = generate("lan", Map.of("hosts", "65535"));

    assertEquals("10.0.255.255", address(network, "host65534"));
    assertEquals(8, network.node("host65534").interfaces().get(0).prefixLength());
  }

  @Test
  @DisplayName("lans: hosts behind switches, routers and a ring")
  void lans() {
    Network network = generate("lans", Map.of("lans", "4", "hosts", "2", "backbones", "3"));

    assertEquals(
        List.of(
            "backbone0--backbone1",
            "backbone0--backbone2",
            "backbone0--router0",
            "backbone0--router1",
            "backbone1--backbone2",
            "backbone1--router2",
            "backbone2--router3"),
        linkNames(network).stream().filter(name -> name.startsWith("backbone")).toList());
    assertTrue(linkNames(network).contains("host7--switch3"));
    assertEquals(7, network.links().stream().filter(link -> !link.broadcast()).count());
    assertEquals(3 + 4 * 4, network.nodes().size());
  }

  @Test
  @DisplayName("chain: a host, routers in a line, a host")
  void chain() {
    Network network = generate("chain", Map.of("routers", "2", "delay", "3ms"));

    assertEquals(List.of("client", "router0", "router1", "server"), names(network));
    assertEquals(
        List.of("client--router0", "router0--router1", "router1--server"), linkNames(network));
    assertEquals(3_000_000, network.links().get(1).bToA().delayNanos());
  }

  @Test
  @DisplayName("chains: nothing is shared between two of them")
  void chains() {
    Network network = generate("chains", Map.of("chains", "3", "routers", "2"));

    assertEquals(12, network.nodes().size());
    assertEquals(9, network.links().size());
    assertTrue(linkNames(network).contains("router2-0--router2-1"));
  }

  @Test
  @DisplayName("dumbbell: the bottleneck and the access links have settings of their own")
  void dumbbell() {
    Network network = generate("dumbbell", Map.of("flows", "2", "bottleneck-rate", "20mbit"));

    assertEquals(
        List.of("left", "receiver0", "receiver1", "right", "sender0", "sender1"), names(network));
    LinkSettings bottleneck = link(network, "left--right").aToB();
    assertEquals(20_000_000, bottleneck.rateBitsPerSecond());
    assertEquals(10_000_000, bottleneck.delayNanos());
    assertEquals(200, bottleneck.limitPackets());
    assertEquals(1_000_000_000, link(network, "left--sender1").aToB().rateBitsPerSecond());
  }

  @Test
  @DisplayName("fan-in: many clients, one router, one server")
  void fanIn() {
    Network network = generate("fan-in", Map.of("clients", "5"));

    assertEquals(7, network.nodes().size());
    assertEquals(6, network.node("router").interfaces().size());
    assertEquals(100_000_000, link(network, "client3--router").aToB().rateBitsPerSecond());
    assertEquals(1_000_000_000, link(network, "router--server").aToB().rateBitsPerSecond());
  }

  @Test
  @DisplayName("What is no generator, no parameter or no value is refused with what is expected")
  void refusals() {
    refused(
        "found the generator 'hypercube', expected one of "
            + Generators.all().stream().map(Generator::name).collect(Collectors.joining(", ")),
        "hypercube",
        Map.of());
    refused("star: no 'hosts', expected how many hosts", "star", Map.of());
    refused(
        "star: 'hosts': found '0', expected a whole number from 1 to 1000000",
        "star",
        Map.of("hosts", "0"));
    refused(
        "star: 'center': found 'cloud', expected one of switch, router, hub",
        "star",
        Map.of("hosts", "1", "center", "cloud"));
    refused(
        "chain: found the parameter 'hosts', expected one of routers, delay, rate, limit",
        "chain",
        Map.of("hosts", "1"));
    refused(
        "chain: 'delay': found '0ms', expected a time of 1ns or more",
        "chain",
        Map.of("delay", "0ms"));
    refused(
        "chain: 'limit': found '-1', expected a number of packets such as 100, a size such as 64kB,"
            + " or unlimited",
        "chain",
        Map.of("limit", "-1"));
    refused("fat-tree: 'k': found '5', expected an even number", "fat-tree", Map.of("k", "5"));
    refused(
        "chains: 100000 chains of 100 routers are 10200000 nodes, expected 4000000 at most",
        "chains",
        Map.of("chains", "100000", "routers", "100"));
  }

  @Test
  @DisplayName("limit queues in packets or in bytes, as links do")
  void limits() {
    Map<String, QueueLimit> limits =
        Map.of(
            "7",
            new QueueLimit(7, 0),
            "64kB",
            new QueueLimit(0, 64_000),
            "0",
            QueueLimit.NONE,
            "unlimited",
            QueueLimit.NONE);
    limits.forEach(
        (text, limit) -> {
          Map<String, String> arguments = Map.of("hosts", "1", "limit", text, "rate", "unlimited");
          LinkSettings settings = generate("star", arguments).links().getFirst().aToB();
          assertEquals(limit, new QueueLimit(settings.limitPackets(), settings.limitBytes()));
          assertEquals(0, settings.rateBitsPerSecond());
        });
  }

  static Network generate(String name, Map<String, String> arguments) {
    NetworkBuilder builder = new NetworkBuilder();
    Generators.generate(name, arguments, builder);
    return builder.build();
  }

  private static void refused(String message, String name, Map<String, String> arguments) {
    InvalidNetworkException refusal =
        assertThrows(InvalidNetworkException.class, () -> generate(name, arguments));
    assertEquals(message, refusal.getMessage());
  }

  private static List<String> names(Network network) {
    return network.nodes().stream().map(Node::name).toList();
  }

  private static List<String> linkNames(Network network) {
    return network.links().stream().map(Link::name).toList();
  }

  private static Link link(Network network, String name) {
    return network.links().stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow();
  }

  private static String address(Network network, String node) {
    return network.node(node).interfaces().get(0).address().toString();
  }
}
