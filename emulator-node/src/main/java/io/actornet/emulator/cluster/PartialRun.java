package io.actornet.emulator.cluster;

/**
 * A node's part of one attempt at a run: prepared, run and closed by one thread in this order, and
 * watched, stopped and aborted by another.
 */
public interface PartialRun extends AutoCloseable {
  /**
   * Builds the node's partitions and connects them with those of the other nodes.
   *
   * @throws PartialRunException if that cannot be, or it was aborted
   */
  void prepare();

  /**
   * Runs until the emulated end, and writes what there is to write. While another node is silent it
   * waits; the coordinator aborts it when that node is gone.
   *
   * @return how far it came; its files are complete then
   * @throws PartialRunException if it failed, or was aborted
   */
  Ended run();

  /**
   * Has it go on with other nodes in the place of lost ones, which run their parts again. Called
   * while it runs, by another thread, which must not be kept waiting.
   */
  void replace(Assignment next);

  /** Has it end early, at a time that all nodes agree upon. May be called by any thread. */
  void stop();

  /** Makes {@link #prepare()} and {@link #run()} end at once. May be called by any thread. */
  void abort();

  /** How far it is. May be called by any thread, at any time. */
  PartialProgress progress();

  /** Releases all but the files. */
  @Override
  void close();

  /**
   * How a part ended.
   *
   * @param emulatedNanos how far it came
   * @param frames that it handled
   */
  record Ended(long emulatedNanos, long frames) {}
}
