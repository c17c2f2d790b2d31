package io.actornet.topology.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.LinkSettings;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NetworkBuilderTest {
  private final NetworkBuilder builder = new NetworkBuilder();

  @Test
  @DisplayName("Nodes and links come out sorted by name, whatever order they went in")
  void sortsByName() {
    builder.node("c", NodeKind.HOST).node("a", NodeKind.ROUTER).node("b", NodeKind.SWITCH);
    builder.link("c", "b", LinkSettings.DEFAULT).link("b", "a", LinkSettings.DEFAULT);

    Network network = builder.build();

    assertEquals(List.of("a", "b", "c"), network.nodes().stream().map(Node::name).toList());
    assertEquals(List.of("a--b", "b--c"), network.links().stream().map(Link::name).toList());
    assertEquals(new Endpoint(1, 1), network.links().get(0).a());
    assertEquals(0, network.node("a").interfaces().get(0).link());
    assertEquals(1, network.node("c").interfaces().get(0).link());
  }

  @Test
  @DisplayName("Parallel links and unnamed interfaces get the next free name after the user's own")
  void namesWhatHasNoName() {
    builder.node("a", NodeKind.HOST).node("b", NodeKind.SWITCH);
    builder.link("a", "b", LinkSettings.DEFAULT).link("b", "a", LinkSettings.DEFAULT);
    int own = builder.networkInterface("a", "eth0", null, null, 0, 1500);
    builder.link(
        "a--b",
        "a",
        own,
        "b",
        builder.networkInterface("b"),
        LinkSettings.DEFAULT,
        LinkSettings.DEFAULT,
        true);

    Network network = builder.build();

    assertEquals(
        List.of("a--b", "a--b#2", "a--b#3"), network.links().stream().map(Link::name).toList());
    assertEquals(
        List.of("eth1", "eth2", "eth0"),
        network.node("a").interfaces().stream().map(NetworkInterface::name).toList());
    assertEquals(
        List.of("p0", "p1", "p2"),
        network.node("b").interfaces().stream().map(NetworkInterface::name).toList());
  }

  @Test
  @DisplayName("What cannot be is refused with the name of the node and the reason")
  void refusesWhatCannotBe() {
    builder.node("a", NodeKind.HOST).node("s", NodeKind.SWITCH);
    refused("node 'a' exists twice", () -> builder.node("a", NodeKind.ROUTER));
    refused("there is no node 'x'", () -> builder.link("a", "x", LinkSettings.DEFAULT));
    refused(
        "node 's': a switch has no addresses, found 10.0.0.1",
        () -> builder.networkInterface("s", Ipv4Address.parse("10.0.0.1"), 24));
    for (String name : List.of("", "-a", "a b", "a:b", "a--b", "ä", "x".repeat(101))) {
      assertThrows(InvalidNetworkException.class, () -> builder.node(name, NodeKind.HOST), name);
    }
    int port = builder.networkInterface("a", "lan", null, null, 0, 1500);
    builder.link("a", port, "s", builder.networkInterface("s"), LinkSettings.DEFAULT);
    refused(
        "node 'a': two links end at interface 'lan'",
        () -> builder.link("a", port, "s", builder.networkInterface("s"), LinkSettings.DEFAULT));
  }

  private static void refused(String message, Runnable action) {
    assertEquals(message, assertThrows(InvalidNetworkException.class, action::run).getMessage());
  }
}
