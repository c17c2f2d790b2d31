package io.actornet.emulator.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.emulator.capture.PcapngFile.Statistics;
import io.actornet.emulator.output.OutputException;
import io.actornet.protocol.engine.FrameTap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Captures")
class CaptureFilesTest {
  private static final CapturedInterface A = new CapturedInterface("a", "eth0");
  private static final CapturedInterface B = new CapturedInterface("b", "eth0");
  private static final CapturedInterface C = new CapturedInterface("c", "eth0");

  @TempDir Path directory;

  @Test
  @DisplayName("hold every frame with its nanosecond, direction and interface name")
  void wholeFrames() throws IOException {
    long late = 5_000_000_123L;
    byte[] frame = frame(61, 1);
    try (CaptureRun run = run("one", CaptureFiles.WHOLE_FRAMES, A)) {
      FrameTap tap = run.tap(0, A);
      tap.frame(7, frame, true);
      frame[0] = 99; // the next owner rewrites the frame
      tap.frame(late, frame(60, 2), false);
    }
    PcapngFile file = PcapngFile.read(directory.resolve("one/a-eth0.pcapng"));
    assertEquals("Actornet 1.2.3", file.section().get(4));
    assertEquals(
        List.of(new PcapngFile.Interface("a:eth0", "interface eth0 of device a", 9, 262144)),
        file.interfaces());
    assertEquals(2, file.packets().size());
    PcapngFile.Packet first = file.packets().get(0);
    assertEquals(7, first.time());
    assertEquals(2, first.flags(), "outbound");
    assertArrayEquals(frame(61, 1), first.bytes());
    PcapngFile.Packet second = file.packets().get(1);
    assertEquals(late, second.time());
    assertEquals(1, second.flags(), "inbound");
    assertArrayEquals(frame(60, 2), second.bytes());
    assertEquals(
        List.of(new Statistics(0, 2, 0)),
        PcapngFile.statistics(directory.resolve("one/a-eth0.pcapng")));
  }

  @Test
  @DisplayName("keep the first bytes and the length of a frame longer than the snap length")
  void snapLength() throws IOException {
    try (CaptureRun run = run("snap", 10, A)) {
      run.tap(0, A).frame(0, frame(100, 3), true);
    }
    PcapngFile.Packet packet =
        PcapngFile.read(directory.resolve("snap/merged.pcapng")).packets().get(0);
    assertEquals(100, packet.length());
    assertArrayEquals(frame(10, 3), packet.bytes());
  }

  @Test
  @DisplayName("are the same bytes on one partition and on three, whatever the order of an instant")
  void partitionsDoNotShow() throws IOException {
    try (CaptureRun run = run("single", CaptureFiles.WHOLE_FRAMES, A, B, C)) {
      FrameTap a = run.tap(0, A);
      FrameTap b = run.tap(0, B);
      FrameTap c = run.tap(0, C);
      c.frame(1, frame(60, 1), true);
      a.frame(1, frame(60, 2), true);
      a.frame(1, frame(60, 3), false);
      b.frame(2, frame(60, 4), true);
      c.frame(3, frame(60, 5), true);
      b.frame(3, frame(60, 6), true);
    }
    try (CaptureRun run = run("several", CaptureFiles.WHOLE_FRAMES, C, A, B)) {
      FrameTap b = run.tap(0, B);
      FrameTap c = run.tap(1, C);
      FrameTap a = run.tap(2, A);
      b.frame(2, frame(60, 4), true);
      b.frame(3, frame(60, 6), true);
      c.frame(1, frame(60, 1), true);
      c.frame(3, frame(60, 5), true);
      a.frame(1, frame(60, 2), true);
      a.frame(1, frame(60, 3), false);
    }
    assertEquals(contents("single"), contents("several"));
    PcapngFile merged = PcapngFile.read(directory.resolve("single/merged.pcapng"));
    assertEquals(
        List.of("0@1", "0@1", "2@1", "1@2", "1@3", "2@3"),
        merged.packets().stream().map(p -> p.interfaceId() + "@" + p.time()).toList());
    assertEquals(2, merged.packets().get(0).bytes()[0]);
    assertEquals(3, merged.packets().get(1).bytes()[0]);
  }

  @Test
  @DisplayName("leave no spool behind, and a file for an interface that saw nothing")
  void filesOfARun() throws IOException {
    try (CaptureRun run = run("files", CaptureFiles.WHOLE_FRAMES, A, B)) {
      run.tap(0, A).frame(0, frame(60, 1), true);
      run.tap(1, B);
      assertNull(run.files.tap(0, "a", "eth1"), "not captured");
    }
    assertEquals(
        List.of("a-eth0.pcapng", "b-eth0.pcapng", "merged.pcapng"),
        contents("files").lines().map(line -> line.substring(0, line.indexOf(' '))).toList());
  }

  @Test
  @DisplayName("that cannot be merged leave the spool, which Wireshark opens too, and nothing else")
  void unmergeable() throws IOException {
    CaptureRun run = run("stuck", CaptureFiles.WHOLE_FRAMES, A);
    run.tap(0, A).frame(0, frame(60, 1), true);
    run.writer.close();
    Files.createDirectories(directory.resolve("stuck/a-eth0.pcapng/in-the-way"));
    OutputException thrown =
        assertThrows(OutputException.class, () -> run.files.finish(bytes -> {}));
    assertTrue(
        thrown
            .getMessage()
            .startsWith("cannot write the captures in " + directory.resolve("stuck") + ": "),
        thrown.getMessage());
    try (Stream<Path> files = Files.list(directory.resolve("stuck"))) {
      assertEquals(
          List.of("a-eth0.pcapng", "partition-0.partial.pcapng"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
    Path spool = directory.resolve("stuck/partition-0.partial.pcapng");
    assertEquals(1, PcapngFile.read(spool).packets().size());
  }

  @Test
  @DisplayName("of a single interface are on the disk once, under two names")
  void single() throws IOException {
    try (CaptureRun run = run("alone", CaptureFiles.WHOLE_FRAMES, A)) {
      run.tap(0, A).frame(0, frame(60, 1), true);
    }
    assertTrue(
        Files.isSameFile(
            directory.resolve("alone/a-eth0.pcapng"), directory.resolve("alone/merged.pcapng")));
  }

  @Test
  @DisplayName("whose merging is given up leave the spools whole, and only they")
  void givenUp() throws IOException {
    CaptureRun run = run("given-up", CaptureFiles.WHOLE_FRAMES, A, B);
    FrameTap a = run.tap(0, A);
    FrameTap b = run.tap(0, B);
    b.frame(1, frame(60, 1), true);
    a.frame(1, frame(60, 2), true);
    run.writer.close();
    OutputException enough = new OutputException("enough");

    assertSame(
        enough,
        assertThrows(
            OutputException.class,
            () ->
                run.files.finish(
                    bytes -> {
                      throw enough;
                    })));

    Path spool = directory.resolve("given-up/partition-0.partial.pcapng");
    try (Stream<Path> files = Files.list(directory.resolve("given-up"))) {
      assertEquals(List.of(spool), files.toList());
    }
    assertEquals(2, PcapngFile.read(spool).packets().size());
    assertEquals(2, run.files.summary().frames());
  }

  @Test
  @DisplayName("of a spool that a full disk cut short hold its whole frames")
  void cutShort() throws IOException {
    CaptureRun run = run("cut", CaptureFiles.WHOLE_FRAMES, A);
    FrameTap tap = run.tap(0, A);
    tap.frame(1, frame(60, 1), true);
    tap.frame(2, frame(60, 2), true);
    run.writer.close();
    Path spool = directory.resolve("cut/partition-0.partial.pcapng");
    byte[] whole = Files.readAllBytes(spool);
    Files.write(spool, java.util.Arrays.copyOf(whole, whole.length - 10));
    run.files.finish(bytes -> {});

    Path merged = directory.resolve("cut/merged.pcapng");
    assertEquals(1, PcapngFile.read(merged).packets().size());
    assertEquals(List.of(new Statistics(0, 2, 1)), PcapngFile.statistics(merged));
  }

  @Test
  @DisplayName("of thousands of interfaces and many megabytes are complete")
  void manyInterfaces() throws IOException {
    int count = 2000;
    CapturedInterface[] interfaces = new CapturedInterface[count];
    for (int i = 0; i < count; i++) {
      interfaces[i] = new CapturedInterface("host" + i, "eth0");
    }
    try (CaptureRun run = run("many", CaptureFiles.WHOLE_FRAMES, interfaces)) {
      List<FrameTap> taps = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        taps.add(run.tap(i % 3, interfaces[i]));
      }
      for (int round = 0; round < 10; round++) {
        for (FrameTap tap : taps) {
          tap.frame(round, frame(1400, round), true);
        }
      }
    }
    PcapngFile merged = PcapngFile.read(directory.resolve("many/merged.pcapng"));
    assertEquals(10 * count, merged.packets().size());
    for (int i = 0; i < count; i += 499) {
      PcapngFile one = PcapngFile.read(directory.resolve("many/host" + i + "-eth0.pcapng"));
      assertEquals(
          List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L),
          one.packets().stream().map(PcapngFile.Packet::time).toList());
    }
  }

  @Test
  @DisplayName("are read by tshark without a complaint")
  void tshark() {
    Tshark.assumeInstalled();
    try (CaptureRun run = run("tshark", CaptureFiles.WHOLE_FRAMES, A, B)) {
      FrameTap a = run.tap(0, A);
      FrameTap b = run.tap(1, B);
      a.frame(1_000_000_001L, frame(60, 1), true);
      b.frame(1_000_050_002L, frame(60, 1), false);
    }
    assertEquals(
        List.of("1.000000001 a:eth0 60 0x00000002", "1.000050002 b:eth0 60 0x00000001"),
        Tshark.fields(
            directory.resolve("tshark/merged.pcapng"),
            "frame",
            "frame.time_epoch",
            "frame.interface_name",
            "frame.len",
            "frame.packet_flags_direction"));
  }

  private static byte[] frame(int length, int fill) {
    byte[] frame = new byte[length];
    java.util.Arrays.fill(frame, (byte) fill);
    return frame;
  }

  /** Names, lengths and hashes of all files of a run. */
  private String contents(String run) throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve(run))) {
      return files.sorted().map(CaptureFilesTest::describe).collect(Collectors.joining("\n"));
    }
  }

  private static String describe(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return file.getFileName() + " " + bytes.length + " " + java.util.Arrays.hashCode(bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private CaptureRun run(String name, int snapLength, CapturedInterface... interfaces) {
    return new CaptureRun(directory.resolve(name), snapLength, true, interfaces);
  }
}
