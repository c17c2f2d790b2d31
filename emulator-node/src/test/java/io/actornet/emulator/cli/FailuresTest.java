package io.actornet.emulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A fault of the program")
class FailuresTest {
  @Test
  @DisplayName("is one line that says where the details are, and exit status 70")
  void unexpected() throws IOException {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        Console.of(
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));

    int status = new Failures(console).failed(new IllegalStateException("no\nway"), null, null);

    String line = err.toString(StandardCharsets.UTF_8);
    assertEquals(70, status);
    assertEquals(1, line.lines().count(), line);
    assertTrue(line.contains("no way"), line);
    Path details = Path.of(line.substring(line.lastIndexOf(' ') + 1).strip());
    assertTrue(Files.readString(details).contains("at " + FailuresTest.class.getName()));
    Files.delete(details);
  }
}
