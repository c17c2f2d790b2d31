package io.actornet.emulator.capture;

import io.actornet.emulator.output.OutputException;
import io.actornet.emulator.output.Spool;
import io.actornet.emulator.output.SpoolWriter;
import io.actornet.protocol.engine.FrameTap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/**
 * The captures of one run: taps for the interfaces while it lasts, files when it has ended.
 *
 * <p>Taps are handed out before the loops start; {@link #finish} is called after they have ended
 * and after the {@link SpoolWriter} was closed.
 */
public final class CaptureFiles {
  /** Snap length that keeps every frame whole. */
  public static final int WHOLE_FRAMES = 262_144;

  /** Name of the file with the frames of all interfaces. */
  public static final String MERGED = "merged.pcapng";

  private final Path directory;
  private final SpoolWriter writer;
  private final String version;
  private final int snapLength;
  private final boolean everyHop;
  private final List<CapturedInterface> interfaces;
  private final SortedMap<CapturedInterface, Integer> ids = new TreeMap<>();
  private final List<Tap> taps = new ArrayList<>();
  private final SortedMap<Integer, Spool> spools = new TreeMap<>();

  /** Spools that others have written, by partition. */
  private final SortedMap<Integer, Path> adopted = new TreeMap<>();

  private final long[] adoptedSeen;
  private final byte[] header;

  /** What is in the files; null until they are there. */
  private CaptureSummary merged;

  /**
   * Prepares captures.
   *
   * @param directory an existing directory, where the files and their spools go
   * @param interfaces what to capture, in any order
   * @param snapLength bytes kept of each frame, 1 to 262144
   * @param everyHop whether the merged file has every frame; if not it shows each flow where it was
   *     first seen
   * @param version of Actornet, written into the files
   * @param writer writes the spools
   */
  public CaptureFiles(
      Path directory,
      Collection<CapturedInterface> interfaces,
      int snapLength,
      boolean everyHop,
      String version,
      SpoolWriter writer) {
    this.directory = directory;
    this.interfaces = List.copyOf(new TreeSet<>(interfaces));
    this.snapLength = snapLength;
    this.everyHop = everyHop;
    this.version = version;
    this.writer = writer;
    for (int id = 0; id < this.interfaces.size(); id++) {
      ids.put(this.interfaces.get(id), id);
    }
    this.header = header(version, this.interfaces, snapLength);
    adoptedSeen = new long[this.interfaces.size()];
  }

  /**
   * Makes the tap of one interface. To be called once an interface, before the loops start.
   *
   * @param partition where the interface lives; its loop is the only one to call the tap
   * @param device name of the device
   * @param name name of the interface
   * @return the tap, or null when that interface is not captured
   * @throws OutputException when the partition's spool cannot be created
   */
  public FrameTap tap(int partition, String device, String name) {
    Integer id = ids.get(new CapturedInterface(device, name));
    if (id == null) {
      return null;
    }
    Tap tap = new Tap(spools.computeIfAbsent(partition, this::openSpool), id, snapLength);
    taps.add(tap);
    return tap;
  }

  /** What was captured; when no loop runs. Of what is not merged, all that was spooled counts. */
  public CaptureSummary summary() {
    return merged == null ? CaptureSummary.of(seen(), spooled(), 0) : merged;
  }

  /**
   * Takes in the spools that another process made of the same captures; {@link #finish} removes
   * them.
   *
   * @param from the directory of that process's captures
   * @param partitions those that it may have spools of
   * @param seen frames that each interface saw there
   */
  public void adopt(Path from, List<Integer> partitions, long[] seen) {
    for (int partition : partitions) {
      Path spool = spool(from, partition);
      if (Files.exists(spool)) {
        adopted.put(partition, spool);
      }
    }
    for (int id = 0; id < seen.length; id++) {
      adoptedSeen[id] += seen[id];
    }
  }

  /** Frames that each interface saw, in the order of their names; when no loop runs. */
  public long[] seen() {
    long[] seen = adoptedSeen.clone();
    taps.forEach(tap -> seen[tap.id] += tap.seen);
    return seen;
  }

  private long[] spooled() {
    long[] spooled = seen();
    taps.forEach(tap -> spooled[tap.id] -= tap.lost);
    return spooled;
  }

  /**
   * Merges the spools into the files and removes them.
   *
   * @param progress told the bytes merged so far, now and then; may end the merging by an {@link
   *     OutputException}
   * @throws OutputException when a file cannot be written, or that of {@code progress}; the spools
   *     then stay, and only they
   */
  public void finish(LongConsumer progress) {
    SortedMap<Integer, Path> byPartition = new TreeMap<>(adopted);
    spools.forEach((partition, spool) -> byPartition.put(partition, spool.file()));
    List<Path> files = List.copyOf(byPartition.values());
    CaptureMerge merge =
        new CaptureMerge(directory, interfaces, header, snapLength, everyHop, version);
    try {
      merge.merge(files, seen(), progress);
      merged = merge.summary(seen());
    } catch (IOException e) {
      throw undone(merge, OutputException.of("write the captures in", directory, e));
    } catch (OutputException givenUp) {
      throw undone(merge, givenUp);
    }
  }

  private static OutputException undone(CaptureMerge merge, OutputException failure) {
    try {
      merge.undo();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  /**
   * Bytes that {@link #finish} will read, for a progress display.
   *
   * @throws OutputException when a spool is gone
   */
  public long spooledBytes() {
    long bytes = 0;
    for (Spool spool : spools.values()) {
      bytes += spool.writtenBytes();
    }
    for (Path spool : adopted.values()) {
      bytes += spool.toFile().length();
    }
    return bytes;
  }

  private static Path spool(Path directory, int partition) {
    return directory.resolve("partition-" + partition + ".partial.pcapng");
  }

  private Spool openSpool(int partition) {
    Spool spool = writer.open(spool(directory, partition));
    spool.writeHeader(header);
    return spool;
  }

  private static byte[] header(String version, List<CapturedInterface> interfaces, int snapLength) {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    header.writeBytes(Pcapng.sectionHeader(version));
    for (CapturedInterface captured : interfaces) {
      header.writeBytes(Pcapng.interfaceDescription(captured, snapLength));
    }
    return header.toByteArray();
  }

  /** Copies the frames of one interface into the spool of its partition. */
  private static final class Tap implements FrameTap {
    private final Spool spool;
    private final int id;
    private final int snapLength;
    private long seen;
    private long lost;

    Tap(Spool spool, int id, int snapLength) {
      this.spool = spool;
      this.id = id;
      this.snapLength = snapLength;
    }

    @Override
    public void frame(long timeNanos, byte[] frame, boolean outbound) {
      seen++;
      int captured = Math.min(frame.length, snapLength);
      var to = spool.reserve(timeNanos, Pcapng.packetLength(captured));
      if (to == null) {
        lost++;
        return;
      }
      Pcapng.putPacket(to, id, timeNanos, frame, captured, outbound);
    }
  }
}
