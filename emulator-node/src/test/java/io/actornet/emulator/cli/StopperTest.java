package io.actornet.emulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.actornet.emulator.run.Interruption;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.device.HostEvent;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
@DisplayName("A process that is told to end")
class StopperTest {
  @TempDir Path directory;

  @Test
  @DisplayName("interrupts the run and waits until the command has ended")
  void waits() throws InterruptedException {
    CountDownLatch finished = new CountDownLatch(1);
    Interruption interruption = new Interruption();
    Stopper stopper = new Stopper(finished, Duration.ofHours(1));
    Thread hook = Thread.ofPlatform().start(() -> stopper.stop(() -> requested(interruption)));
    while (hook.getState() != Thread.State.TIMED_WAITING) {
      assertTrue(hook.isAlive(), "it must wait");
      Thread.onSpinWait();
    }
    assertTrue(interruption.isRequested());

    finished.countDown();
    hook.join();
  }

  private static boolean requested(Interruption interruption) {
    interruption.request();
    return true;
  }

  @Test
  @DisplayName("ends at once where nothing has been written yet")
  void nothingWritten() {
    Interruption interruption = new Interruption();

    new Stopper(new CountDownLatch(1), Duration.ofHours(1))
        .stop(
            () -> {
              interruption.request();
              return interruption.isBegun();
            });

    assertTrue(interruption.isRequested());
  }

  @Test
  @DisplayName("waits for a command that never ends no longer than its limit")
  void limit() {
    Interruption interruption = new Interruption();

    new Stopper(new CountDownLatch(1), Duration.ofMillis(1)).stop(() -> requested(interruption));

    assertTrue(interruption.isRequested());
  }

  /** SIGINT is what Ctrl-C sends; a process that runs in the background may have to ignore it. */
  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  @DisplayName("by a signal has the run's directory complete and the signal's exit status")
  void interrupted(String signal, int status) throws Exception {
    assumeFalse(isIgnored(signal), "SIG" + signal + " is ignored where the tests run");
    Path file = directory.resolve("endless.yaml");
    Files.writeString(
        file,
        """
        version: 1
        stop: 10000h
        partitions: 1
        topology: {generate: {star: {hosts: 2}}}
        apps:
          - {on: host1, class: io.actornet.emulator.cli.StopperTest$Herald, at: 1s}
          - {on: host0, ping: {to: host1, count: 0, interval: 10ms}}
        capture: ["host0:eth0"]
        """);
    Path out = directory.resolve("out");
    Process process =
        Program.start("run", file.toString(), "--format", "json", "--out", out.toString());
    String last;
    try (BufferedReader lines = process.inputReader()) {
      assertEquals("running", lines.readLine());
      assertEquals(
          0,
          new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
              .start()
              .waitFor());
      last = lines.readLine();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    } finally {
      process.destroyForcibly();
    }

    assertEquals(status, process.exitValue());
    JsonNode result = new ObjectMapper().readTree(last);
    assertEquals("INTERRUPTED", result.get("verdict").asText());
    assertTrue(Files.size(out.resolve("captures/merged.pcapng")) > 1000);
    assertFalse(Files.exists(out.resolve("captures/partition-0.partial.pcapng")));
  }

  /** Whether children ignore a signal, because this process does. */
  private static boolean isIgnored(String signal) throws Exception {
    String script = "kill -" + signal + " $$; echo ignored";
    try (BufferedReader lines = new ProcessBuilder("sh", "-c", script).start().inputReader()) {
      return lines.readLine() != null;
    }
  }

  /** Says that the run has begun. */
  public static final class Herald implements Application {
    /** For the reader of experiments. */
    public Herald() {}

    @Override
    public Behavior<HostEvent> create(ApplicationContext host) {
      System.out.println("running");
      return Behaviors.stopped();
    }
  }
}
