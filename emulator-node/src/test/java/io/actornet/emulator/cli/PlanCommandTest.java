package io.actornet.emulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("actornet plan")
class PlanCommandTest {
  private static final String EXPERIMENT =
      """
      version: 1
      name: pair
      stop: 1s
      topology:
        nodes: {a: {kind: host}, b: {kind: router}, c: {kind: router}, d: {kind: host}}
        links:
          - {endpoints: ["a:eth0", "b:eth0"], delay: 1ms}
          - {endpoints: ["b:eth1", "c:eth0"], delay: 3ms, jitter: 1ms}
          - {endpoints: ["c:eth1", "d:eth0"], delay: 1ms}
      """;

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(directory.resolve("pair.yaml"), EXPERIMENT);
  }

  @Test
  @DisplayName("names every device, cut link and node, and runs nothing")
  void json() throws IOException {
    Commanded planned =
        Commanded.execute("plan", file.toString(), "--nodes", "2", "--format", "json");

    assertEquals(0, planned.status(), planned.err());
    JsonNode plan = new ObjectMapper().readTree(planned.out());
    assertEquals("[\"a\",\"b\"]", plan.at("/partitions/0/devices").toString());
    assertEquals("[\"c\",\"d\"]", plan.at("/partitions/1/devices").toString());
    assertEquals(0.5, plan.at("/partitions/0/share").asDouble());
    assertEquals("{\"host\":1,\"router\":1}", plan.at("/partitions/0/kinds").toString());
    assertEquals(2, plan.get("nodes").size());
    assertEquals(plan.get("lookahead_nanos"), plan.at("/cut_links/0/floor_nanos"));
    assertEquals("b--c", plan.at("/cut_links/0/name").asText());
    assertTrue(plan.at("/cut_links/0/between_nodes").asBoolean());
    assertEquals(1, plan.get("cut_links").size());
    assertEquals(1, directory.toFile().list().length);
  }

  @Test
  @DisplayName("says in a table what few devices are, and how many of many")
  void text() {
    Commanded planned = Commanded.execute("plan", file.toString(), "--partitions", "2");

    assertEquals(0, planned.status(), planned.err());
    assertTrue(planned.out().startsWith("pair: 2 partitions on 1 node, lookahead "), planned.out());
    assertTrue(planned.out().contains("1 host, 1 router: a … b\n"), planned.out());
    assertTrue(planned.out().contains("1 link cut, 0 of them between nodes\n"), planned.out());
  }

  @Test
  @DisplayName("places devices where 'place' wants them, on nodes but not in one process")
  void placed() throws IOException {
    Files.writeString(file, EXPERIMENT + "place: [{on: a, node: node-2}, {on: b, node: node-1}]\n");
    Commanded planned =
        Commanded.execute("plan", file.toString(), "--nodes", "2", "--format", "json");

    assertEquals(0, planned.status(), planned.err());
    for (JsonNode partition : new ObjectMapper().readTree(planned.out()).get("partitions")) {
      String node = partition.get("node").asText();
      String devices = partition.get("devices").toString();
      assertEquals(node.equals("node-2"), devices.contains("\"a\""), planned.out());
      assertEquals(node.equals("node-1"), devices.contains("\"b\""), planned.out());
    }
    Commanded alone = Commanded.execute("plan", file.toString());
    assertTrue(alone.out().startsWith("pair: 1 partition on 1 node"), alone.out());
  }

  @Test
  @DisplayName("refuses to place devices where no node is, and a device in two places")
  void misplaced() throws IOException {
    Files.writeString(file, EXPERIMENT + "place: [{on: a, node: {zone: x}}]\n");
    Commanded nowhere = Commanded.execute("plan", file.toString(), "--nodes", "2");
    assertEquals(3, nowhere.status());
    assertEquals(
        "actornet: 'place' wants devices on a node with the label zone=x, and no node has it:"
            + " there are node-1, node-2\n",
        nowhere.err());

    Files.writeString(
        file, EXPERIMENT + "place: [{on: a, node: n}, {on: 'a,b', node: {zone: x}}]\n");
    Commanded twice = Commanded.execute("plan", file.toString(), "--nodes", "2");
    assertEquals(2, twice.status());
    assertEquals(
        "actornet: "
            + file
            + ":10: 'a', which line 10 places on a node with the name n; expected one place for"
            + " each device\n",
        twice.err());
  }

  @Test
  @DisplayName("says of one process that nothing is cut")
  void oneProcess() {
    Commanded planned = Commanded.execute("plan", file.toString());

    assertTrue(
        planned.out().startsWith("pair: 1 partition on 1 node, no link is cut\n"), planned.out());
  }

  @Test
  @DisplayName("refuses two clusters, and one that does not answer")
  void refusals() {
    String url = "http://127.0.0.1:9";
    Commanded both = Commanded.execute("plan", file.toString(), "--nodes", "2", "--cluster", url);
    assertEquals(2, both.status());

    Commanded silent = Commanded.execute("plan", file.toString(), "--cluster", url);
    assertEquals(3, silent.status());
    assertEquals(
        "actornet: no node answers at http://127.0.0.1:9; expected the control address of a"
            + " running node\n",
        silent.err());
  }
}
