/**
 * What every file of a run shares: getting bytes from the partitions' loops to the disk.
 *
 * <p>A loop never writes to a disk. It fills a chunk of its {@link
 * io.actornet.emulator.output.Spool} and hands full chunks to the one thread of the {@link
 * io.actornet.emulator.output.SpoolWriter}; chunks are recycled, so memory is bounded. What happens
 * when the disk cannot keep up is an {@link io.actornet.emulator.output.Overflow}: in virtual time
 * the loop waits, in real time the record is lost and counted.
 *
 * <p>Each partition has a spool of its own, in time order. After the run a {@link
 * io.actornet.emulator.output.SpoolMerge} reads all of them once, instant by instant, so that the
 * files of a run are the same whatever the number of partitions.
 */
package io.actornet.emulator.output;
