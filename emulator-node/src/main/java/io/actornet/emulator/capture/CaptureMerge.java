package io.actornet.emulator.capture;

import io.actornet.emulator.output.FileNames;
import io.actornet.emulator.output.SpoolMerge;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/** Turns the spools of the partitions into one file an interface and one merged file. */
final class CaptureMerge {
  private final Path mergedPath;
  private final List<Path> paths;
  private final List<CapturedInterface> interfaces;
  private final byte[] header;
  private final int snapLength;
  private final String version;
  private long lastTimeNanos;
  private long[] order = new long[64];

  CaptureMerge(
      Path directory,
      List<CapturedInterface> interfaces,
      byte[] header,
      int snapLength,
      String version) {
    this.mergedPath = directory.resolve("merged.pcapng");
    this.paths = paths(directory, interfaces);
    this.interfaces = interfaces;
    this.header = header;
    this.snapLength = snapLength;
    this.version = version;
  }

  /** Removes what an unfinished merge has written, so that the spools find room on a full disk. */
  void undo() throws IOException {
    Files.deleteIfExists(mergedPath);
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }

  void merge(List<SpoolMerge.Source> sources, long[] frames, long[] lost, LongConsumer progress)
      throws IOException {
    InterfaceFiles files = new InterfaceFiles(paths);
    byte[] section = Pcapng.sectionHeader(version);
    for (int id = 0; id < interfaces.size(); id++) {
      files.append(id, section);
      files.append(id, Pcapng.interfaceDescription(interfaces.get(id), snapLength));
    }
    try (OutputStream merged =
        new BufferedOutputStream(Files.newOutputStream(mergedPath), 1 << 18)) {
      merged.write(header);
      new SpoolMerge(new PacketFormat(), progress)
          .merge(
              sources, (time, bytes, at, count) -> instant(time, bytes, at, count, merged, files));
      for (int id = 0; id < interfaces.size(); id++) {
        long received = frames[id] + lost[id];
        merged.write(Pcapng.interfaceStatistics(id, lastTimeNanos, received, lost[id]));
        files.append(id, Pcapng.interfaceStatistics(0, lastTimeNanos, received, lost[id]));
      }
    }
    files.flush();
  }

  /** Writes the frames of one instant, by interface and then in the order of the interface. */
  private void instant(
      long timeNanos,
      ByteBuffer records,
      int[] offsets,
      int count,
      OutputStream merged,
      InterfaceFiles files)
      throws IOException {
    lastTimeNanos = timeNanos;
    if (order.length < count) {
      order = new long[offsets.length];
    }
    for (int i = 0; i < count; i++) {
      long id = records.getInt(offsets[i] + Pcapng.INTERFACE_OFFSET);
      order[i] = id << 32 | i;
    }
    Arrays.sort(order, 0, count);
    for (int i = 0; i < count; i++) {
      int at = offsets[(int) order[i]];
      int id = (int) (order[i] >>> 32);
      int length = records.getInt(at + 4);
      merged.write(records.array(), records.arrayOffset() + at, length);
      records.putInt(at + Pcapng.INTERFACE_OFFSET, 0);
      files.append(id, records.array(), records.arrayOffset() + at, length);
    }
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
