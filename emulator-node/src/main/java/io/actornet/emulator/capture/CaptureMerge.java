package io.actornet.emulator.capture;

import io.actornet.emulator.output.FileNames;
import io.actornet.emulator.output.SpoolMerge;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Turns the spools of the partitions into one file an interface and one merged file, which shows
 * each flow where it was first seen, or all that the interfaces have.
 *
 * <p>To write is what costs. A single spool of which all is shown therefore becomes the merged file
 * itself, and with a single interface its file is the same file under a second name.
 */
final class CaptureMerge {
  private final Path mergedPath;
  private final List<Path> paths;
  private final List<CapturedInterface> interfaces;
  private final byte[] header;
  private final int snapLength;
  private final String version;
  private final long[] written;

  /** Null when the merged file shows every frame, as that of a single interface always does. */
  private final FirstSeen firstSeen;

  private long shown;
  private long lastTimeNanos;
  private long[] order = new long[64];

  CaptureMerge(
      Path directory,
      List<CapturedInterface> interfaces,
      byte[] header,
      int snapLength,
      boolean everyHop,
      String version) {
    this.mergedPath = directory.resolve(CaptureFiles.MERGED);
    this.paths = paths(directory, interfaces);
    this.interfaces = interfaces;
    this.header = header;
    this.snapLength = snapLength;
    this.version = version;
    this.written = new long[interfaces.size()];
    this.firstSeen = everyHop || interfaces.size() == 1 ? null : new FirstSeen();
  }

  /** Removes what an unfinished merge has made, so that the spools find room on a full disk. */
  void undo() throws IOException {
    Files.deleteIfExists(mergedPath);
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }

  /**
   * Makes the files; the spools are gone then.
   *
   * @param seen how many frames each interface saw
   */
  void merge(List<Path> spools, long[] seen, LongConsumer progress) throws IOException {
    if (spools.size() == 1 && firstSeen == null) {
      Path spool = spools.getFirst();
      boolean alone = interfaces.size() == 1;
      try (MergedFile merged = MergedFile.within(spool, header.length)) {
        merge(spools, merged, alone ? null : interfaceFiles(), seen, progress);
      }
      if (alone) {
        secondName(paths.getFirst(), spool);
      }
      Files.move(spool, mergedPath);
    } else {
      try (MergedFile merged = MergedFile.create(mergedPath, header)) {
        merge(spools, merged, interfaceFiles(), seen, progress);
      }
      for (Path spool : spools) {
        Files.delete(spool);
      }
    }
  }

  /** What is in the files, which are there. */
  CaptureSummary summary(long[] seen) {
    return CaptureSummary.of(seen, written, shown);
  }

  private InterfaceFiles interfaceFiles() throws IOException {
    InterfaceFiles files = new InterfaceFiles(paths);
    byte[] section = Pcapng.sectionHeader(version);
    for (int id = 0; id < interfaces.size(); id++) {
      files.append(id, section);
      files.append(id, Pcapng.interfaceDescription(interfaces.get(id), snapLength));
    }
    return files;
  }

  private static void secondName(Path name, Path file) throws IOException {
    try {
      Files.createLink(name, file);
    } catch (FileAlreadyExistsException inTheWay) {
      throw inTheWay;
    } catch (IOException | UnsupportedOperationException noLinks) {
      Files.copy(file, name);
    }
  }

  /** Merges; {@code files} is null when no interface has a file to itself. */
  private void merge(
      List<Path> spools,
      MergedFile merged,
      InterfaceFiles files,
      long[] seen,
      LongConsumer progress)
      throws IOException {
    List<SpoolMerge.Source> sources =
        spools.stream().map(spool -> new SpoolMerge.Source(spool, header.length)).toList();
    new SpoolMerge(new PacketFormat(), progress)
        .merge(sources, (time, bytes, at, count) -> instant(time, bytes, at, count, merged, files));
    for (int id = 0; id < interfaces.size(); id++) {
      long lost = seen[id] - written[id];
      byte[] statistics = Pcapng.interfaceStatistics(id, lastTimeNanos, seen[id], lost);
      merged.write(statistics, 0, statistics.length);
      if (files != null) {
        files.append(id, Pcapng.interfaceStatistics(0, lastTimeNanos, seen[id], lost));
      }
    }
    merged.end();
    if (files != null) {
      files.flush();
    }
  }

  /** Writes the frames of one instant, by interface and then in the order of the interface. */
  private void instant(
      long timeNanos,
      ByteBuffer records,
      int[] offsets,
      int count,
      MergedFile merged,
      InterfaceFiles files)
      throws IOException {
    lastTimeNanos = timeNanos;
    boolean keep = sort(records, offsets, count) && merged.holdsRecords();
    if (keep) {
      merged.keep(records.position());
    }
    if (firstSeen != null) {
      firstSeen.instant(timeNanos, records, offsets, order, count);
    }
    for (int i = 0; i < count; i++) {
      int at = offsets[(int) order[i]];
      int id = (int) (order[i] >>> 32);
      int length = records.getInt(at + 4);
      written[id]++;
      boolean shows = firstSeen == null || firstSeen.shows(i);
      if (shows) {
        shown++;
      }
      if (shows && !keep) {
        merged.write(records.array(), records.arrayOffset() + at, length);
      }
      if (files != null) {
        records.putInt(at + Pcapng.INTERFACE_OFFSET, 0);
        files.append(id, records.array(), records.arrayOffset() + at, length);
      }
    }
  }

  /** Finds the order of an instant's frames; returns whether they have it already. */
  private boolean sort(ByteBuffer records, int[] offsets, int count) {
    if (order.length < count) {
      order = new long[offsets.length];
    }
    boolean sorted = true;
    for (int i = 0; i < count; i++) {
      long id = records.getInt(offsets[i] + Pcapng.INTERFACE_OFFSET);
      order[i] = id << 32 | i;
      sorted &= i == 0 || order[i - 1] < order[i];
    }
    if (!sorted) {
      Arrays.sort(order, 0, count);
    }
    return sorted;
  }

  private static List<Path> paths(Path directory, List<CapturedInterface> interfaces) {
    FileNames names = new FileNames();
    List<Path> paths = new ArrayList<>();
    for (CapturedInterface captured : interfaces) {
      String name = names.unique(captured.device() + "-" + captured.name());
      paths.add(directory.resolve(name + ".pcapng"));
    }
    return paths;
  }

  /** A spool of captures holds enhanced packet blocks. */
  private static final class PacketFormat implements SpoolMerge.Format {
    @Override
    public int prefixBytes() {
      return 8;
    }

    @Override
    public int length(ByteBuffer bytes, int at) {
      return bytes.getInt(at + 4);
    }

    @Override
    public long timeNanos(ByteBuffer bytes, int at) {
      return Pcapng.packetTimeNanos(bytes, at);
    }
  }
}
