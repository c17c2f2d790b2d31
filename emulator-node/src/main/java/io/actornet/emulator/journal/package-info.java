/**
 * The journal of a run, {@code events.jsonl}: what happened on which device and when, one JSON
 * object a line. Report, ladder, expectations and the tools of users read it.
 *
 * <p>A line starts with {@code time_nanos}, {@code device}, {@code sequence} and {@code type}; the
 * keys of its type follow. Lines are in the order of the first three, whatever the number of
 * partitions: each partition writes its entries to a {@link io.actornet.emulator.output.Spool}, and
 * a merge after the run sorts every instant. The schema of a line is the resource {@code
 * /schema/journal.schema.json}.
 */
package io.actornet.emulator.journal;
