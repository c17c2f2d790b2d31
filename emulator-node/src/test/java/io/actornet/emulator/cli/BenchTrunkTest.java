package io.actornet.emulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The benchmark of trunks")
@Timeout(120)
class BenchTrunkTest {
  @Test
  void sendsToAProcessOfItsOwnAndEndsIt() {
    long before = ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();
    Commanded command =
        Commanded.execute(
            "bench", "trunk", "--frames", "20000", "--repetitions", "1", "--format", "json");

    assertEquals(0, command.status(), command.err());
    assertTrue(command.out().contains("\"frames_per_second\":"), command.out());
    assertTrue(command.out().contains("\"round_trip_p50_micros\":"), command.out());
    assertEquals(before, ProcessHandle.current().children().filter(ProcessHandle::isAlive).count());
  }

  @Test
  void refusesABatchThatCannotBe() {
    Commanded command = Commanded.execute("bench", "trunk", "--batch-bytes", "70000");

    assertEquals(2, command.status());
    assertTrue(
        command.err().contains("batch: found 70000 bytes; expected 1024 to 61440 bytes"),
        command.err());
  }

  @Test
  void hasNoExperimentToPrint() {
    Commanded command = Commanded.execute("bench", "trunk", "--print");

    assertEquals(2, command.status());
    assertTrue(command.err().contains("'trunk' runs no experiment"), command.err());
  }
}
