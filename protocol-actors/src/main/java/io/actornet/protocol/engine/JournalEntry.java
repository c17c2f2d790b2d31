package io.actornet.protocol.engine;

/**
 * One line of the journal: something that happened on a device and is worth telling.
 *
 * <p>The order of a journal is (time, device name, sequence), which does not depend on how a run
 * was partitioned.
 *
 * @param timeNanos emulated time in nanoseconds since the start of the run
 * @param device name of the device
 * @param sequence number of the entry among those of its device, counting from 0
 * @param type what happened, for example {@code arp.resolved}
 * @param fields alternating keys and values; keys are strings, values are {@link String}, {@link
 *     Long}, {@link Integer}, {@link Boolean} or {@link Double}, never null. Belongs to the entry
 *     and is changed by nobody.
 */
public record JournalEntry(
    long timeNanos, String device, long sequence, String type, Object[] fields) {}
