/**
 * What came of a run: its directory, its report, its digest, and how two runs differ.
 *
 * <p>{@link io.actornet.emulator.report.RunDirectory} makes {@code runs/<name>/} and never writes
 * over an old one. {@link io.actornet.emulator.report.RunReport} is {@code report.json}; all of it
 * but its {@link io.actornet.emulator.report.Execution} is a function of (experiment, seed,
 * version). {@link io.actornet.emulator.report.Digest} says in 64 hexadecimal digits whether two
 * runs were the same, and {@link io.actornet.emulator.report.RunDiff} where they were not.
 */
package io.actornet.emulator.report;
