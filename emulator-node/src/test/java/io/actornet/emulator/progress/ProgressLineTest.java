package io.actornet.emulator.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.emulator.progress.ProgressLine.Phase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
@DisplayName("The progress line")
class ProgressLineTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

  @Test
  @DisplayName("shows phase, part done and note of what takes longer than a second, then vanishes")
  void shown() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(3);
    ProgressLine line = new ProgressLine(out, true, 100);
    line.begin(
        Phase.emulated(
            "running",
            30_000_000_000L,
            () -> {
              asked.countDown();
              return 15_000_000_000L;
            },
            () -> "1.2 M frames/s"));
    assertTrue(asked.await(20, TimeUnit.SECONDS));
    line.end();
    int length = written.size();
    assertTrue(text().contains("running"), text());
    assertTrue(text().contains("50%"), text());
    assertTrue(text().contains("15/30 s"), text());
    assertTrue(text().matches("(?s).*0:00:0[1-9].*0:00:0[1-9].*"), "time left: " + text());
    assertTrue(text().contains("1.2 M frames/s"), text());
    String last = text().substring(text().lastIndexOf('\r', text().length() - 2));
    assertEquals("", last.strip(), "the line is blanked");
    line.close();
    assertEquals(length, written.size(), "nothing is written after the end");
  }

  @Test
  @DisplayName("shows the name and the time so far of a phase whose end nobody knows")
  void endUnknown() {
    CountDownLatch drawn = new CountDownLatch(1);
    PrintStream terminal =
        new PrintStream(written, true, StandardCharsets.UTF_8) {
          @Override
          public void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            if (text().contains("planning")) {
              drawn.countDown();
            }
          }
        };
    try (ProgressLine line = new ProgressLine(terminal, true, 100)) {
      line.begin(Phase.named("planning"));
      assertTrue(drawn.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
    assertTrue(text().matches("(?s).*planning … [1-9] s.*"), text());
    assertFalse(text().contains("%"), text());
  }

  @Test
  @DisplayName("shows nothing of what is over within a second")
  void quick() {
    try (ProgressLine line = new ProgressLine(out, true, 100)) {
      line.begin(Phase.named("reading"));
      line.begin(new Phase("running", 10, () -> 5, "", 1, () -> ""));
    }
    assertEquals("", text());
  }

  @Test
  @DisplayName("is silent, and asks nothing, when the output is not a terminal")
  void silent() {
    ProgressLine line = new ProgressLine(out, false, 100);
    line.begin(
        new Phase(
            "running",
            10,
            () -> {
              throw new AssertionError("asked");
            },
            "",
            1,
            () -> ""));
    line.close();
    assertEquals("", text());
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }
}
