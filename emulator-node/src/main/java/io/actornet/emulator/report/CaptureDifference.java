package io.actornet.emulator.report;

import io.actornet.emulator.capture.CaptureFiles;
import io.actornet.emulator.capture.CaptureReader;
import io.actornet.emulator.capture.CapturedFrame;
import io.actornet.emulator.capture.CapturedInterface;
import io.actornet.emulator.output.OutputException;
import io.actornet.protocol.wire.FrameText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where the captures of two runs first differ, of the interfaces that both captured. What the
 * merged capture shows of an interface depends on the others, so each is compared by its own file.
 */
final class CaptureDifference {
  private CaptureDifference() {}

  /**
   * Finds it.
   *
   * @param first captures of one run
   * @param second captures of the other
   * @return null when there is none, or no interface that both captured
   * @throws OutputException when a file is damaged
   */
  static FirstDifference find(Path first, Path second) {
    SortedMap<CapturedInterface, Path> files = files(first);
    SortedMap<CapturedInterface, Path> others = files(second);
    FirstDifference earliest = null;
    for (Map.Entry<CapturedInterface, Path> file : files.entrySet()) {
      Path other = others.get(file.getKey());
      FirstDifference found = other == null ? null : compare(file.getValue(), other);
      if (found != null && (earliest == null || found.timeNanos() < earliest.timeNanos())) {
        earliest = found;
      }
    }
    return earliest;
  }

  /** The file of each interface. */
  private static SortedMap<CapturedInterface, Path> files(Path captures) {
    SortedMap<CapturedInterface, Path> files = new TreeMap<>();
    if (!Files.isDirectory(captures)) {
      return files;
    }
    try (Stream<Path> listed = Files.list(captures)) {
      for (Path file : listed.filter(CaptureDifference::ofOneInterface).toList()) {
        try (CaptureReader reader = new CaptureReader(file)) {
          reader.next();
          List<CapturedInterface> interfaces = reader.interfaces();
          if (!interfaces.isEmpty()) {
            files.put(interfaces.getFirst(), file);
          }
        }
      }
    } catch (IOException e) {
      throw OutputException.of("read", captures, e);
    }
    return files;
  }

  private static boolean ofOneInterface(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".pcapng")
        && !name.equals(CaptureFiles.MERGED)
        && !name.contains(".partial.");
  }

  private static FirstDifference compare(Path first, Path second) {
    try (CaptureReader one = new CaptureReader(first);
        CaptureReader other = new CaptureReader(second)) {
      long number = 0;
      while (true) {
        number++;
        CapturedFrame a = one.next();
        CapturedFrame b = other.next();
        if (a == null && b == null) {
          return null;
        }
        if (!same(a, b)) {
          return of(a, b, number);
        }
      }
    }
  }

  private static boolean same(CapturedFrame a, CapturedFrame b) {
    return a != null
        && b != null
        && a.timeNanos() == b.timeNanos()
        && a.outbound() == b.outbound()
        && a.length() == b.length()
        && Arrays.equals(a.bytes(), b.bytes());
  }

  private static FirstDifference of(CapturedFrame a, CapturedFrame b, long number) {
    int order = FirstDifference.order(a, b, Comparator.comparingLong(CapturedFrame::timeNanos));
    CapturedFrame earlier = order <= 0 ? a : b;
    return new FirstDifference(
        earlier.timeNanos(),
        earlier.captured().device(),
        "frame " + number + " of " + earlier.captured().name(),
        order <= 0 ? describe(a) : null,
        order >= 0 ? describe(b) : null);
  }

  private static String describe(CapturedFrame frame) {
    return (frame.outbound() ? "sent " : "received ")
        + frame.length()
        + " bytes: "
        + new FrameText().line(frame.bytes());
  }
}
