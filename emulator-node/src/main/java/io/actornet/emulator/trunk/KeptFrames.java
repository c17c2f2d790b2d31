package io.actornet.emulator.trunk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.IoUtil;

/**
 * What this node has sent to others since the run began: with it a node that is lost can be run
 * again, and nobody else. In files, up to a limit; beyond that nothing is kept any more.
 */
final class KeptFrames implements AutoCloseable {
  private final Keeping keeping;
  private final AtomicLong bytes = new AtomicLong();
  private final Queue<KeptLane> lanes = new ConcurrentLinkedQueue<>();
  private volatile String gap;

  KeptFrames(Keeping keeping) {
    this.keeping = keeping;
    if (keeping.mostBytes() == 0) {
      gap = "frames are not kept";
    }
  }

  /** What one partition sends to a node. */
  KeptLane lane(int node, int partition) {
    KeptLane lane = new KeptLane(this, keeping.directory().resolve(partition + "-to-" + node));
    lanes.add(lane);
    return lane;
  }

  /** Makes room for more in a file; whether there is any. */
  boolean take(long more) {
    if (gap == null && bytes.addAndGet(more) > keeping.mostBytes()) {
      giveUp(
          "more than " + (keeping.mostBytes() >> 20) + " MiB of frames were sent to other nodes");
    }
    return gap == null;
  }

  /** Nothing is kept any more. */
  void giveUp(String why) {
    gap = why;
  }

  /** Why not everything has been kept; null if it has. */
  String gap() {
    return gap;
  }

  Path directory() throws IOException {
    return Files.createDirectories(keeping.directory());
  }

  /** How much there is in files. */
  long bytes() {
    return bytes.get();
  }

  /** Removes the files; nobody must use the lanes any more. */
  @Override
  public void close() {
    giveUp("the run has ended");
    lanes.forEach(KeptLane::close);
    if (Files.exists(keeping.directory())) {
      IoUtil.delete(keeping.directory().toFile(), true);
    }
  }
}
