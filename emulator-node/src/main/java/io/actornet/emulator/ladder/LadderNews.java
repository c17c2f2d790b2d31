package io.actornet.emulator.ladder;

import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * How the nodes of a run tell each other when something goes wrong, so that all of them keep frames
 * around it.
 *
 * @param telling takes what one of the own partitions has observed, on its loop
 * @param listening is given who is to hear of what others have
 */
public record LadderNews(Telling telling, Consumer<LongConsumer> listening) {
  /** There are no other nodes. */
  public static final LadderNews NONE = new LadderNews((partition, time) -> {}, listener -> {});

  /** Tells all other nodes. */
  public interface Telling {
    /**
     * Tells it, so that whoever hears a later promise of the partition has heard of it.
     *
     * @param timeNanos emulated time at which something went wrong
     */
    void tell(int partition, long timeNanos);
  }
}
