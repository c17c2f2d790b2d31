/**
 * The benchmarks: experiments of stated size, run several times in one JVM and measured, and what
 * lies between nodes, measured with processes of its own.
 *
 * <p>A benchmark of an experiment is text that {@code run} takes too, with the same digest: there
 * are no devices, shortcuts or dispatchers that only benchmarks have.
 */
package io.actornet.emulator.bench;
