/**
 * Expectations: what the counters of a run must say at its end. {@link
 * io.actornet.emulator.expectation.CounterReading} visits the counters of every device once, for
 * the totals of the report and for all expectations together.
 */
package io.actornet.emulator.expectation;
