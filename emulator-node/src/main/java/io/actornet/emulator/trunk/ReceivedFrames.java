package io.actornet.emulator.trunk;

import io.actornet.protocol.engine.Hash;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * How many frames a node has sent, by link direction, with a hash of them. When its part is run
 * again elsewhere it sends the same ones once more: they are counted and dropped, and their hash
 * has to be the same. Whoever polls uses it, one thread at a time.
 */
final class ReceivedFrames {
  private final TrunkPlan plan;
  private final int node;
  private final Int2ObjectHashMap<Direction> directions = new Int2ObjectHashMap<>();

  /** Directions of which not all frames have come again; only who polls changes it. */
  private final AtomicInteger missing = new AtomicInteger();

  private static final class Direction {
    private long count;
    private long hash;
    private long countAgain;
    private long hashAgain;
  }

  ReceivedFrames(TrunkPlan plan, int node) {
    this.plan = plan;
    this.node = node;
  }

  /** From now on the node sends everything once more. */
  void beginAgain() {
    int all = 0;
    for (Direction direction : directions.values()) {
      direction.countAgain = 0;
      direction.hashAgain = 0;
      all += direction.count > 0 ? 1 : 0;
    }
    missing.set(all);
  }

  /** Whether the node has sent again all that it had sent. */
  boolean isComplete() {
    return missing.get() == 0;
  }

  /**
   * Whether a frame comes for the first time.
   *
   * @throws TrunkLostException if a frame is another one than the first time
   */
  boolean isNew(int number, long arrivalNanos, int epoch, byte[] frame) {
    Direction direction = directions.get(number);
    if (direction == null) {
      direction = new Direction();
      directions.put(number, direction);
    }
    if (direction.countAgain < direction.count) {
      again(number, direction, arrivalNanos, epoch, frame);
      return false;
    }
    direction.hash = fold(direction.hash, arrivalNanos, epoch, frame);
    direction.count++;
    direction.countAgain = direction.count;
    return true;
  }

  private void again(int number, Direction direction, long arrivalNanos, int epoch, byte[] frame) {
    direction.hashAgain = fold(direction.hashAgain, arrivalNanos, epoch, frame);
    if (++direction.countAgain == direction.count) {
      if (direction.hashAgain != direction.hash) {
        throw TrunkLostException.different(
            plan.towards(node).reversed(),
            "of the %d frames on link direction %d that were sent again some differ"
                .formatted(direction.count, number));
      }
      missing.decrementAndGet();
    }
  }

  private static long fold(long hash, long arrivalNanos, int epoch, byte[] frame) {
    return Hash.fold(Hash.foldFrame(hash, arrivalNanos, frame), epoch);
  }
}
