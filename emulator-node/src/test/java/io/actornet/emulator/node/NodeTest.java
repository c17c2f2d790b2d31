package io.actornet.emulator.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.actornet.emulator.cluster.ExperimentPlanner;
import io.actornet.emulator.cluster.NamedFile;
import io.actornet.emulator.cluster.NodeException;
import io.actornet.emulator.cluster.NodeSettings;
import io.actornet.emulator.cluster.NodeSettingsReader;
import io.actornet.emulator.cluster.PartFilesCollector;
import io.actornet.emulator.control.ControlClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Three nodes of a cluster")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodeTest {
  private static final String EXPERIMENT =
      """
      version: 1
      name: pair
      partitions: 3
      stop: 1s
      topology:
        nodes: {a: {kind: host}, b: {kind: router}, c: {kind: router}, d: {kind: host}}
        links:
          - {endpoints: ["a:eth0", "b:eth0"], delay: 1ms}
          - {endpoints: ["b:eth1", "c:eth0"], delay: 1ms}
          - {endpoints: ["c:eth1", "d:eth0"], delay: 1ms}
      """;

  @TempDir private static Path directory;

  private static final CountDownLatch ALLOWED = new CountDownLatch(1);
  private static final WritingRunner RUNNER = new WritingRunner(ALLOWED);
  private static final List<Node> NODES = new ArrayList<>();

  private static NodeSettings settings(Map<String, Object> more) {
    Map<String, Object> options = new HashMap<>(more);
    options.put("trunk-port", "0");
    options.put("control-port", "0");
    options.put("cores", "2");
    options.put("directory", directory.toString());
    return NodeSettingsReader.read(options, null);
  }

  private static Node start(Map<String, Object> more) {
    return Node.start(
        settings(more),
        "1.0",
        new Node.Workers((_, _) -> RUNNER, new ExperimentPlanner(), new PartFilesCollector()));
  }

  @BeforeAll
  static void start() {
    Node first = start(Map.of("name", "a", "cluster-port", "0"));
    NODES.add(first);
    for (String name : List.of("b", "c")) {
      NODES.add(
          start(
              Map.of(
                  "name",
                  name,
                  "cluster-port",
                  "0",
                  "labels",
                  Map.of("rack", name),
                  "seeds",
                  List.of(first.address().toString()))));
    }
  }

  @AfterAll
  static void stop() throws IOException {
    NODES.reversed().forEach(Node::close);
    assertEquals(0, RUNNER.open.get());
    try (Stream<Path> left = Files.list(directory)) {
      assertEquals(List.of(), left.filter(path -> !path.endsWith("pair.yaml")).toList());
    }
  }

  private static ControlClient client(int node) {
    return new ControlClient(URI.create(NODES.get(node).control()));
  }

  private static Path experiment() throws IOException {
    return Files.writeString(directory.resolve("pair.yaml"), EXPERIMENT);
  }

  private static boolean isUp(JsonNode member) {
    return member.get("state").asText().equals("up") && member.get("control").isTextual();
  }

  @Test
  @Order(1)
  @DisplayName("know each other, and each answers for all")
  void status() throws InterruptedException {
    assertEquals(3, NODES.get(2).members());
    for (int node = 0; node < NODES.size(); node++) {
      try (ControlClient client = client(node)) {
        Await.until(
            "three members are up",
            () -> {
              List<JsonNode> members = new ArrayList<>();
              client.status().get("members").forEach(members::add);
              return members.stream().filter(NodeTest::isUp).count() == 3;
            });
        assertEquals("a", client.status().get("coordinator").asText());
      }
    }
  }

  @Test
  @Order(2)
  @DisplayName("run an experiment together, whose files any of them gives away")
  void run() throws Exception {
    try (ControlClient client = client(1)) {
      JsonNode plan = client.plan(experiment());
      String id = client.submit(experiment(), false);
      Await.until("it runs", () -> client.run(id).get("state").asText().equals("running"));
      Await.until(
          "all have said how far they are", () -> client.run(id).get("frames").asInt() == 9);
      assertEquals("a", client.run(id).get("slowest").asText());
      assertEquals(planned(plan), client.run(id).get("nodes").findValues("partitions"));
      assertEquals(id, client.status().get("run").asText());
      NodeException busy =
          assertThrows(NodeException.class, () -> client.submit(experiment(), false));
      assertEquals(
          "run " + id + " is under way, and the cluster runs one at a time", busy.getMessage());

      ALLOWED.countDown();
      Await.until("it ends", () -> client.run(id).get("state").asText().equals("finished"));
      long length = EXPERIMENT.length() * 1_000L;
      assertEquals(
          List.of(
              new NamedFile("a/captures/0.txt", length),
              new NamedFile("a/nothing", 0),
              new NamedFile("b/captures/1.txt", length),
              new NamedFile("c/captures/2.txt", length)),
          client.files(id));
      Path copy = directory.resolve("copy/2.txt");
      client.download(id, "c/captures/2.txt", copy);
      assertEquals(EXPERIMENT.repeat(1_000), Files.readString(copy));
      client.download(id, "a/nothing", copy);
      assertEquals(0, Files.size(copy));
      Files.delete(copy);
      Files.delete(copy.getParent());
      assertEquals(
          "run " + id + " has no such file",
          assertThrows(NodeException.class, () -> client.download(id, "c/captures/3.txt", copy))
              .getMessage());

      assertEquals(
          "404", answer("GET", "/runs/" + id + "/files/..%2f..%2fpair.yaml", "").substring(0, 3));

      client.stop(id);
      Await.until("nothing is left of it", () -> filesOf(id) == 0);
      assertTrue(client.run(id).get("result").isNull());
    }
  }

  /** The partitions of each node of a plan, in the order of the nodes. */
  private static List<JsonNode> planned(JsonNode plan) {
    List<JsonNode> partitions = new ArrayList<>();
    for (JsonNode node : plan.get("nodes")) {
      ArrayNode numbers = JsonNodeFactory.instance.arrayNode();
      for (JsonNode partition : plan.get("partitions")) {
        if (partition.get("node").equals(node.get("name"))) {
          numbers.add(partition.get("number"));
        }
      }
      partitions.add(numbers);
    }
    return partitions;
  }

  private static long filesOf(String run) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.endsWith(run)).count();
    } catch (IOException | UncheckedIOException removedMeanwhile) {
      return 1;
    }
  }

  @Test
  @Order(3)
  @DisplayName("say in a sentence of JSON what is wrong with a request")
  void refusals() throws Exception {
    assertEquals(
        "400 {\"error\":\"experiment.yaml:1: unknown key 'nme' in experiment; expected one of:"
            + " version, name, seed, clock, speed, max-lateness, partitions, dispatcher, stop,"
            + " topology, apps, faults, expect, capture, place (did you mean 'name'?)\"}",
        answer("POST", "/runs", "nme: x"));
    assertEquals("404 {\"error\":\"no run 'x' is known\"}", answer("GET", "/runs/x", ""));
    assertEquals("404 {\"error\":\"no run 'x' is known\"}", answer("DELETE", "/runs/x", ""));
    assertEquals("404 {\"error\":\"no run 'x' is known\"}", answer("GET", "/runs/x/files", ""));
    assertEquals(
        "404 {\"error\":\"The requested resource could not be found.\"}",
        answer("GET", "/nothing", ""));
    assertEquals(
        "405 {\"error\":\"HTTP method not allowed, supported methods: GET\"}",
        answer("POST", "/status", ""));
    assertEquals("200 {\"state\":\"up\"}", answer("GET", "/health", ""));
  }

  private static String answer(String method, String path, String body) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var response =
          http.send(
              HttpRequest.newBuilder(URI.create(NODES.get(2).control() + path))
                  .method(method, BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      return response.statusCode() + " " + response.body();
    }
  }

  @Test
  @Order(4)
  @DisplayName("leave no room for another one on their ports, or without a cluster to join")
  void cannotStart() {
    int port = NODES.get(0).address().port();
    NodeException inUse =
        assertThrows(
            NodeException.class,
            () -> start(Map.of("cluster-port", Integer.toString(port))).close());
    assertTrue(
        inUse
            .getMessage()
            .startsWith("cluster-port: port " + port + " of 127.0.0.1 cannot be used"),
        inUse.getMessage());

    NodeException alone =
        assertThrows(
            NodeException.class,
            () ->
                start(
                        Map.of(
                            "cluster-port",
                            "0",
                            "seeds",
                            List.of("127.0.0.1:9"),
                            "join-limit",
                            "1s"))
                    .close());
    assertEquals(
        "no cluster could be joined in 1 s; expected a running node at one of: 127.0.0.1:9",
        alone.getMessage());
  }
}
