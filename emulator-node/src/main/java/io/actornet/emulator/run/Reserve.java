package io.actornet.emulator.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Room on the disk that a run holds while it lasts: when the disk is full, it is given back bit by
 * bit, so that journal and report can still say what came of the run. On a disk that has no such
 * room from the beginning there is none.
 */
final class Reserve {
  private static final int FOR_MERGING_BYTES = 8 << 20;
  private static final int FOR_REPORT_BYTES = 1 << 20;

  private final Path file;

  /** Takes the room by a file of that name. */
  Reserve(Path file) throws IOException {
    this.file = file;
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer room = ByteBuffer.allocate(FOR_MERGING_BYTES + FOR_REPORT_BYTES);
      while (room.hasRemaining()) {
        channel.write(room); // only bytes that were written have their place on every disk
      }
    } catch (IOException full) {
      Files.deleteIfExists(file);
    }
  }

  /** Gives back what is needed by chunks on their way to the disk, and for merging the journal. */
  synchronized void releaseForMerging() throws IOException {
    if (Files.exists(file)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(FOR_REPORT_BYTES);
      }
    }
  }

  /** Gives back the rest, for the report. */
  synchronized void release() throws IOException {
    Files.deleteIfExists(file);
  }
}
