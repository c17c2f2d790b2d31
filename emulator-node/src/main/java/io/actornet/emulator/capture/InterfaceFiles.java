package io.actornet.emulator.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/**
 * Appends to any number of files with one open at a time and bounded memory: bytes are kept until
 * all files together hold {@value #BUDGET_BYTES}, then each file is opened, appended to and closed.
 */
final class InterfaceFiles {
  private static final int BUDGET_BYTES = 16 << 20;

  /** Buffers are used again until all together are so large: new ones cost more than the copy. */
  private static final long MOST_HELD_BYTES = 4L * BUDGET_BYTES;

  private final List<Path> paths;
  private final byte[][] pending;
  private final int[] lengths;
  private final boolean[] created;
  private int total;
  private long held;

  InterfaceFiles(List<Path> paths) {
    this.paths = paths;
    this.pending = new byte[paths.size()][];
    this.lengths = new int[paths.size()];
    this.created = new boolean[paths.size()];
  }

  void append(int file, byte[] bytes) throws IOException {
    append(file, bytes, 0, bytes.length);
  }

  void append(int file, byte[] bytes, int offset, int length) throws IOException {
    if (total + length > BUDGET_BYTES) {
      flush();
    }
    byte[] buffer = pending[file];
    int needed = lengths[file] + length;
    if (buffer == null || buffer.length < needed) {
      byte[] larger = new byte[Math.max(needed, Math.min(2 * lengths[file], BUDGET_BYTES))];
      if (buffer != null) {
        System.arraycopy(buffer, 0, larger, 0, lengths[file]);
        held -= buffer.length;
      }
      held += larger.length;
      pending[file] = larger;
      buffer = larger;
    }
    System.arraycopy(bytes, offset, buffer, lengths[file], length);
    lengths[file] = needed;
    total += length;
  }

  void flush() throws IOException {
    for (int file = 0; file < pending.length; file++) {
      if (lengths[file] == 0) {
        continue;
      }
      try (OutputStream out = open(file)) {
        out.write(pending[file], 0, lengths[file]);
      }
    }
    if (held > MOST_HELD_BYTES) {
      Arrays.fill(pending, null);
      held = 0;
    }
    Arrays.fill(lengths, 0);
    total = 0;
  }

  private OutputStream open(int file) throws IOException {
    if (created[file]) {
      return Files.newOutputStream(paths.get(file), StandardOpenOption.APPEND);
    }
    created[file] = true;
    return Files.newOutputStream(paths.get(file), StandardOpenOption.CREATE_NEW);
  }
}
