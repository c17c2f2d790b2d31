package io.actornet.emulator.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Scheduler;
import akka.actor.typed.javadsl.AskPattern;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads another node's files from its {@link FileServer}; blocks while it waits for them. */
public final class RemoteFiles {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** So many pieces are asked for ahead. */
  private static final int AHEAD = 8;

  private final ActorRef<FileServer.Command> server;
  private final Scheduler scheduler;

  RemoteFiles(ActorRef<FileServer.Command> server, Scheduler scheduler) {
    this.server = server;
    this.scheduler = scheduler;
  }

  /** The files below a directory, in the order of their names, which are relative to it. */
  public List<NamedFile> list(String directory) throws IOException {
    List<NamedFile> files = new ArrayList<>();
    FileServer.Names names;
    do {
      String after = files.isEmpty() ? "" : files.getLast().name();
      names =
          await(
              AskPattern.<FileServer.Command, FileServer.Names>ask(
                      server,
                      replyTo -> new FileServer.ListFiles(directory, after, replyTo),
                      LIMIT,
                      scheduler)
                  .toCompletableFuture());
      files.addAll(names.files());
    } while (names.more());
    return files;
  }

  /**
   * Opens a file.
   *
   * @throws FileNotFoundException if there is none
   */
  public Opened open(String file) throws IOException {
    Pieces pieces = new Pieces(file);
    return new Opened(pieces, pieces.length);
  }

  /**
   * A file that is being read.
   *
   * @param length in bytes
   */
  public record Opened(InputStream bytes, long length) {}

  /** Copies a file; it appears under its name only when it is complete. */
  public void copy(String file, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try (InputStream in = open(file).bytes()) {
      Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static <T> T await(CompletableFuture<T> answer) throws IOException {
    try {
      return answer.get(2 * LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for another node");
    } catch (ExecutionException | TimeoutException silent) {
      throw new IOException("another node does not answer", silent);
    }
  }

  /** A file, piece by piece. */
  private final class Pieces extends InputStream {
    private final String file;
    private final long length;
    private final Deque<CompletableFuture<FileServer.Piece>> asked = new ArrayDeque<>();
    private byte[] piece;
    private int position;
    private long received;
    private long next;

    Pieces(String file) throws IOException {
      this.file = file;
      FileServer.Piece first = await(ask(0));
      if (first.length() < 0) {
        throw new FileNotFoundException(file);
      }
      length = first.length();
      piece = first.bytes();
      received = piece.length;
      next = piece.length;
    }

    private CompletableFuture<FileServer.Piece> ask(long offset) {
      return AskPattern.<FileServer.Command, FileServer.Piece>ask(
              server, replyTo -> new FileServer.Read(file, offset, replyTo), LIMIT, scheduler)
          .toCompletableFuture();
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
      if (most == 0) {
        return 0;
      }
      if (position == piece.length && !advance()) {
        return -1;
      }
      int count = Math.min(most, piece.length - position);
      System.arraycopy(piece, position, target, offset, count);
      position += count;
      return count;
    }

    private boolean advance() throws IOException {
      while (next < length && asked.size() < AHEAD) {
        asked.add(ask(next));
        next += FileServer.PIECE_BYTES;
      }
      if (asked.isEmpty()) {
        return false;
      }
      piece = await(asked.remove()).bytes();
      position = 0;
      received += piece.length;
      if (piece.length == 0 || piece.length < FileServer.PIECE_BYTES && received < length) {
        throw new IOException("the file " + file + " is gone or was changed");
      }
      return true;
    }
  }
}
