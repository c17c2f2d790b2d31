package io.actornet.emulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The command line")
class CommandsTest {
  private static final Path PING = Path.of("../topology/examples/ping.yaml");

  @TempDir Path directory;

  @Test
  @DisplayName("runs an experiment and prints one line of JSON")
  void runPrintsJson() throws IOException {
    JsonNode run = run("one");

    assertEquals("PASSED", run.get("verdict").asText());
    assertEquals(64, run.get("digest").asText().length());
    assertTrue(Files.exists(Path.of(run.get("run_directory").asText()).resolve("report.json")));
  }

  @Test
  @DisplayName("runs an experiment and shows people who sent what to whom, and what came of it")
  void runPrintsText() {
    Commanded commanded =
        Commanded.execute("run", PING.toString(), "--out", directory.resolve("r").toString());

    assertEquals(0, commanded.status(), commanded.err());
    assertTrue(commanded.out().contains("ICMP echo request"), commanded.out());
    assertTrue(commanded.out().contains("ping.summary"), commanded.out());
    assertTrue(commanded.out().contains("PASSED"), commanded.out());
    assertEquals("", commanded.err());
  }

  @Test
  @DisplayName("shows how long each phase of a page took")
  void pageTimes() {
    Commanded commanded =
        Commanded.execute(
            "run",
            "../topology/examples/browse.yaml",
            "--out",
            directory.resolve("browse").toString());

    assertEquals(0, commanded.status(), commanded.err());
    for (String phase : List.of("ARP", "DNS", "connect", "waiting", "content")) {
      assertTrue(
          Pattern.compile("(?m)^  " + phase + " +[0-9.]+ (µs|ms)  +[█▏▎▍▌▋▊▉]")
              .matcher(commanded.out())
              .find(),
          commanded.out());
    }
  }

  @Test
  @DisplayName("finds two runs equal, and different when something was changed")
  void diff() throws IOException {
    String one = run("one").get("run_directory").asText();
    String same = run("same").get("run_directory").asText();
    Path changed = directory.resolve("changed.yaml");
    Files.writeString(changed, Files.readString(PING).replace("delay: 500us", "delay: 501us"));
    Path other = directory.resolve("other");
    Commanded.execute("run", changed.toString(), "--out", other.toString());

    assertEquals(0, Commanded.execute("diff", one, same).status());
    Commanded different = Commanded.execute("diff", one, other.toString());
    assertEquals(1, different.status(), different.err());
    assertTrue(different.out().contains("first difference"), different.out());
    assertEquals(2, Commanded.execute("diff", one, directory.toString()).status());
  }

  @Test
  @DisplayName("prints a network under the name of its experiment")
  void printsName() throws IOException {
    Path file = directory.resolve("file.yaml");
    Files.writeString(file, Files.readString(PING).replaceFirst("name: .*", "name: of-it"));

    Commanded named = Commanded.execute("topology", "print", file.toString());
    assertTrue(named.out().contains("\nname: of-it\n"), named.out());
    Files.writeString(file, Files.readString(PING).replaceFirst("name: .*", ""));
    Commanded unnamed = Commanded.execute("topology", "print", file.toString());
    assertTrue(unnamed.out().contains("\nname: file\n"), unnamed.out());
  }

  @Test
  @DisplayName("estimates what senders without an end send, and says what bounds them")
  void endless() throws IOException {
    String links =
        """
        version: 1
        stop: 10s
        topology:
          generate: {dumbbell: {flows: 2, bottleneck-rate: 20mbit}}
        apps:
          - {on: "receiver*", tcp-sink: {port: 9}}
          - {on: "sender*", tcp-send: {to: "receiver*", pairwise: true, port: 9}}
        """;
    Path file = Files.writeString(directory.resolve("endless.yaml"), links);

    JsonNode estimate =
        new ObjectMapper()
            .readTree(Commanded.execute("validate", file.toString(), "--format", "json").out());
    // 25 MB are 17,270 segments; with acknowledgments they cross 3 links each.
    assertEquals(90_000, estimate.get("events").asDouble(), 20_000, estimate.toString());
    assertTrue(estimate.get("estimate_complete").asBoolean(), estimate.toString());
    Path quiet =
        Files.writeString(
            directory.resolve("quiet.yaml"), links.substring(0, links.indexOf("apps:")));
    String text = Commanded.execute("validate", quiet.toString()).out();
    assertTrue(text.contains(" 0 events "), text);
    text = Commanded.execute("validate", file.toString()).out();
    assertTrue(text.contains("at most 10 Mbit/s, by its share of link left--right."), text);

    Files.writeString(file, links.replace("port: 9}}\n", "port: 9, at: 9s}}\n").replace("20", "0"));
    text = Commanded.execute("validate", file.toString()).out();
    assertTrue(text.contains("at most 87 Mbit/s, by its buffers and the round trip."), text);
  }

  @Test
  @DisplayName("has exit status 1 when an expectation does not hold")
  void expectationFails() throws IOException {
    Path file = directory.resolve("fails.yaml");
    Files.writeString(file, Files.readString(PING).replace("\"== 4\"", "\"== 5\""));

    Commanded commanded =
        Commanded.execute("run", file.toString(), "--out", directory.resolve("r").toString());

    assertEquals(1, commanded.status(), commanded.err());
    assertTrue(commanded.out().contains("FAILED"), commanded.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nope",
        "run a b",
        "run --nope",
        "topology nope",
        "topology generate",
        "topology generate fat-tree k=3",
        "topology generate fat-tree k=2 k=4",
        "topology generate fat-tree ports=4",
        "topology import --nodes x ../topology/examples/graphs/triangle.graphml",
        "topology import --link delay=1 ../topology/examples/graphs/triangle.graphml",
        "topology import --routing by=luck ../topology/examples/graphs/triangle.graphml",
        "topology print",
        "topology import",
        "topology export ../topology/examples/ping.yaml",
        "topology export --to png ../topology/examples/ping.yaml",
        "topology path ../topology/examples/ping.yaml nobody",
        "topology path ../topology/examples/browse.yaml browser 10.0.0.256",
        "diff one",
        "diff /tmp /tmp",
        "bench",
        "bench nope",
        "bench chain --k 4",
        "bench chain --routers 0",
        "bench chain --routers x",
        "bench chain --repetitions 0",
        "bench chain --partitions 2000",
        "bench chain --dispatcher fast",
        "bench lan --hosts 1",
        "bench fat-tree --k 3 --print"
      })
  @DisplayName("refuses arguments that make no sense, in one line that says whose help to read")
  void badArguments(String arguments) {
    Commanded refused = Commanded.execute(arguments.split(" ", -1));

    assertEquals(2, refused.status(), refused.err());
    assertEquals("", refused.out());
    assertTrue(
        refused.err().matches("actornet: .* \\(see: actornet.* --help\\)\\R"), refused.err());
    assertFalse(refused.err().contains("index"), refused.err());
  }

  @Test
  @DisplayName("prints a benchmark's figures, its cost and the machine in one line of JSON")
  void bench() throws IOException {
    Commanded ran = Commanded.execute("bench", "lan", "--hosts", "5", "--format", "json");

    assertEquals(0, ran.status(), ran.err());
    assertEquals(1, ran.out().lines().count(), ran.out());
    JsonNode values = new ObjectMapper().readTree(ran.out());
    for (String key :
        List.of(
            "bench",
            "hosts",
            "setup_seconds",
            "run_seconds",
            "deliveries_per_cpu_second",
            "bytes_per_host",
            "wall_seconds",
            "cpu_seconds",
            "digest",
            "machine")) {
      assertTrue(values.has(key), key);
    }
    assertTrue(values.get("machine").get("cores").asInt() > 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"validate", "run"})
  @DisplayName("warns of a loop of switches, and goes on")
  void loop(String command) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("loop.yaml"),
            """
            version: 1
            topology:
              nodes: {a: {kind: host}, s: {kind: switch}, t: {kind: switch}}
              links: [{endpoints: [a, s]}, {endpoints: [s, t]}, {endpoints: [t, s]}]
            """);
    String out = directory.resolve("r").toString();
    Commanded warned =
        command.equals("run")
            ? Commanded.execute(command, file.toString(), "--out", out)
            : Commanded.execute(command, file.toString());

    assertEquals(0, warned.status(), warned.err());
    String said = warned.out() + warned.err();
    assertTrue(said.contains("switches t, s form a loop"), said);
    assertTrue(said.contains("s--t, s--t#2"), said);
  }

  @Test
  @DisplayName("lists the generators with their parameters")
  void generators() {
    Commanded helped = Commanded.execute("topology", "generate", "--help");

    assertTrue(helped.out().contains("fat-tree"), helped.out());
    assertTrue(helped.out().contains("bottleneck-rate"), helped.out());
  }

  @Test
  @DisplayName("estimates what a run needs")
  void validate() throws IOException {
    Commanded commanded = Commanded.execute("validate", PING.toString(), "--format", "json");

    assertEquals(0, commanded.status(), commanded.err());
    JsonNode values = new ObjectMapper().readTree(commanded.out());
    assertEquals(3, values.get("devices").asInt());
    assertTrue(values.get("events").asLong() > 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"generate chain routers=3", "print ../topology/examples/ping.yaml"})
  @DisplayName("prints networks that it reads again")
  void topology(String arguments) throws IOException {
    Commanded printed = Commanded.execute(("topology " + arguments).split(" ", -1));

    assertEquals(0, printed.status(), printed.err());
    Path file = Files.writeString(directory.resolve("printed.yaml"), printed.out());
    assertEquals(0, Commanded.execute("validate", file.toString()).status());
    Commanded again = Commanded.execute("topology", "print", file.toString());
    assertEquals(
        printed.out().substring(printed.out().indexOf("topology:")),
        again.out().substring(again.out().indexOf("topology:")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"svg", "dot", "graphml", "json", "yaml"})
  @DisplayName("exports the network of an experiment and of a graph")
  void export(String format) {
    for (String file : List.of("browse.yaml", "graphs/triangle.graphml")) {
      Commanded exported =
          Commanded.execute("topology", "export", "--to", format, "../topology/examples/" + file);

      assertEquals(0, exported.status(), exported.err());
      assertTrue(exported.out().length() > 200, exported.out());
    }
  }

  @Test
  @DisplayName("tells the way between two nodes, and the addresses and routes of one")
  void path() {
    String file = "../topology/examples/browse.yaml";
    Commanded way = Commanded.execute("topology", "path", file, "browser", "web");
    assertEquals(0, way.status(), way.err());
    assertTrue(way.out().startsWith("browser:eth0 -> gw (10.0.0.1)  "), way.out());
    assertTrue(way.out().contains(" one way, at most "), way.out());

    Commanded node = Commanded.execute("topology", "path", file, "browser");
    assertTrue(node.out().contains("eth0  10.0.0.2/24"), node.out());
    assertTrue(node.out().contains(" via 10.0.0.1 dev eth0"), node.out());

    Commanded none = Commanded.execute("topology", "path", file, "browser", "203.0.113.1");
    assertEquals(1, none.status(), none.err());
    assertTrue(none.out().contains("no way from "), none.out());
  }

  @Test
  @DisplayName("imports a graph with all that an experiment can say of it")
  void importOptions() {
    Commanded imported =
        Commanded.execute(
            "topology",
            "import",
            "../topology/examples/graphs/triangle.graphml",
            "--nodes",
            "router",
            "--attach",
            "kind:router=2",
            "--link",
            "loss=0.5%",
            "--link",
            "jitter=1us",
            "--routing",
            "by=hops",
            "--routing",
            "multipath=true");

    assertEquals(0, imported.status(), imported.err());
    assertEquals(6, imported.out().split("kind: host", -1).length - 1, imported.out());
    assertTrue(imported.out().contains("loss: 0.5%"), imported.out());
    assertTrue(imported.out().contains("jitter: 1us"), imported.out());
    assertTrue(imported.out().contains("routing: {by: hops, multipath: true}"), imported.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "topology generate star hosts=x",
        "topology generate rings",
        "topology import --mininet ring,3",
        "topology"
      })
  @DisplayName("refuses networks that it cannot make")
  void badTopology(String arguments) {
    Commanded refused = Commanded.execute(arguments.split(" ", -1));

    assertEquals(2, refused.status());
    assertEquals(1, refused.err().lines().count(), refused.err());
    assertTrue(refused.err().contains("expected"), refused.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "validate", "topology", "diff"})
  @DisplayName("helps with an example for each command")
  void help(String command) {
    Commanded helped = Commanded.execute(command, "--help");

    assertEquals(0, helped.status());
    assertTrue(helped.out().contains("actornet " + command + " "), helped.out());
    assertTrue(helped.out().contains("Example"), helped.out());
  }

  private JsonNode run(String name) throws IOException {
    Commanded commanded =
        Commanded.execute(
            "run",
            PING.toString(),
            "--format",
            "json",
            "--out",
            directory.resolve(name).toString());
    assertEquals(0, commanded.status(), commanded.err());
    assertEquals(1, commanded.out().lines().count(), commanded.out());
    return new ObjectMapper().readTree(commanded.out());
  }
}
