package io.actornet.emulator.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.emulator.output.Overflow;
import io.actornet.emulator.output.SpoolWriter;
import io.actornet.protocol.engine.FrameTap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A run that captures, from its start to its end. */
final class CaptureRun implements AutoCloseable {
  final SpoolWriter writer =
      new SpoolWriter(
          Overflow.BLOCK,
          failure -> {
            throw failure;
          });
  final CaptureFiles files;

  CaptureRun(Path directory, int snapLength, boolean everyHop, CapturedInterface... interfaces) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files = new CaptureFiles(directory, List.of(interfaces), snapLength, everyHop, "1.2.3", writer);
  }

  FrameTap tap(int partition, CapturedInterface captured) {
    return files.tap(partition, captured.device(), captured.name());
  }

  @Override
  public void close() {
    writer.close();
    long[] told = new long[1];
    long spooled = files.spooledBytes();
    files.finish(bytes -> told[0] = bytes);
    CaptureSummary summary = files.summary();
    assertTrue(summary.frames() > 0);
    assertEquals(0, summary.framesLost());
    assertTrue(told[0] > 0 && told[0] <= spooled);
  }
}
