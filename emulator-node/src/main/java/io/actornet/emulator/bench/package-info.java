/**
 * The benchmarks: experiments of stated size, run several times in one JVM and measured.
 *
 * <p>A benchmark is text that {@code run} takes too, with the same digest: there are no devices,
 * shortcuts or dispatchers that only benchmarks have.
 */
package io.actornet.emulator.bench;
