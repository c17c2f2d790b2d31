package io.actornet.emulator.run;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.emulator.capture.CaptureFiles;
import io.actornet.emulator.capture.Tshark;
import io.actornet.emulator.experiment.ExperimentReader;
import io.actornet.emulator.report.RunVerdict;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("tshark, with every check of checksums on,")
class TsharkTest {
  private static final Path EXAMPLES = Path.of("..", "topology", "examples");

  /** The examples whose networks lose, reorder and repeat nothing. */
  private static final List<String> CLEAN =
      List.of("browse.yaml", "import.yaml", "ping.yaml", "rarp.yaml", "traceroute.yaml");

  private static final String EVERYWHERE = "[\"*\"]";

  private static final int ENHANCED_PACKET_BLOCK = 6;

  @TempDir private Path directory;

  @BeforeEach
  void needsTshark() {
    Tshark.assumeInstalled();
  }

  @ParameterizedTest
  @MethodSource("clean")
  @DisplayName("finds no fault in any capture of a clean example")
  void cleanExample(String example) throws IOException {
    assertClean(runExample(example, EVERYWHERE));
  }

  static List<String> clean() {
    return CLEAN;
  }

  @Test
  @DisplayName("finds no fault in any capture of Abilene, where every host asks every other")
  void abilene() throws IOException {
    assertClean(
        captured(
            """
            version: 1
            name: abilene
            stop: 60s
            topology: {import: "%s"}
            apps:
              - {on: "kind:host", http-server: {port: 80, document: "/", size: 20kB}}
              - {on: "kind:host", ping: {to: "kind:host", count: 1, at: 1s, every: 1ms}}
              - {on: "kind:host", http-get: {url: "http://{to}/", to: "kind:host", at: 5s, every: 10ms}}
            capture: ["kind:host"]
            """
                .formatted(SharedData.file("topologies/Abilene.graphml"))));
  }

  @Test
  @DisplayName("finds no fault in any capture of a fat-tree in which no queue is full")
  void fatTree() throws IOException {
    assertClean(
        captured(
            """
            version: 1
            name: fat-tree
            stop: 1s
            topology: {generate: {fat-tree: {k: 4, rate: 100mbit}}}
            apps:
              - {on: "host*", tcp-sink: {port: 9}}
              - {on: "host[0-7]", tcp-send: {to: "host[8-15]", pairwise: true, port: 9, size: 100kB, every: 100us}}
            expect:
              - {tcp-sink.bytes: {}, is: "== 800000"}
            capture: ["host[0-3,8-11]", "core0-0:*"]
            """));
  }

  @ParameterizedTest
  @MethodSource("lossy")
  @DisplayName("finds nothing but what was lost in an example that loses frames")
  void lossyExample(String example) throws IOException {
    RunResult run = rerun(example, EVERYWHERE);
    Path merged = merged(run);

    assertNothing(merged, Tshark.frames(merged, Tshark.UNSOUND));
    assertEquals(
        run.report().counters().getOrDefault("tcp.retransmissions", 0L),
        Tshark.frames(merged, Tshark.REPEATED).size());
  }

  static List<String> lossy() throws IOException {
    List<String> examples = new ArrayList<>(ExamplesTest.examples());
    examples.removeAll(CLEAN);
    return examples;
  }

  @Test
  @DisplayName("does see the losses of the lossy example, so that its silence means something")
  void sees() throws IOException {
    Path client = runExample("lossy.yaml", "[\"client\"]").resolve("client-eth0.pcapng");

    assertFalse(Tshark.frames(client, Tshark.DISTURBED).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "browse.yaml, resolver-eth0, 20", // IP
    "browse.yaml, resolver-eth0, 50", // DNS in UDP
    "browse.yaml, web-eth0, 50", // TCP
    "traceroute.yaml, client-eth0, 36", // ICMP
  })
  @DisplayName("does see one wrong byte in a frame, so that its silence means something")
  void seesWrongByte(String example, String file, int offsetInFrame) throws IOException {
    Path capture = runExample(example, EVERYWHERE).resolve(file + ".pcapng");
    byte[] bytes = Files.readAllBytes(capture);
    bytes[lastFrameOffset(bytes) + offsetInFrame] ^= 1;
    Files.write(capture, bytes);

    assertEquals(1, Tshark.frames(capture, Tshark.UNSOUND).size());
  }

  @Test
  @DisplayName("reads the browse example as ARP, DNS, a handshake, a page, and an orderly close")
  void browse() throws IOException {
    Path browser = runExample("browse.yaml", EVERYWHERE).resolve("browser-eth0.pcapng");

    assertEquals(
        List.of("1 10.0.0.2 10.0.0.1", "2 10.0.0.1 10.0.0.2"),
        Tshark.fields(browser, "arp", "arp.opcode", "arp.src.proto_ipv4", "arp.dst.proto_ipv4"));
    assertEquals(
        List.of("0 www.example.com ", "1 www.example.com 10.0.1.6"),
        Tshark.fields(browser, "dns", "dns.flags.response", "dns.qry.name", "dns.a"));
    List<String> flags = Tshark.fields(browser, "tcp", "tcp.flags", "ip.src");
    assertEquals(
        List.of("0x0002 10.0.0.2", "0x0012 10.0.1.6", "0x0010 10.0.0.2"), flags.subList(0, 3));
    assertEquals(
        List.of("GET /index.html  ", "  200 20000"),
        Tshark.fields(
            browser,
            "http",
            "http.request.method",
            "http.request.uri",
            "http.response.code",
            "http.content_length"));
    assertEquals(
        List.of("10.0.0.2", "10.0.1.6"),
        Tshark.fields(browser, "tcp.flags.fin == 1", "ip.src").stream().sorted().toList());
    // Wireshark: 1 SYN + 2 SYN-ACK + 4 ACK + 8 data + 16 FIN, without 32 RST
    assertEquals("31", Tshark.fields(browser, "tcp", "tcp.completeness").getLast());
    Tshark.saveHttpBodies(browser, directory.resolve("bodies"));
    assertEquals(20_000, Files.size(directory.resolve("bodies").resolve("index.html")));
  }

  @Test
  @DisplayName("does see the copies of segments in a merged capture of every hop")
  void everyHop() throws IOException {
    Path all = merged(rerun("browse.yaml", "{on: [\"*\"], every-hop: true}"));

    assertFalse(Tshark.frames(all, Tshark.REPEATED).isEmpty());
  }

  @Test
  @DisplayName("reads nanoseconds and the names of interfaces in a merged capture of every hop")
  void merged() throws IOException {
    Path merged = merged(rerun("ping.yaml", "{on: [\"*\"], every-hop: true}"));

    // 42 bytes at 100 Mbit/s take 3,360 ns, and each link 500 µs
    assertEquals(
        List.of(
            "1.000000000 alice:eth0",
            "1.000503360 sw:p1",
            "1.000503360 sw:p2",
            "1.001006720 bob:eth0"),
        Tshark.fields(merged, "arp.opcode == 1", "frame.time_epoch", "frame.interface_name"));
  }

  @Test
  @DisplayName("finds the reply to every request of the ping example")
  void ping() throws IOException {
    Path alice = runExample("ping.yaml", EVERYWHERE).resolve("alice-eth0.pcapng");

    assertEquals(4, Tshark.fields(alice, "icmp.type == 8", "icmp.seq").size());
    assertEquals(4, Tshark.fields(alice, "icmp.type == 0 && icmp.resp_to", "icmp.seq").size());
  }

  @Test
  @DisplayName("reads reverse requests and replies in the rarp example (RFC 903)")
  void rarp() throws IOException {
    Path server = runExample("rarp.yaml", EVERYWHERE).resolve("server-eth0.pcapng");

    assertEquals(
        List.of(
            "3 02:00:00:00:00:01 0.0.0.0",
            "4 02:00:00:00:00:01 10.0.0.1",
            "3 02:00:00:00:00:02 0.0.0.0",
            "4 02:00:00:00:00:02 10.0.0.2"),
        Tshark.fields(
            server, "eth.type == 0x8035", "arp.opcode", "arp.dst.hw_mac", "arp.dst.proto_ipv4"));
  }

  @Test
  @DisplayName("reads three errors of each hop in the traceroute example, with the probe's port")
  void traceroute() throws IOException {
    Path client = runExample("traceroute.yaml", EVERYWHERE).resolve("client-eth0.pcapng");
    List<String> expected = new ArrayList<>();
    for (int probe = 0; probe < 12; probe++) {
      expected.add("11 0 " + (33434 + probe));
    }
    for (int probe = 12; probe < 15; probe++) {
      expected.add("3 3 " + (33434 + probe));
    }

    assertEquals(expected, Tshark.fields(client, "icmp", "icmp.type", "icmp.code", "udp.dstport"));
    List<String> senders =
        Tshark.fields(client, "icmp", "ip.src").stream()
            .map(sources -> sources.substring(0, sources.indexOf(',')))
            .toList();
    assertEquals(5, senders.stream().distinct().count());
    for (String sender : senders) {
      assertEquals(3, Collections.frequency(senders, sender), sender);
    }
  }

  /** Checks each interface's capture, and the merged one. */
  private static void assertClean(Path captures) throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(captures)) {
      files = listed.sorted().toList();
    }
    assertTrue(files.size() > 2, files.toString());
    assertAll(
        files.stream()
            .map(
                file ->
                    () ->
                        assertNothing(
                            file,
                            Tshark.frames(file, Tshark.UNSOUND + " || " + Tshark.DISTURBED))));
  }

  private static void assertNothing(Path file, List<String> found) {
    assertTrue(
        found.isEmpty(),
        () ->
            found.size()
                + " frames of "
                + file
                + ", such as\n"
                + String.join("\n", found.subList(0, Math.min(10, found.size()))));
  }

  private static int lastFrameOffset(byte[] pcapng) {
    ByteBuffer file = ByteBuffer.wrap(pcapng).order(ByteOrder.LITTLE_ENDIAN);
    int last = -1;
    for (int block = 0; block < pcapng.length; block += file.getInt(block + 4)) {
      if (file.getInt(block) == ENHANCED_PACKET_BLOCK) {
        last = block + 28;
      }
    }
    return last;
  }

  /** The captures of an example with another choice of interfaces, whose frames are kept whole. */
  private Path runExample(String example, String capture) throws IOException {
    return captures(rerun(example, capture));
  }

  private RunResult rerun(String example, String capture) throws IOException {
    String text = Files.readString(EXAMPLES.resolve(example));
    return run(text.replaceAll("(?m)^capture:.*$", "") + "\ncapture: " + capture + "\n");
  }

  private Path captured(String text) {
    return captures(run(text));
  }

  private static Path captures(RunResult run) {
    return run.directory().resolve("captures");
  }

  private static Path merged(RunResult run) {
    return captures(run).resolve(CaptureFiles.MERGED);
  }

  private RunResult run(String text) {
    RunResult result =
        RunService.run(
            new ExperimentReader().parse("test.yaml", text, EXAMPLES),
            RunSettings.silent(new RunSettings.Destination.At(directory.resolve("run")), "test"));
    assertEquals(
        RunVerdict.PASSED, result.report().verdict(), result.report().reasons().toString());
    return result;
  }
}
