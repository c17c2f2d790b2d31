package io.actornet.topology.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.topology.document.YamlReader;
import io.actornet.topology.document.YamlWriter;
import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.Node;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.JitterDistribution;
import io.actornet.topology.value.LinkSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The topology section")
class TopologyReaderTest {
  private static final String BROWSE =
      """
      nodes:
        browser:  {kind: host, dns: resolver}
        sw:       {kind: switch}
        gw:       {kind: router}
        isp:      {kind: router}
        resolver: {kind: host}
        core:     {kind: router}
        web:      {kind: host, labels: {role: server}}
      links:
        - {endpoints: ["browser:eth0", "sw:p1"], delay: 50us, rate: 1gbit}
        - {endpoints: ["gw:eth0", "sw:p2"], delay: 50us, rate: 1gbit}
        - {endpoints: ["gw:eth1", "isp:eth0"], delay: 8ms, jitter: 1ms, distribution: normal,
           loss: 0.5%, rate: 20mbit, limit: 100}
        - {endpoints: [isp, resolver], delay: 1ms}
        - {endpoints: [isp, core], delay: 5ms, rate: 10gbit, limit: 64kB}
        - {endpoints: [core, web], delay: 1ms, to: {web: {rate: 10mbit}}}
      """;

  @Test
  @DisplayName("becomes a network in which everything has its name and its address")
  void readsBrowse() {
    Network network = read(BROWSE);

    assertEquals(
        List.of("browser", "core", "gw", "isp", "resolver", "sw", "web"),
        network.nodes().stream().map(Node::name).toList());
    assertEquals(
        List.of("browser--sw", "core--isp", "core--web", "gw--isp", "gw--sw", "isp--resolver"),
        network.links().stream().map(Link::name).toList());
    assertEquals("10.0.0.1/24", address(network, "gw", 0));
    assertEquals("10.0.0.2/24", address(network, "browser", 0));
    assertEquals(Map.of("role", "server"), network.node("web").options().labels());
    assertEquals(
        network.node("resolver").interfaces().getFirst().address(),
        network.node("browser").options().dns());
    assertEquals(NodeKind.SWITCH, network.node("sw").kind());
    assertNull(network.node("sw").interfaces().getFirst().address());
  }

  @Test
  @DisplayName("reads delay, jitter, loss, rate and limit, and two directions that differ")
  void readsLinkSettings() {
    Network network = read(BROWSE);

    Link backbone = link(network, "gw--isp");
    assertEquals(
        new LinkSettings(
            20_000_000, 8_000_000, 1_000_000, JitterDistribution.NORMAL, 0.005, 100, 0),
        backbone.aToB());
    assertEquals(backbone.aToB(), backbone.bToA());
    assertEquals(64_000, link(network, "core--isp").aToB().limitBytes());
    assertEquals(0, link(network, "core--isp").aToB().limitPackets());
    assertEquals(10_000_000, link(network, "core--web").aToB().rateBitsPerSecond());
    assertEquals(0, link(network, "core--web").bToA().rateBitsPerSecond());
  }

  @Test
  @DisplayName("prints so that it reads back as the same network")
  void roundTrips() {
    roundTrip(read(BROWSE));
    roundTrip(read("generate: {fat-tree: {k: 4}}"));
    roundTrip(
        read(
            """
            nodes:
              a: {kind: host, address: 192.168.0.5/24, mac: "02:11:22:33:44:55", mtu: 900,
                  gateway: r, probe: true, routes: [{to: 172.16.0.0/12, via: 192.168.0.9}]}
              d: {kind: host, boot: rarp}
              r: {kind: router, interfaces: {wan0: {mtu: 1400}, lan0: {}}}
              h: {kind: hub}
            links:
              - {endpoints: [a, h], limit: [10, 3kB]}
              - {endpoints: [d, h], limit: unlimited}
              - {endpoints: ["r:lan0", h], mtu: 1280, name: uplink}
              - {endpoints: ["r:wan0", a], broadcast: false, loss: 0.1%, to: {a: {loss: 33.3%}}}
              - {endpoints: [r, a], delay: 1500us, rate: 56kbit}
            """));
  }

  @Test
  @DisplayName("lets links without an interface take those that are left")
  void choosesInterfaces() {
    Network network =
        read(
            """
            nodes:
              a: {kind: host, interfaces: {lan: {address: 10.1.0.1/24}, wan: {}}}
              b: {kind: router}
            links:
              - {endpoints: [a, b]}
              - {endpoints: ["a:wan", "b:eth0"]}
            """);

    assertEquals("a:lan", network.text(link(network, "a--b").a()));
    assertEquals("b:eth1", network.text(link(network, "a--b").b()));
    assertEquals("a:wan", network.text(link(network, "a--b#2").a()));
  }

  @Test
  @DisplayName("gives the ends of a link its MTU unless they have their own")
  void appliesMtu() {
    Network network =
        read(
            """
            nodes: {a: {kind: host, mtu: 600}, b: {kind: host}}
            links: [{endpoints: [a, b], mtu: 1280}]
            """);

    assertEquals(600, network.node("a").interfaces().getFirst().mtu());
    assertEquals(1280, network.node("b").interfaces().getFirst().mtu());
  }

  @Test
  @DisplayName("reserves an address for a diskless host without configuring it")
  void reservesForDiskless() {
    Network network =
        read(
            """
            nodes: {d: {kind: host, boot: rarp}, s: {kind: host, address: 10.9.0.1/29}}
            links: [{endpoints: [d, s]}]
            """);

    NetworkInterface diskless = network.node("d").interfaces().getFirst();
    assertTrue(network.node("d").options().diskless());
    assertNull(diskless.address());
    assertEquals(Ipv4Address.parse("10.9.0.2"), diskless.reserved());
  }

  @Test
  @DisplayName("joins generated and written nodes")
  void combinesGeneratedAndWritten() {
    Network network =
        read(
            """
            generate: {star: {hosts: 3}}
            nodes: {extra: {kind: host}}
            links: [{endpoints: [extra, host0]}]
            """);

    assertFalse(network.node("host2") == null);
    assertEquals("extra--host0", link(network, "extra--host0").name());
  }

  private static void roundTrip(Network network) {
    String text = YamlWriter.write(Map.of("topology", TopologyPrinter.section(network)));
    Network again =
        TopologyReader.read(
            YamlReader.parse("printed.yaml", text).get("topology").asMapping("topology"),
            Path.of("."));
    assertEquals(network, again);
  }

  private static Network read(String section) {
    return TopologyReader.read(YamlReader.parse("test.yaml", section), Path.of("."));
  }

  private static Link link(Network network, String name) {
    return network.links().stream().filter(link -> link.name().equals(name)).findFirst().get();
  }

  private static String address(Network network, String node, int index) {
    NetworkInterface networkInterface = network.node(node).interfaces().get(index);
    return networkInterface.address() + "/" + networkInterface.prefixLength();
  }
}
