package io.actornet.topology.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.model.NodeKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A file of another emulator")
class LabFilesTest {
  @TempDir Path directory;

  private ImportReport report;

  @Test
  @DisplayName(
      "of containerlab: both forms of links, pseudo-nodes, and what is said of several nodes")
  void containerlab() throws IOException {
    Network network =
        read(
            "small.clab.yml",
            """
            name: small
            x-common: &common {labels: {site: north}}
            topology:
              defaults: {kind: linux, labels: {site: south, owner: me}}
              kinds:
                nokia_srlinux: {image: srl, labels: {role: switching}}
              groups:
                spines: {kind: nokia_srlinux, labels: {role: spine}}
              nodes:
                a: {}
                b: {<<: *common, labels: {role: b}}
                leaf: {kind: nokia_srlinux}
                spine: {group: spines}
                br0: {kind: bridge}
              links:
                - endpoints: ["a:eth1", "leaf:e1-1"]
                  mtu: 2000
                - type: veth
                  endpoints:
                    - {node: b, interface: eth1, mac: "02:00:00:00:00:09"}
                    - {node: leaf, interface: "ethernet-1/2"}
                - endpoints: ["leaf:e1-3", "spine:e1-1"]
                - endpoints: ["leaf:e1-4", "br0:p1"]
                - endpoints: ["a:eth7", "host:veth7"]
                - {type: mgmt-net, host-interface: x, endpoint: {node: a, interface: eth8}}
            """,
            ImportOptions.DEFAULT);

    assertEquals(NodeKind.HOST, network.node("a").kind());
    assertEquals(NodeKind.ROUTER, network.node("leaf").kind());
    assertEquals(NodeKind.ROUTER, network.node("spine").kind());
    assertEquals(NodeKind.SWITCH, network.node("br0").kind());
    assertEquals(
        Map.of("site", "south", "owner", "me", "role", "spine", "group", "spines"),
        network.node("spine").options().labels());
    assertEquals("b", network.node("b").options().labels().get("role"));
    assertEquals("eth1", network.node("b").interfaces().getFirst().name());
    assertEquals("02:00:00:00:00:09", network.node("b").interfaces().getFirst().mac().toString());
    assertEquals(2000, network.node("a").interfaces().getFirst().mtu());
    assertEquals(
        List.of("e1-1", "ethernet-1-2", "e1-3", "e1-4"),
        network.node("leaf").interfaces().stream().map(at -> at.name()).toList());
    assertSaid("2 nodes became a router each.");
    assertSaid(
        "Links to the machine that runs the lab (host, mgmt-net, macvlan, vxlan, dummy) are left"
            + " out.");
  }

  @Test
  @DisplayName("of containerlab: kinds become what the options say")
  void kinds() throws IOException {
    ImportOptions options =
        new ImportOptions(
            NodeMeaning.HOST,
            Map.of("fw", NodeMeaning.ROUTER_WITH_HOST),
            ImportOptions.DEFAULT.link(),
            ImportOptions.DEFAULT.hostLink(),
            0.5,
            ImportLimits.DEFAULT);
    Network network =
        read(
            "kinds.clab.yml",
            "topology: {nodes: {a: {kind: fw}, b: {kind: srl}, c: {kind: bridge}}}",
            options);

    assertEquals(
        List.of("ROUTER a", "HOST a-host", "HOST b", "SWITCH c"),
        network.nodes().stream().map(node -> node.kind() + " " + node.name()).toList());
  }

  @Test
  @DisplayName("of Shadow: its graph stands in it, and each host is at a node")
  void shadow() throws IOException {
    Network network =
        read(
            "shadow.yaml",
            """
            general: {stop_time: 10s}
            network:
              graph:
                type: gml
                inline: |
                  graph [
                    node [ id 0 host_bandwidth_up "10 Mbit" host_bandwidth_down "20 Mbit" ]
                    node [ id 1 host_bandwidth_up "1 Gbit" host_bandwidth_down "1 Gbit" ]
                    edge [ source 0 target 0 latency "4 ms" ]
                    edge [ source 0 target 1 latency "30 ms" packet_loss 0.01 ]
                  ]
            hosts:
              server: &host
                network_node_id: 0
                processes: [{path: /bin/true}]
              client: {<<: *host, bandwidth_up: 5 Mbit}
              far: {network_node_id: 1}
            """,
            ImportOptions.DEFAULT);

    assertEquals(
        List.of(
            "HOST client", "HOST far", "ROUTER n0", "SWITCH n0-lan", "ROUTER n1", "HOST server"),
        network.nodes().stream().map(node -> node.kind() + " " + node.name()).toList());
    assertEquals(5_000_000, link(network, "client--n0-lan").aToB().rateBitsPerSecond());
    assertEquals(20_000_000, link(network, "client--n0-lan").bToA().rateBitsPerSecond());
    assertEquals(2_000_000, link(network, "n0-lan--server").aToB().delayNanos());
    assertEquals(1_000_000_000, link(network, "far--n1").aToB().rateBitsPerSecond());
    assertEquals(0.01, link(network, "n0--n1").aToB().loss());
  }

  @Test
  @DisplayName("of Shadow: the graph may be a file beside it, or Shadow's own switch")
  void shadowFiles() throws IOException {
    Files.writeString(directory.resolve("g.gml"), "graph [ node [ id 7 ] ]");
    String hosts = "\nhosts: {h: {network_node_id: 7}, i: {network_node_id: 7}}";
    Network network =
        read(
            "shadow-1.yaml",
            "network: {graph: {type: gml, file: {path: g.gml}}}" + hosts,
            ImportOptions.DEFAULT);
    assertEquals(3, network.nodes().size());

    Network lan =
        read(
            "shadow-2.yaml",
            "network: {graph: {type: 1_gbit_switch}}" + hosts.replace('7', '0'),
            ImportOptions.DEFAULT);
    assertEquals(500_000, link(lan, "h--n0-lan").aToB().delayNanos());
    assertRefused(
        "shadow-3.yaml:2: found host 'h' at node '7'; expected 'network_node_id', the id of a node"
            + " of the graph",
        "shadow-3.yaml",
        "network: {graph: {type: 1_gbit_switch}}" + hosts);
    assertRefused(
        "shadow-4.yaml:1: found the graph 'none.gml'; expected a file that can be read",
        "shadow-4.yaml",
        "network: {graph: {type: gml, file: {path: none.gml}}}" + hosts);
  }

  @Test
  @DisplayName("of KNE: machines with several neighbours forward")
  void kne() throws IOException {
    Network network =
        read(
            "small.pb.txt",
            """
            name: "small" # a comment
            nodes: { name: "vm-1" vendor: HOST services { key: 22 value: { name: "ssh}" } } }
            nodes { name: 'vm-' "2" vendor: HOST }
            nodes { name: "r1", vendor: ARISTA; }
            links: { a_node: "vm-1" a_int: "eth1" z_node: "vm-2" z_int: "eth1" }
            links < a_node: "vm-1" a_int: "eth2" z_node: "r1" z_int: "Ethernet1/1" >
            """,
            ImportOptions.DEFAULT);

    assertEquals(
        List.of("ROUTER r1", "ROUTER vm-1", "HOST vm-1-host", "HOST vm-2"),
        network.nodes().stream().map(node -> node.kind() + " " + node.name()).toList());
    assertEquals("Ethernet1-1", network.node("r1").interfaces().getFirst().name());
    assertSaid("1 machine with several neighbours forwards between them, and so is a router.");
  }

  @Test
  @DisplayName("of Kathará: a collision domain of two is a link, any other a switch")
  void kathara() throws IOException {
    Network network =
        read(
            "lab.conf",
            """
            LAB_DESCRIPTION="small"
            # devices
            pc1[0]="A"
            pc2[0]=A/02:00:00:00:00:07
            r1[0]='A'
            r1[1]="B"
            r1[image]="kathara/frr"
            r2[0]="B"   # the other one
            """,
            ImportOptions.DEFAULT);

    assertEquals(
        List.of("SWITCH lan-A", "HOST pc1", "HOST pc2", "ROUTER r1", "HOST r2"),
        network.nodes().stream().map(node -> node.kind() + " " + node.name()).toList());
    assertEquals(
        List.of("lan-A--pc1", "lan-A--pc2", "lan-A--r1", "r1--r2"),
        network.links().stream().map(Link::name).toList());
    assertEquals("02:00:00:00:00:07", network.node("pc2").interfaces().getFirst().mac().toString());
    assertEquals("eth1", network.node("r1").interfaces().get(1).name());
  }

  @Test
  @DisplayName("of Rocketfuel: latencies of both directions are one link")
  void rocketfuelLatencies() throws IOException {
    Network network =
        read(
            "latencies.intra",
            "Oslo,+Norway1 Bern2 12.5\nBern2 Oslo,+Norway1 13\n",
            ImportOptions.DEFAULT.withNodes(NodeMeaning.ROUTER));

    assertEquals(1, network.links().size());
    assertEquals(12_500_000, link(network, "Bern2--Oslo-Norway1").aToB().delayNanos());
    assertEquals(13_000_000, link(network, "Bern2--Oslo-Norway1").bToA().delayNanos());
  }

  @Test
  @DisplayName("of Rocketfuel: a map of routers, without what is outside of it")
  void rocketfuelMap() throws IOException {
    Network network =
        read(
            "1.r0.cch",
            """
            1 @Bern + bb (2) &1 -> <2> <3> {-1} =bern.example.net r0
            2 @Bern (1) -> <1> =bern2.example.net! r0
            -1 =10.0.0.1 r1
            """,
            ImportOptions.DEFAULT.withNodes(NodeMeaning.ROUTER));

    assertEquals(List.of("Bern--Bern-2"), network.links().stream().map(Link::name).toList());
    assertSaid("1 links to routers that have no line of their own are left out.");
  }

  @ParameterizedTest(name = "{0} has {1} switches, {2} routers and {3} hosts")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          minimal                | 1 | 0 | 2
          single,3               | 1 | 0 | 3
          linear,k=3             | 3 | 0 | 3
          linear,2,3             | 2 | 0 | 6
          tree,depth=2,fanout=3  | 4 | 0 | 9
          torus,3,3              | 0 | 9 | 9
          """)
  @DisplayName("of Mininet is a text")
  void mininet(String text, int switches, int routers, int hosts) {
    Network network = mininet(text);

    assertEquals(switches, count(network, NodeKind.SWITCH));
    assertEquals(routers, count(network, NodeKind.ROUTER));
    assertEquals(hosts, count(network, NodeKind.HOST));
  }

  @Test
  @DisplayName("of Mininet has Mininet's names")
  void mininetNames() {
    assertTrue(mininet("linear,2,2").node("h2s1") != null);
    assertEquals(
        "s1",
        mininet("tree,2,2").nodes().get(mininet("tree,2,2").links().getLast().a().node()).name());
    assertEquals(
        "mininet torus,2,3: found a torus of 2 by 3; expected 3 by 3 or more",
        assertThrows(DocumentException.class, () -> mininet("torus,2,3")).getMessage());
    for (String wrong :
        List.of(
            "ring,3", "single,0", "single,2,3", "tree,31", "tree,z=3", "minimal,1", "linear,")) {
      assertThrows(DocumentException.class, () -> mininet(wrong), wrong);
    }
    assertTrue(
        assertThrows(DocumentException.class, () -> mininet("tree,20,9"))
            .getMessage()
            .contains("nodes at most"));
  }

  @Test
  @DisplayName("is known by how it begins where its name says nothing")
  void detection() throws IOException {
    Map<String, GraphFormat> beginnings =
        Map.of(
            "<graphml>", GraphFormat.GRAPHML,
            "# x\nCreator \"me\"\ngraph\n[", GraphFormat.GML,
            "name: x\ntopology:\n  nodes:\n", GraphFormat.CONTAINERLAB,
            "general:\n  seed: 1\nnetwork:\n  graph:\n", GraphFormat.SHADOW,
            "network:\n  graph:\n    inline: |\n      graph [\n", GraphFormat.SHADOW,
            "name: \"x\"\nnodes: {\n", GraphFormat.KNE,
            "LAB_NAME=x\npc1[0]=\"A\"\n", GraphFormat.KATHARA,
            "12 @Bern (2) -> <3>\n", GraphFormat.ROCKETFUEL_CCH);
    for (Map.Entry<String, GraphFormat> beginning : beginnings.entrySet()) {
      Path file = Files.writeString(directory.resolve("nameless"), beginning.getKey());
      assertEquals(beginning.getValue(), GraphFormat.of(file), beginning.getKey());
    }
    assertRefused(
        "f.txt: found a file of unknown format; expected " + GraphFormat.titles(),
        "f.txt",
        "hello");
  }

  @Test
  @DisplayName("that cannot be meant is refused with its line")
  void refusals() {
    assertRefused(
        "a.clab.yml:3: found an edge between 'a' and 'b'; expected nodes that exist: there is no"
            + " node 'b'",
        "a.clab.yml",
        "topology:\n  nodes: {a: {kind: linux}}\n  links: [{endpoints: ['a:1', 'b:1']}]");
    assertRefused(
        "b.clab.yml:4: found a second link at 'a:e1'; expected one link an interface",
        "b.clab.yml",
        """
        topology:
          nodes: {a: {kind: linux}, b: {kind: linux}}
          links: [{endpoints: ["a:e1", "b:e1"]},
            {endpoints: ["a:e1", "b:e2"]}]
        """);
    assertRefused(
        "c.clab.yml:1: found no 'topology'; expected a containerlab file with topology: {nodes: …}",
        "c.clab.yml",
        "name: x");
    assertRefused(
        "lab.conf:2: found 'pc1'; expected device[0]=\"A\", device[option]=value, or # a comment",
        "lab.conf",
        "pc1[0]=A\npc1\n");
    assertRefused(
        "d.pb.txt:2: the file ends inside what begins on line 1; expected what closes it",
        "d.pb.txt",
        "nodes: { name: \"x\"\n");
    assertRefused(
        "e.pb.txt:1: found a node without 'name'; expected one", "e.pb.txt", "nodes: { }");
    assertRefused(
        "f.cch:1: found 'hello'; expected UID @PLACE (N) -> <UID> … =NAME rN", "f.cch", "hello");
    assertRefused("latencies:1: found 'a b'; expected PLACE PLACE NUMBER", "latencies", "a b");
  }

  @Test
  @DisplayName("of the shared data is a network")
  void sharedFiles() {
    Map<String, Integer> nodes =
        Map.of(
            "01-linux-nodes.clab.yml", 3,
            "clos02.clab.yml", 14,
            "10node-host.pb.txt", 11,
            "tor-minimal.gml", 3);
    nodes.forEach(
        (name, count) -> {
          NetworkBuilder builder = new NetworkBuilder();
          GraphFiles.importInto(
              builder, SharedData.file("topologies/" + name), null, name, ImportOptions.DEFAULT);
          assertEquals(count, builder.build().nodes().size(), name);
        });
  }

  private void assertRefused(String message, String name, String text) {
    DocumentException refusal =
        assertThrows(DocumentException.class, () -> read(name, text, ImportOptions.DEFAULT));
    assertEquals(message, refusal.getMessage());
  }

  private void assertSaid(String sentence) {
    assertTrue(report.assumptions().contains(sentence), () -> report.assumptions().toString());
  }

  private Network read(String name, String text, ImportOptions options) throws IOException {
    Path file = Files.writeString(directory.resolve(name), text);
    NetworkBuilder builder = new NetworkBuilder();
    report = GraphFiles.importInto(builder, file, null, name, options);
    return builder.build();
  }

  private static Network mininet(String text) {
    NetworkBuilder builder = new NetworkBuilder();
    GraphFiles.importMininet(builder, text, ImportOptions.DEFAULT);
    return builder.build();
  }

  private static long count(Network network, NodeKind kind) {
    return network.nodes().stream().filter(node -> node.kind() == kind).count();
  }

  private static Link link(Network network, String name) {
    return network.links().stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow();
  }
}
