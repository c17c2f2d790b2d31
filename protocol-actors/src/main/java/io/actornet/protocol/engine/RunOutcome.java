package io.actornet.protocol.engine;

import org.HdrHistogram.Histogram;

/**
 * How a run ended.
 *
 * @param emulatedNanos how far emulated time came
 * @param wallNanos how long it took
 * @param events events handled in all partitions
 * @param faults exceptions that escaped from actors; above 0 is a bug
 * @param stoppedEarly whether it was asked to stop before its end
 * @param lateness how late events fired in emulated nanoseconds; null in virtual time
 */
public record RunOutcome(
    long emulatedNanos,
    long wallNanos,
    long events,
    long faults,
    boolean stoppedEarly,
    Histogram lateness) {}
