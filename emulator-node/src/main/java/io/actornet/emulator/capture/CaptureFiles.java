package io.actornet.emulator.capture;

import io.actornet.emulator.output.OutputException;
import io.actornet.emulator.output.Spool;
import io.actornet.emulator.output.SpoolMerge;
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

  private final Path directory;
  private final SpoolWriter writer;
  private final String version;
  private final int snapLength;
  private final List<CapturedInterface> interfaces;
  private final SortedMap<CapturedInterface, Integer> ids = new TreeMap<>();
  private final List<Tap> taps = new ArrayList<>();
  private final SortedMap<Integer, Spool> spools = new TreeMap<>();
  private final byte[] header;

  /**
   * Prepares captures.
   *
   * @param directory where the files go; created when missing
   * @param interfaces what to capture, in any order
   * @param snapLength bytes kept of each frame, 1 to 262144
   * @param version of Actornet, written into the files
   * @param writer writes the spools
   * @throws OutputException when the directory cannot be made
   */
  public CaptureFiles(
      Path directory,
      Collection<CapturedInterface> interfaces,
      int snapLength,
      String version,
      SpoolWriter writer) {
    this.directory = directory;
    this.interfaces = List.copyOf(new TreeSet<>(interfaces));
    this.snapLength = snapLength;
    this.version = version;
    this.writer = writer;
    for (int id = 0; id < this.interfaces.size(); id++) {
      ids.put(this.interfaces.get(id), id);
    }
    this.header = header(version, this.interfaces, snapLength);
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw OutputException.of("create", directory, e);
    }
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

  /**
   * Merges the spools into the files and removes them.
   *
   * @param progress told the bytes merged so far, now and then
   * @return what was captured
   * @throws OutputException when a file cannot be written; the spools then stay, and only they
   */
  public CaptureSummary finish(LongConsumer progress) {
    long[] frames = new long[interfaces.size()];
    long[] lost = new long[interfaces.size()];
    for (Tap tap : taps) {
      frames[tap.id] += tap.frames;
      lost[tap.id] += tap.lost;
    }
    List<SpoolMerge.Source> sources = new ArrayList<>();
    for (Spool spool : spools.values()) {
      sources.add(new SpoolMerge.Source(spool.file(), header.length));
    }
    CaptureMerge merge = new CaptureMerge(directory, interfaces, header, snapLength, version);
    try {
      merge.merge(sources, frames, lost, progress);
      for (Spool spool : spools.values()) {
        Files.delete(spool.file());
      }
    } catch (IOException e) {
      OutputException failure = OutputException.of("write the captures in", directory, e);
      try {
        merge.undo();
      } catch (IOException undone) {
        failure.addSuppressed(undone);
      }
      throw failure;
    }
    return CaptureSummary.of(interfaces.size(), frames, lost);
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
    return bytes;
  }

  private Spool openSpool(int partition) {
    Spool spool = writer.open(directory.resolve("partition-" + partition + ".partial.pcapng"));
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
    private long frames;
    private long lost;

    Tap(Spool spool, int id, int snapLength) {
      this.spool = spool;
      this.id = id;
      this.snapLength = snapLength;
    }

    @Override
    public void frame(long timeNanos, byte[] frame, boolean outbound) {
      int captured = Math.min(frame.length, snapLength);
      var to = spool.reserve(timeNanos, Pcapng.packetLength(captured));
      if (to == null) {
        lost++;
        return;
      }
      frames++;
      Pcapng.putPacket(to, id, timeNanos, frame, captured, outbound);
    }
  }
}
