/**
 * Running an experiment: {@link io.actornet.emulator.run.RunService} plans it, emulates it, writes
 * its files and judges it, for the command line, for benchmarks and for tests alike.
 */
package io.actornet.emulator.run;
