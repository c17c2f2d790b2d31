package io.actornet.emulator.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Gives other nodes the files of a node's work directory, in pieces that a message can take. A
 * file's name is its path in that directory.
 */
public final class FileServer {
  /** The longest piece; a message of the cluster takes 128 KiB. */
  static final int PIECE_BYTES = 96 * 1024;

  private static final int MOST_NAMES = 400;

  private final Path root;

  private FileServer(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** A question. */
  public sealed interface Command extends ControlMessage {}

  /**
   * Asks for a piece of a file.
   *
   * @param offset of its first byte
   */
  record Read(String file, long offset, ActorRef<Piece> replyTo) implements Command {}

  /**
   * Asks which files there are below a directory.
   *
   * @param after only names behind this one, in their order
   */
  record ListFiles(String directory, String after, ActorRef<Names> replyTo) implements Command {}

  /**
   * A piece.
   *
   * @param length of the file; −1 if there is none
   * @param bytes from the offset; fewer than the longest only at the end
   */
  record Piece(long length, byte[] bytes) implements ControlMessage {
    static final Piece NONE = new Piece(-1, new byte[0]);
  }

  /**
   * Some names.
   *
   * @param files relative to the directory, in order
   * @param more whether others follow
   */
  record Names(List<NamedFile> files, boolean more) implements ControlMessage {}

  /** Serves a directory. */
  static Behavior<Command> create(Path root) {
    FileServer server = new FileServer(root);
    return Behaviors.receiveMessage(server::answer);
  }

  private Behavior<Command> answer(Command command) {
    switch (command) {
      case Read read -> read.replyTo().tell(piece(read));
      case ListFiles list -> list.replyTo().tell(names(list));
    }
    return Behaviors.same();
  }

  private Piece piece(Read read) {
    Path file = inside(read.file());
    if (file == null || !Files.isRegularFile(file)) {
      return Piece.NONE;
    }
    try (FileChannel channel = FileChannel.open(file)) {
      long left = Math.max(0, channel.size() - read.offset());
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(PIECE_BYTES, left));
      while (bytes.hasRemaining() && channel.read(bytes, read.offset() + bytes.position()) >= 0) {}
      return new Piece(channel.size(), bytes.array());
    } catch (IOException unreadable) {
      return Piece.NONE;
    }
  }

  private Names names(ListFiles list) {
    Path directory = inside(list.directory());
    if (directory == null || !Files.isDirectory(directory)) {
      return new Names(List.of(), false);
    }
    try (Stream<Path> files = Files.walk(directory)) {
      List<NamedFile> next =
          files
              .filter(Files::isRegularFile)
              .map(file -> named(directory, file))
              .filter(file -> file.name().compareTo(list.after()) > 0)
              .sorted((one, other) -> one.name().compareTo(other.name()))
              .limit(MOST_NAMES + 1)
              .toList();
      boolean more = next.size() > MOST_NAMES;
      return new Names(more ? List.copyOf(next.subList(0, MOST_NAMES)) : next, more);
    } catch (IOException | UncheckedIOException unreadable) {
      return new Names(List.of(), false);
    }
  }

  private static NamedFile named(Path directory, Path file) {
    return new NamedFile(directory.relativize(file).toString().replace('\\', '/'), length(file));
  }

  private static long length(Path file) {
    try {
      return Files.size(file);
    } catch (IOException gone) {
      return 0;
    }
  }

  /** A path in the directory; null for one that leads out of it. */
  private Path inside(String name) {
    try {
      Path path = root.resolve(name).normalize();
      return path.startsWith(root) && !path.equals(root) ? path : null;
    } catch (InvalidPathException notAName) {
      return null;
    }
  }
}
