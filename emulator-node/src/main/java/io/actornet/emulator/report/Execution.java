package io.actornet.emulator.report;

/**
 * How and how fast a run was executed: the part of a report that may differ between two runs of the
 * same experiment.
 *
 * @param wallNanos wall-clock time it took
 * @param partitions how many threads ran it
 * @param dispatcher how its actors were dispatched, {@code direct} or {@code standard}
 * @param lateness of its events; null in virtual time
 */
public record Execution(long wallNanos, int partitions, String dispatcher, Lateness lateness) {}
