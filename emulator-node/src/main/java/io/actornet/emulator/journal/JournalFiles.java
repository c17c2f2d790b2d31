package io.actornet.emulator.journal;

import io.actornet.emulator.output.OutputException;
import io.actornet.emulator.output.Spool;
import io.actornet.emulator.output.SpoolMerge;
import io.actornet.emulator.output.SpoolWriter;
import io.actornet.protocol.engine.JournalEntry;
import io.actornet.protocol.engine.JournalSink;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The journal of one run: a sink for each partition while it lasts, {@code events.jsonl} when it
 * has ended.
 *
 * <p>Sinks are handed out before the loops start; {@link #finish} is called after they have ended
 * and after the {@link SpoolWriter} was closed.
 */
public final class JournalFiles {
  /** Name of the journal in a run directory. */
  public static final String FILE_NAME = "events.jsonl";

  private final Path directory;
  private final SpoolWriter writer;
  private final List<Sink> sinks = new ArrayList<>();

  /** Spools that others have written, all of whose entries count. */
  private final List<Path> adopted = new ArrayList<>();

  private long adoptedEntries;

  /**
   * Prepares a journal.
   *
   * @param directory an existing directory, where the journal and its spools go
   * @param writer writes the spools
   */
  public JournalFiles(Path directory, SpoolWriter writer) {
    this.directory = directory;
    this.writer = writer;
  }

  /**
   * Makes the sink of a partition.
   *
   * @param partition its number; its loop is the only one to call the sink
   * @throws OutputException when the partition's spool cannot be created
   */
  public JournalSink sink(int partition) {
    Sink sink = new Sink(writer.open(spool(directory, partition)));
    sinks.add(sink);
    return sink;
  }

  private static Path spool(Path directory, int partition) {
    return directory.resolve("partition-" + partition + ".partial.journal");
  }

  /** Entries recorded so far; when no loop runs. */
  public long recorded() {
    long recorded = adoptedEntries;
    for (Sink sink : sinks) {
      recorded += sink.recorded;
    }
    return recorded;
  }

  /**
   * Takes in the spools that another process made; {@link #finish} removes them.
   *
   * @param from the directory of that process's journal
   * @param partitions those that it has spools of
   * @param recorded the entries of all of them
   */
  public void adopt(Path from, List<Integer> partitions, long recorded) {
    for (int partition : partitions) {
      adopted.add(spool(from, partition));
    }
    adoptedEntries += recorded;
  }

  /** Bytes that {@link #finish} will read, for a progress display. */
  public long spooledBytes() {
    long bytes = 0;
    for (Sink sink : sinks) {
      bytes += sink.spool.writtenBytes();
    }
    for (Path spool : adopted) {
      bytes += spool.toFile().length();
    }
    return bytes;
  }

  /**
   * Merges the spools into {@code events.jsonl} and removes them.
   *
   * @param progress told the bytes merged so far, now and then
   * @return what was journalled
   * @throws OutputException when the file cannot be written; the spools then stay, and only they
   */
  public JournalSummary finish(LongConsumer progress) {
    Path journal = directory.resolve(FILE_NAME);
    List<SpoolMerge.Source> sources = new ArrayList<>();
    long[] written = new long[1];
    List<Path> spools = new ArrayList<>(adopted);
    sinks.forEach(sink -> spools.add(sink.spool.file()));
    spools.forEach(spool -> sources.add(new SpoolMerge.Source(spool, 0)));
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(journal), 1 << 18)) {
        new SpoolMerge(new SpooledEntry(), progress)
            .merge(
                sources,
                (_, records, at, count) -> {
                  writeInstant(records, at, count, out);
                  written[0] += count;
                });
      }
      for (Path spool : spools) {
        Files.delete(spool);
      }
    } catch (IOException e) {
      throw OutputException.undone("write", journal, e);
    }
    return new JournalSummary(written[0], recorded() - written[0]);
  }

  private static void writeInstant(ByteBuffer records, int[] offsets, int count, OutputStream out)
      throws IOException {
    Key[] keys = new Key[count];
    for (int i = 0; i < count; i++) {
      keys[i] = SpooledEntry.key(records, offsets[i]);
    }
    Arrays.sort(keys, Comparator.comparing(Key::device).thenComparingLong(Key::sequence));
    for (Key key : keys) {
      out.write(records.array(), records.arrayOffset() + key.lineAt, key.lineLength);
    }
  }

  /** Where an entry belongs within its instant, and where its line is. */
  private record Key(String device, long sequence, int lineAt, int lineLength) {}

  /**
   * A record of a journal spool: its length (4 bytes), time (8), sequence (8), length of the
   * device's name (4), that name, the line.
   */
  private static final class SpooledEntry implements SpoolMerge.Format {
    private static final int FIXED_BYTES = 24;

    static void put(ByteBuffer to, JournalEntry entry, byte[] device, byte[] line, int lineLength) {
      to.putInt(length(device, lineLength)).putLong(entry.timeNanos()).putLong(entry.sequence());
      to.putInt(device.length).put(device).put(line, 0, lineLength);
    }

    static int length(byte[] device, int lineLength) {
      return FIXED_BYTES + device.length + lineLength;
    }

    static Key key(ByteBuffer bytes, int at) {
      int deviceAt = at + FIXED_BYTES;
      int deviceLength = bytes.getInt(at + 20);
      int lineAt = deviceAt + deviceLength;
      return new Key(
          new String(
              bytes.array(), bytes.arrayOffset() + deviceAt, deviceLength, StandardCharsets.UTF_8),
          bytes.getLong(at + 12),
          lineAt,
          at + bytes.getInt(at) - lineAt);
    }

    @Override
    public int prefixBytes() {
      return 4;
    }

    @Override
    public int length(ByteBuffer bytes, int at) {
      return bytes.getInt(at);
    }

    @Override
    public long timeNanos(ByteBuffer bytes, int at) {
      return bytes.getLong(at + 4);
    }
  }

  /** Writes the entries of one partition to its spool. */
  private static final class Sink implements JournalSink {
    private final Spool spool;
    private final JournalLine line = new JournalLine();
    private long recorded;

    Sink(Spool spool) {
      this.spool = spool;
    }

    @Override
    public void record(JournalEntry entry) {
      byte[] device = entry.device().getBytes(StandardCharsets.UTF_8);
      int lineLength = line.format(entry);
      ByteBuffer to = spool.reserve(entry.timeNanos(), SpooledEntry.length(device, lineLength));
      recorded++;
      if (to != null) {
        SpooledEntry.put(to, entry, device, line.bytes(), lineLength);
      }
    }
  }
}
