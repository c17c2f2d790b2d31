package io.actornet.emulator.trunk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.agrona.IoUtil;

/**
 * The directory of one media driver, with a lock beside it that the operating system frees when the
 * process ends, however it ends. Whoever finds a lock that nobody holds removes the directory: a
 * process id would not do, since another process, or another container, may have the same.
 */
final class DriverDirectory implements AutoCloseable {
  private static final String PREFIX = "actornet-driver-";
  private static final String LOCK = ".lock";
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** Locks of this process, which must not open them again: closing one would free the lock. */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path lockFile;
  private final FileChannel lock;

  private DriverDirectory(Path lockFile, FileChannel lock) {
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /** Removes what crashed processes left in {@code base}, and claims a new directory there. */
  static DriverDirectory claim(Path base) {
    try {
      removeAbandoned(base);
      while (true) {
        DriverDirectory claimed = tryClaim(base);
        if (claimed != null) {
          return claimed;
        }
      }
    } catch (IOException failed) {
      throw new BadSettingException(
          "driver-directory", "'" + base + "'", "a directory that can be written: " + failed);
    }
  }

  private static DriverDirectory tryClaim(Path base) throws IOException {
    String name = PREFIX + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet() + LOCK;
    Path lockFile = base.resolve(name).toAbsolutePath();
    if (Files.exists(lockFile)) {
      return null; // another container's process has our id
    }
    OURS.add(lockFile);
    FileChannel channel =
        FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() != null && Files.exists(lockFile)) {
      return new DriverDirectory(lockFile, channel);
    }
    // Somebody who cleans up took it between its making and its locking.
    channel.close();
    OURS.remove(lockFile);
    return null;
  }

  /** Removes what crashed processes left in {@code base}. */
  static void removeAbandoned(Path base) throws IOException {
    List<Path> locks;
    try (Stream<Path> files = Files.list(base)) {
      locks = files.filter(DriverDirectory::isLock).map(Path::toAbsolutePath).toList();
    }
    for (Path lockFile : locks) {
      if (!OURS.contains(lockFile)) {
        removeIfAbandoned(lockFile);
      }
    }
  }

  /** What cannot be opened or removed belongs to another user: it is theirs to clean. */
  private static void removeIfAbandoned(Path lockFile) {
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        FileLock held = channel.tryLock()) {
      if (held != null) {
        remove(lockFile);
      }
    } catch (IOException theirs) {
      return;
    }
  }

  private static void remove(Path lockFile) throws IOException {
    IoUtil.delete(directoryOf(lockFile).toFile(), true);
    Files.deleteIfExists(lockFile);
  }

  private static boolean isLock(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(PREFIX) && name.endsWith(LOCK);
  }

  private static Path directoryOf(Path lockFile) {
    String name = lockFile.getFileName().toString();
    return lockFile.resolveSibling(name.substring(0, name.length() - LOCK.length()));
  }

  /** Where the driver may put its files. */
  Path path() {
    return directoryOf(lockFile);
  }

  /** Removes the directory; its driver must have ended. */
  @Override
  public void close() {
    try (lock) {
      remove(lockFile);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } finally {
      OURS.remove(lockFile);
    }
  }
}
