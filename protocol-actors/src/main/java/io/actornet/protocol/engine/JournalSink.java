package io.actornet.protocol.engine;

/**
 * Takes the journal entries of one partition, on that partition's thread only.
 *
 * <p>Entries come with times that never decrease; within one instant the devices come in any order.
 */
@FunctionalInterface
public interface JournalSink {

  /**
   * Takes one entry.
   *
   * @param entry the entry, never null; not changed by the caller afterwards
   */
  void record(JournalEntry entry);
}
