package io.actornet.emulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Bad input gives one line with its place, exit status 2 and no run directory")
class BadInputTest {
  private static final String NETWORK =
      """
      version: 1
      topology:
        nodes:
          a: {kind: host}
          b: {kind: host}
        links:
          - {endpoints: ["a:eth0", "b:eth0"], delay: 1ms}
      """;

  @TempDir Path directory;

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("an unknown key", NETWORK.replace("delay", "dely"), 7, "'dely'", "'delay'"),
        mistake("a missing unit", NETWORK.replace("1ms", "1"), 7, "'1'", "with its unit"),
        mistake("a duplicate name", NETWORK.replace("b: {", "a: {"), 5, "'a'", "once"),
        mistake(
            "a duplicate address",
            NETWORK.replace("{kind: host}", "{kind: host, address: 10.1.0.1/24}"),
            5,
            "10.1.0.1",
            "address"),
        mistake(
            "an endpoint that does not exist",
            NETWORK.replace("b:eth0", "c:eth0"),
            7,
            "c:eth0",
            "node"),
        mistake(
            "a subnet that is too small",
            """
            version: 1
            topology:
              generate: {star: {hosts: 9}}
              nodes:
                x: {kind: host, address: 10.0.0.1/30}
              links:
                - {endpoints: [x, switch]}
            """,
            0,
            "10.0.0.",
            ""),
        mistake("no YAML", "topology: [a, b", 1, "YAML", "a YAML file"),
        mistake("an unknown section", NETWORK + "app: []\n", 8, "'app'", "'apps'"),
        mistake("another version", NETWORK.replace("version: 1", "version: 2"), 1, "'2'", "1"),
        mistake("an unknown application", apps("{on: a, pong: {to: b}}"), 9, "'pong'", "'ping'"),
        mistake("an unknown option", apps("{on: a, ping: {two: b}}"), 9, "'two'", "to"),
        mistake("an application on nobody", apps("{on: c, ping: {to: b}}"), 9, "'c'", "node"),
        mistake("a target that is nobody", apps("{on: a, ping: {to: bb}}"), 9, "'bb'", "'b'"),
        mistake("a count below 0", apps("{on: a, ping: {to: b, count: -1}}"), 9, "-1", "0"),
        mistake(
            "a port for two applications",
            apps("{on: a, udp-sink: {port: 9}}\n  - {on: [b, a], udp-sink: {port: 9}}"),
            10,
            "UDP port 9 on a for udp-sink, which udp-sink in line 9 has",
            "a port of its own"),
        mistake(
            "a DNS server and a resolver on one host",
            apps("{on: a, dns-server: {records: {x.y: b}}}\n  - {on: a, dns-resolver: {}}"),
            10,
            "UDP port 53 on a",
            "a port of its own"),
        mistake(
            "a class that is not there",
            apps("{on: a, class: com.example.No}"),
            9,
            "com.example.No",
            "--classpath"),
        mistake(
            "a fault of a later form", faults("{name: x, on: a, delay: 1s}"), 9, "'delay'", "drop"),
        mistake("a fault without action", faults("{name: x, on: a}"), 9, "no action", "drop: true"),
        mistake(
            "flags that are none",
            faults("{name: x, on: a, match: {flags: SIN}, drop: true}"),
            9,
            "SIN",
            "SYN"),
        mistake(
            "a fault after the end",
            faults("{name: x, link: a--b, at: 1h, down: true}"),
            9,
            "3600s",
            "60s"),
        mistake(
            "an unknown counter",
            expect("{ping.recieved: {on: a}, is: \"== 1\"}"),
            9,
            "ping.recieved",
            "ping.received"),
        mistake(
            "an unknown label",
            expect("{ping.received: {colour: red}, is: \"== 1\"}"),
            9,
            "colour",
            "on"),
        mistake(
            "an unknown operator", expect("{ping.received: {on: a}, is: \"~ 1\"}"), 9, "~ 1", ">="),
        mistake(
            "a target that is the host itself",
            apps("{on: a, ping: {to: a}}"),
            9,
            "itself",
            "'to'"),
        mistake(
            "an application after the end",
            apps("{on: a, ping: {to: b, at: 2h}}"),
            9,
            "7200s",
            "60s"),
        mistake(
            "an application that would start at the end",
            apps("{on: [a, b], udp-sink: {port: 9, every: 1min}}"),
            9,
            "udp-sink on b at 60s",
            "before the run stops"),
        mistake(
            "a name on a host that knows no resolver",
            apps("{on: a, browse: {url: \"http://www.example.com/\"}}"),
            9,
            "'www.example.com' on a, which has no 'dns'",
            "an address"),
        mistake(
            "another one",
            apps("{on: a, tcp-send: {to: x.example.com, port: 9}}"),
            9,
            "'x.example.com'",
            "'dns' of a"),
        mistake(
            "a target without a link",
            apps("{on: a, ping: {to: c}}").replace("  links:", "    c: {kind: host}\n  links:"),
            10,
            "'c'",
            "a node with a link: c has none"),
        mistake(
            "a target that is a switch",
            apps("{on: a, ping: {to: c}}").replace("  links:", "    c: {kind: switch}\n  links:"),
            10,
            "'c'",
            "a host or router"),
        mistake(
            "options that a class refuses",
            apps("{on: a, class: io.actornet.emulator.experiment.Greeter, options: {x: y}}"),
            9,
            "Greeter' refuses (found no greeting, expected one)",
            "options that it takes"),
        mistake(
            "too deep a nesting",
            NETWORK + "name: " + "[".repeat(60) + "]".repeat(60),
            8,
            "50",
            "no more"),
        mistake("a port beyond all", apps("{on: a, udp-sink: {port: 70000}}"), 9, "70000", "65535"),
        mistake("a URL that is none", apps("{on: a, browse: {url: x}}"), 9, "'x'", "http://"),
        mistake(
            "an unknown key of an interface",
            NETWORK.replace("a: {kind: host}", "a: {kind: host, interfaces: {eth0: {adress: x}}}"),
            4,
            "'adress'",
            "'address'"),
        mistake(
            "a direction to nobody",
            NETWORK.replace("delay: 1ms", "to: {c: {}}"),
            7,
            "'c'",
            "a or b"),
        mistake("an interface used twice", link("[\"a:eth0\", b]"), 8, "a:eth0", "line 7"),
        mistake("a link to oneself", link("[a, a]"), 8, "'a", "different"),
        mistake(
            "a duplicate MAC address",
            NETWORK.replace("{kind: host}", "{kind: host, mac: \"02:00:00:00:00:01\"}"),
            5,
            "02:00:00:00:00:01",
            "no other"),
        mistake("a /32 on a link", address("10.0.0.1/32"), 4, "/32", "/30"),
        mistake("a network's own address", address("10.0.0.0/24"), 4, "10.0.0.0/24", "10.0.0.254"),
        mistake("a loopback address", address("127.0.0.1/8"), 4, "127.0.0.1", "127.0.0.0/8"),
        mistake("a negative delay", NETWORK.replace("1ms", "-1ms"), 7, "-1ms", "50ms"),
        mistake("no delay at all", NETWORK.replace("1ms", "0s"), 7, "'0s'", "1ns"),
        mistake(
            "a huge delay", NETWORK.replace("1ms", "1" + "0".repeat(20) + "s"), 7, "00s", "most"),
        mistake("no rate at all", NETWORK.replace("delay: 1ms", "rate: 0bit"), 7, "0bit", "1bit"),
        mistake("a loss above all", NETWORK.replace("delay: 1ms", "loss: 200%"), 7, "200%", "100%"),
        mistake("a list for a mapping", "version: 1\ntopology: [a]\n", 2, "a list", "a mapping"),
        mistake("a key twice", NETWORK + "version: 1\n", 8, "'version'", "once"),
        mistake("a tab", NETWORK.replace("    b:", "\tb:"), 5, "TAB", "YAML"),
        mistake(
            "a merge key",
            NETWORK.replace("a: {", "a: &h {").replace("b: {kind: host}", "b: {<<: *h}"),
            5,
            "'<<'",
            "alias"),
        mistake("an alias of nothing", NETWORK.replace("b: {kind: host}", "b: *h"), 5, "h", "YAML"),
        mistake("a tag", NETWORK + "seed: !!java.net.URL 5\n", 8, "tag", "YAML"),
        mistake("two documents", NETWORK + "---\na: 1\n", 8, "another document", "YAML"),
        mistake("an empty file", "", 0, "empty", "a YAML file"),
        mistake("bytes that are no text", "\0\1\2", 1, "not", "expected"),
        mistake("a name that is a path", NETWORK + "name: ../x\n", 8, "../x", "letters"),
        mistake("no time to run", NETWORK + "stop: 0s\n", 8, "0s", "above 0"),
        mistake(
            "an import of itself",
            "version: 1\ntopology: {import: bad.yaml}\n",
            2,
            "unknown format",
            "GraphML"),
        mistake("an unknown interface", NETWORK + "capture: [\"a:eth7\"]\n", 8, "a:eth7", "eth0"));
  }

  private static String apps(String entry) {
    return NETWORK + "apps:\n  - " + entry + "\n";
  }

  private static String link(String endpoints) {
    return NETWORK + "    - {endpoints: " + endpoints + "}\n";
  }

  private static String address(String address) {
    return NETWORK.replace("a: {kind: host}", "a: {kind: host, address: " + address + "}");
  }

  private static String faults(String entry) {
    return NETWORK + "faults:\n  - " + entry + "\n";
  }

  private static String expect(String entry) {
    return NETWORK + "expect:\n  - " + entry + "\n";
  }

  private static Arguments mistake(
      String name, String text, int line, String found, String expected) {
    return Arguments.argumentSet(name, text, line, found, expected);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isRefused(String text, int line, String found, String expected) throws IOException {
    Path file = Files.writeString(directory.resolve("bad.yaml"), text);
    Path runs = directory.resolve("out");

    for (String command : List.of("validate", "run")) {
      Commanded commanded =
          command.equals("run")
              ? Commanded.execute(command, file.toString(), "--out", runs.toString())
              : Commanded.execute(command, file.toString());

      assertEquals(2, commanded.status(), commanded.err());
      assertEquals("", commanded.out());
      assertEquals(1, commanded.err().lines().count(), commanded.err());
      assertTrue(
          commanded.err().contains(file + ":" + (line == 0 ? "" : line + ":")), commanded.err());
      assertTrue(commanded.err().contains(found), commanded.err());
      assertTrue(commanded.err().contains(expected), commanded.err());
      assertFalse(Files.exists(runs));
    }
  }

  @Test
  @DisplayName("a truncated GraphML")
  void truncatedGraph() throws IOException {
    Path graph =
        Files.writeString(
            directory.resolve("cut.graphml"), "<?xml version=\"1.0\"?>\n<graphml>\n<graph");
    Path file =
        Files.writeString(
            directory.resolve("bad.yaml"), "version: 1\ntopology: {import: cut.graphml}\n");

    Commanded commanded = Commanded.execute("validate", file.toString());

    assertEquals(2, commanded.status(), commanded.err());
    assertEquals(1, commanded.err().lines().count(), commanded.err());
    assertTrue(commanded.err().contains(graph.getFileName() + ":3"), commanded.err());
    assertTrue(commanded.err().contains("expected"), commanded.err());
  }

  @Test
  @DisplayName("a GraphML with entities, whether they read files or grow")
  void entities() throws IOException {
    Files.writeString(
        directory.resolve("xxe.graphml"),
        """
        <?xml version="1.0"?>
        <!DOCTYPE graphml [<!ENTITY x SYSTEM "file:///etc/passwd">]>
        <graphml><graph edgedefault="undirected"><node id="&x;"/></graph></graphml>
        """);
    Path file =
        Files.writeString(
            directory.resolve("bad.yaml"), "version: 1\ntopology: {import: xxe.graphml}\n");

    Commanded commanded = Commanded.execute("validate", file.toString());

    assertEquals(2, commanded.status(), commanded.err());
    assertEquals(1, commanded.err().lines().count(), commanded.err());
    assertTrue(commanded.err().contains("xxe.graphml:2: found a document type"), commanded.err());
  }

  @Test
  @DisplayName("a file that is not UTF-8, and a directory")
  void noText() throws IOException {
    Path latin = directory.resolve("latin.yaml");
    Files.write(latin, (NETWORK + "name: caf\u00e9\n").getBytes(StandardCharsets.ISO_8859_1));
    for (Path file : List.of(latin, directory)) {
      Commanded commanded = Commanded.execute("validate", file.toString());

      assertEquals(2, commanded.status(), commanded.err());
      assertEquals(1, commanded.err().lines().count(), commanded.err());
      assertTrue(commanded.err().contains(file + ":"), commanded.err());
      assertTrue(commanded.err().contains("expected"), commanded.err());
    }
  }

  @Test
  @DisplayName("a pipe that nobody writes to, and a device that never ends")
  void noPlainFile() throws Exception {
    Path pipe = directory.resolve("pipe");
    assumeTrue(
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "there is no mkfifo");
    Path importing =
        Files.writeString(
            directory.resolve("import.yaml"), "version: 1\ntopology: {import: pipe.graphml}\n");
    Files.createSymbolicLink(directory.resolve("pipe.graphml"), pipe);
    for (Path file : List.of(pipe, Path.of("/dev/zero"), importing)) {
      Commanded commanded =
          assertTimeoutPreemptively(
              Duration.ofSeconds(30), () -> Commanded.execute("validate", file.toString()));

      assertEquals(2, commanded.status(), commanded.err());
      assertEquals(1, commanded.err().lines().count(), commanded.err());
      assertTrue(
          commanded.err().contains("a pipe or a device; expected a plain file"), commanded.err());
    }
  }

  @Test
  @DisplayName("a file that is not there")
  void noFile() {
    Commanded commanded = Commanded.execute("run", directory.resolve("no.yaml").toString());

    assertEquals(2, commanded.status());
    assertTrue(commanded.err().contains("no such file"), commanded.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--clock virtual --speed 2",
        "--speed 2",
        "--clock wall",
        "--speed 0",
        "--partitions 0",
        "--partitions many",
        "--seed x",
        "--dispatcher fast",
        "--format xml"
      })
  @DisplayName("options that make no sense")
  void badOptions(String options) throws IOException {
    Path file = Files.writeString(directory.resolve("good.yaml"), NETWORK);
    String out = directory.resolve("out").toString();

    Commanded commanded =
        Commanded.execute(("run " + file + " --out " + out + " " + options).split(" ", -1));

    assertEquals(2, commanded.status(), commanded.err());
    assertEquals(1, commanded.err().lines().count(), commanded.err());
    assertTrue(commanded.err().contains("expected"), commanded.err());
    assertFalse(Files.exists(Path.of(out)));
  }

  @Test
  @DisplayName("an option that is not there")
  void unknownOption() {
    Commanded commanded = Commanded.execute("run", "x.yaml", "--sed", "1");

    assertEquals(2, commanded.status());
    assertEquals(1, commanded.err().lines().count(), commanded.err());
    assertTrue(commanded.err().contains("--seed"), commanded.err());
  }

  @Test
  @DisplayName("a directory that holds something already")
  void directoryInUse() throws IOException {
    Path file = Files.writeString(directory.resolve("good.yaml"), NETWORK);
    Path kept = Files.writeString(directory.resolve("kept"), "");

    Commanded commanded = Commanded.execute("run", file.toString(), "--out", directory.toString());

    assertEquals(2, commanded.status(), commanded.err());
    assertEquals(1, commanded.err().lines().count(), commanded.err());
    assertTrue(Files.exists(kept));
  }
}
