package io.actornet.emulator.journal;

/**
 * What a run journalled.
 *
 * @param entries lines of the journal
 * @param entriesLost entries that are not in it, because the disk was too slow in real time or
 *     failed
 */
public record JournalSummary(long entries, long entriesLost) {}
