package io.actornet.emulator.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * What tshark, which knows nothing of this project, says about a capture. It checks every checksum.
 * A test that asks it is skipped where it is not installed.
 */
public final class Tshark {
  /**
   * Display filter of frames that are not as their protocols want them. A transport header quoted
   * in an ICMP error is cut off, so only there may its checksum be unknown.
   */
  public static final String UNSOUND =
      """
      _ws.malformed || ip.checksum.status == "Bad" || icmp.checksum.status == "Bad"
      || tcp.checksum.status == "Bad" || udp.checksum.status == "Bad"
      || ip.checksum.status == "Unverified" || icmp.checksum.status == "Unverified"
      || (!icmp && (tcp.checksum.status == "Unverified" || udp.checksum.status == "Unverified"))\
      """;

  /**
   * Display filter of segments that tell of loss or reordering, and of whatever tshark warns about.
   * On a clean network no capture has one.
   */
  public static final String DISTURBED =
      """
      tcp.analysis.retransmission || tcp.analysis.fast_retransmission
      || tcp.analysis.spurious_retransmission || tcp.analysis.lost_segment
      || tcp.analysis.out_of_order || tcp.analysis.ack_lost_segment
      || tcp.analysis.duplicate_ack || _ws.expert.severity >= 0x00600000\
      """;

  /** Display filter of segments that repeat what was sent before, as far as a capture tells. */
  public static final String REPEATED =
      """
      tcp.analysis.retransmission || tcp.analysis.fast_retransmission
      || tcp.analysis.spurious_retransmission || tcp.analysis.out_of_order\
      """;

  private static final List<String> CHECKED =
      List.of(
          "-n",
          "-o",
          "ip.check_checksum:TRUE",
          "-o",
          "tcp.check_checksum:TRUE",
          "-o",
          "udp.check_checksum:TRUE");

  private Tshark() {}

  /** Skips the test where tshark is not installed. */
  public static void assumeInstalled() {
    assumeTrue(
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .anyMatch(entry -> Files.isExecutable(Path.of(entry, "tshark"))),
        "skipped: tshark is not installed");
  }

  /** A line for each frame of a capture that a display filter lets through. */
  public static List<String> frames(Path capture, String filter) {
    return run(capture, CHECKED, List.of("-Y", oneLine(filter)));
  }

  /**
   * For each frame that a display filter lets through, the fields with a blank between; a field
   * that the frame does not have is empty, one that it has twice has a comma.
   */
  public static List<String> fields(Path capture, String filter, String... fields) {
    List<String> options = new ArrayList<>(List.of("-Y", filter, "-T", "fields"));
    Collections.addAll(options, "-E", "separator=/s");
    for (String field : fields) {
      Collections.addAll(options, "-e", field);
    }
    return run(capture, CHECKED, options);
  }

  /** Saves the bodies of HTTP's responses, each under the last part of its path. */
  public static void saveHttpBodies(Path capture, Path directory) {
    run(capture, List.of("-q", "--export-objects", "http," + directory));
  }

  private static String oneLine(String filter) {
    return filter.replace('\n', ' ');
  }

  @SafeVarargs
  private static List<String> run(Path capture, List<String>... options) {
    List<String> command = new ArrayList<>(List.of("tshark", "-r", capture.toString()));
    for (List<String> some : options) {
      command.addAll(some);
    }
    try {
      Path complaints = Files.createTempFile("tshark", ".txt");
      try {
        Process process = new ProcessBuilder(command).redirectError(complaints.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> command + "\n" + text(complaints));
        return output.lines().toList();
      } finally {
        Files.delete(complaints);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for tshark", e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
