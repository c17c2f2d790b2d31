package io.actornet.emulator.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
@DisplayName("The spool writer")
class SpoolWriterTest {
  private static final int CHUNK = 64;
  private static final Path FILE = Path.of("disk");

  @TempDir Path directory;
  private final List<OutputException> failures = new ArrayList<>();

  @Test
  @DisplayName("writes records in order, also those larger than a chunk")
  void order() throws IOException {
    Path file = directory.resolve("spool");
    SpoolWriter writer = new SpoolWriter(Overflow.BLOCK, failures::add);
    Spool spool = writer.open(file);
    spool.writeHeader(new byte[] {9});
    byte[] large = new byte[SpoolWriter.CHUNK_BYTES + 5];
    large[large.length - 1] = 7;
    put(spool, 1, new byte[] {1, 2});
    put(spool, 1, large);
    put(spool, 2, new byte[] {3});
    writer.close();

    ByteBuffer expected = ByteBuffer.allocate(large.length + 4);
    expected.put(new byte[] {9, 1, 2}).put(large).put((byte) 3);
    assertArrayEquals(expected.array(), Files.readAllBytes(file));
    assertTrue(failures.isEmpty());
  }

  @Test
  @DisplayName("makes the loop wait for a slow disk in virtual time, and loses nothing")
  void blocks() throws Exception {
    GatedDisk disk = new GatedDisk();
    SpoolWriter writer = new SpoolWriter(Overflow.BLOCK, failures::add, CHUNK, 2, _ -> disk);
    Spool spool = writer.open(FILE);
    AtomicInteger accepted = new AtomicInteger();
    Thread loop =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int i = 0; i < 10; i++) {
                    put(spool, i, new byte[CHUNK]);
                    accepted.incrementAndGet();
                  }
                });
    disk.entered.await();
    while (loop.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertEquals(3, accepted.get(), "one chunk of its own and two spare ones");

    disk.gate.countDown();
    loop.join();
    writer.close();
    assertEquals(10 * CHUNK, disk.written.get());
  }

  @Test
  @DisplayName("loses records in real time when all chunks are full, and goes on when they are not")
  void drops() throws Exception {
    GatedDisk disk = new GatedDisk();
    SpoolWriter writer = new SpoolWriter(Overflow.DROP, failures::add, CHUNK, 2, _ -> disk);
    Spool spool = writer.open(FILE);
    int accepted = 0;
    for (int i = 0; i < 10; i++) {
      accepted += spool.reserve(i, CHUNK) == null ? 0 : fill(spool, i);
    }
    assertEquals(3, accepted);

    disk.gate.countDown();
    while (spool.reserve(10, CHUNK) == null) {
      Thread.onSpinWait();
    }
    writer.close();
    assertTrue(failures.isEmpty());
  }

  @Test
  @DisplayName("reports a full disk once, in one sentence, and never makes the loop wait for it")
  void diskFull() {
    assertEndsWriting(new FullDisk(), "cannot write disk: No space left on device");
  }

  @Test
  @DisplayName("writes what other spools have taken when one has failed")
  void othersGoOn() throws IOException {
    Path file = directory.resolve("journal");
    SpoolWriter writer =
        new SpoolWriter(
            Overflow.BLOCK,
            failures::add,
            CHUNK,
            2,
            name ->
                name.equals(FILE)
                    ? new FullDisk()
                    : FileChannel.open(
                        name, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    Spool captures = writer.open(FILE);
    Spool journal = writer.open(file);
    put(journal, 1, new byte[] {1, 2, 3});
    put(captures, 1, new byte[CHUNK]);

    assertThrows(OutputException.class, writer::close);

    assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(file));
    assertEquals(1, failures.size());
  }

  @Test
  @DisplayName("outlives an error of the JVM, reports it and never makes the loop wait")
  void outOfMemory() {
    WritableByteChannel disk =
        new FullDisk() {
          @Override
          public int write(ByteBuffer bytes) {
            throw new OutOfMemoryError("buffer memory");
          }
        };
    assertEndsWriting(disk, "cannot write disk: java.lang.OutOfMemoryError: buffer memory");
  }

  private void assertEndsWriting(WritableByteChannel disk, String message) {
    SpoolWriter writer = new SpoolWriter(Overflow.BLOCK, failures::add, CHUNK, 2, _ -> disk);
    Spool spool = writer.open(FILE);
    for (int i = 0; i < 1000; i++) {
      ByteBuffer to = spool.reserve(i, CHUNK);
      if (to != null) {
        to.put(new byte[CHUNK]);
      }
    }
    OutputException thrown = assertThrows(OutputException.class, writer::close);
    assertEquals(message, thrown.getMessage());
    assertEquals(List.of(thrown), failures);
    assertNull(spool.reserve(2000, 1));
  }

  @Test
  @DisplayName("refuses a file that cannot be created with path and reason")
  void cannotCreate() {
    try (SpoolWriter writer = new SpoolWriter(Overflow.BLOCK, failures::add)) {
      Path file = directory.resolve("missing/spool");
      OutputException thrown = assertThrows(OutputException.class, () -> writer.open(file));
      assertEquals("cannot write " + file + ": no such file or directory", thrown.getMessage());
    }
  }

  @Test
  @DisplayName("fails the run when the time of records goes back")
  void timeGoesBack() {
    SpoolWriter writer =
        new SpoolWriter(Overflow.BLOCK, failures::add, CHUNK, 2, _ -> new FullDisk());
    Spool spool = writer.open(FILE);
    assertNotNull(spool.reserve(5, 1));
    assertNull(spool.reserve(4, 1));
    assertEquals("cannot write disk: time went back from 5 to 4 ns", failures.get(0).getMessage());
    assertThrows(OutputException.class, writer::close);
    assertFalse(failures.isEmpty());
  }

  private static int fill(Spool spool, long time) {
    put(spool, time, new byte[CHUNK]);
    return 1;
  }

  private static void put(Spool spool, long time, byte[] bytes) {
    spool.reserve(time, bytes.length).put(bytes);
  }

  /** A disk that takes nothing until its gate is opened. */
  private static final class GatedDisk implements WritableByteChannel {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger written = new AtomicInteger();

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      entered.countDown();
      try {
        if (!gate.await(20, TimeUnit.SECONDS)) {
          throw new IOException("the gate stayed shut");
        }
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      int length = bytes.remaining();
      bytes.position(bytes.limit());
      written.addAndGet(length);
      return length;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  /** A disk without room. */
  private static class FullDisk implements WritableByteChannel {
    @Override
    public int write(ByteBuffer bytes) throws IOException {
      throw new IOException("No space left on device");
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
