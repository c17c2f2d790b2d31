package io.actornet.emulator.packetdrill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A script that fails says where and why")
class DifferencesTest {
  private static final long MILLISECOND = 1_000_000;

  private static final String OPEN =
      """
      0    socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
      +0   bind(3, ..., ...) = 0
      +0   listen(3, 1) = 0
      +0   < S 0:0(0) win 65535 <mss 1000>
      +0   > S. 0:0(0) ack 1 <...>
      +.1  < . 1:1(0) ack 1 win 65535
      +0   accept(3, ..., ...) = 4
      """;

  private static final int NEXT_LINE = 8;

  @TempDir private Path directory;

  private ScriptResult.Failure failure(String text) throws IOException {
    Path file = directory.resolve("script.pkt");
    Files.writeString(file, text);
    ScriptResult result = Packetdrill.run(List.of(file), TestedSystem.STRICT, Map.of()).getFirst();
    assertEquals(file.toString(), result.file());
    return result.failure();
  }

  private ScriptResult.Failure failureOf(String line) throws IOException {
    ScriptResult.Failure failure = failure(OPEN + line + "\n");
    assertEquals(NEXT_LINE, failure.line());
    return failure;
  }

  @Test
  void aPacketThatDiffersIsShownBesideTheExpectedOne() throws IOException {
    ScriptResult.Failure failure = failure(OPEN.replace("ack 1 <...>", "ack 2 <...>"));
    assertEquals(5, failure.line());
    assertEquals("acknowledgment: expected 2, seen 1", failure.reason());
    assertTrue(failure.expected().endsWith("S. 0:0(0) ack 2 <...>"), failure::expected);
    assertTrue(failure.seen().contains("S. 0:0(0) ack 1 win 65535 <mss 1460"), failure::seen);
  }

  @Test
  void everyPartOfAPacketCounts() throws IOException {
    String[] wrong = {
      "F. 1:1(0) ack 1|flags: expected",
      "P. 2:6(4) ack 1|sequence number: expected 2, seen 1",
      "P. 1:4(3) ack 1|length: expected 3, seen 4",
      "P. 1:5(4) ack 1 win 1|window: expected 1, seen 65535",
      "P. 1:5(4) ack 1 urg 1|urgent pointer: expected 1, seen 0",
      "P. 1:5(4) ack 1 <nop,nop,nop,eol>|options: expected <nop,nop,nop,eol>, seen <>",
      "(ttl 4) P. 1:5(4) ack 1|TTL: expected 4, seen 64",
      "[ce] P. 1:5(4) ack 1|type of service: expected 3, seen 0"
    };
    for (String each : wrong) {
      String[] parts = each.split("\\|", -1);
      String text = OPEN + "+0 write(4, ..., 4) = 4\n+0 > " + parts[0] + "\n";
      ScriptResult.Failure failure = failure(text);
      assertTrue(failure.reason().startsWith(parts[1]), failure::reason);
    }
    assertNull(failure(OPEN + "+0 write(4, ..., 4) = 4\n+0 > [noecn] P. 1:5(4) ack 1\n"));
  }

  @Test
  void aPacketThatIsNeverSentFailsWhenItIsTooLate() throws IOException {
    ScriptResult.Failure failure = failureOf("+.05 > . 1:1(0) ack 1");
    assertEquals("nothing was sent", failure.reason());
    // 0.15 s, and the tolerance of an eighth of 50 ms.
    assertEquals(156, failure.timeNanos() / MILLISECOND);
  }

  @Test
  void aPacketThatIsSentTooEarlyFails() throws IOException {
    ScriptResult.Failure failure = failure(OPEN + "+0 write(4, ..., 4) = 4\n+1 > P. 1:5(4) ack 1");
    assertEquals("sent too early", failure.reason());
  }

  @Test
  void whatWasSentInBetweenIsNotPassedOver() throws IOException {
    ScriptResult.Failure failure =
        failure(
            OPEN
                + "+0 write(4, ..., 4) = 4\n+.1 < . 1:1(0) ack 5 win 100\n"
                + "+0 shutdown(4, SHUT_WR) = 0\n+0 > F. 5:5(0) ack 1");
    assertEquals("flags: expected FIN+ACK, seen PSH+ACK", failure.reason());
  }

  @Test
  void aCallThatReturnsSomethingElseFails() throws IOException {
    ScriptResult.Failure failure = failureOf("+0 write(4, ..., 4) = 5");
    assertEquals("write: another result", failure.reason());
    assertEquals("5", failure.expected());
    assertEquals("4", failure.seen());
  }

  @Test
  void aCallThatFailsForAnotherReasonFails() throws IOException {
    ScriptResult.Failure failure = failureOf("+0 write(9, ..., 4) = -1 EPIPE (Broken pipe)");
    assertEquals("-1 EBADF", failure.seen());
  }

  @Test
  void aCallThatBlocksTooLongFails() throws IOException {
    ScriptResult.Failure failure = failureOf("+0...0.2 read(4, ..., 4) = 4");
    assertEquals("read: it has not returned", failure.reason());
  }

  @Test
  void aCallThatReturnsTooEarlyFails() throws IOException {
    ScriptResult.Failure failure =
        failure(OPEN + "+0...0.2 read(4, ..., 4) = 4\n+.1 < P. 1:5(4) ack 1 win 100\n");
    assertEquals("read: it returned too early", failure.reason());
  }

  @Test
  void anAssertionThatDoesNotHoldTellsTheValue() throws IOException {
    ScriptResult.Failure failure = failureOf("+0 %{ assert tcpi_snd_mss == 7 }%");
    assertEquals(
        "'tcpi_snd_mss == 7' does not hold (tcpi_snd_mss is 1000)",
        failure.reason().replace("assert ", ""));
  }

  @Test
  void whatIsNotSupportedFailsAndIsNamed() throws IOException {
    String[] unsupported = {
      "+0 splice(4, 5) = 0|the unsupported call splice",
      "+0 setsockopt(4, SOL_SOCKET, SO_NONSENSE, [1], 4) = 0|the unsupported option SO_NONSENSE",
      "+0 fcntl(4, F_SETFL, O_NONSENSE) = 0|the unknown constant O_NONSENSE",
      "+0 `reboot`|the unsupported command 'reboot'",
      "+0 `sysctl -w no.such=1`|the unsupported system control no.such",
      "+0 > Q 0:0(0)|found 'Q', expected TCP flags of F, S, R, P, U, E, W, A",
      "+0 < . 1:1(0) ack 1|found",
      "+x < . 1:1(0) ack 1|found 'x', expected a time in seconds",
      "+0 < . 1:9(4) ack 1 win 5|found a segment that ends at 9, expected 5",
      "+0 < . 1:1(0) ack 1 win 65536|found '65536', expected a window from 0 to 65535",
      "+0 < S 1:1(0) win 5 <mss 100,sackOK>|found TCP options of 6 bytes"
    };
    for (String each : unsupported) {
      String[] parts = each.split("\\|", -1);
      ScriptResult.Failure failure = failureOf(parts[0]);
      assertTrue(failure.reason().startsWith(parts[1]), failure::reason);
    }
  }

  @Test
  void whatIsNoScriptFails() throws IOException {
    assertEquals("found the end of the script, expected an event", failure("").reason());
    assertEquals("found #ifdef without #endif", failure("#ifdef X\n").reason());
    assertEquals(2, failure("\n--no_such=1\n0 `true`\n").line());
  }
}
