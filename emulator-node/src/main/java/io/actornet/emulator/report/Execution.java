package io.actornet.emulator.report;

import java.util.List;

/**
 * How and how fast a run was executed: the part of a report that may differ between two runs of the
 * same experiment.
 *
 * @param wallNanos wall-clock time it took
 * @param partitions how many threads ran it
 * @param dispatcher how its actors were dispatched, {@code direct} or {@code standard}
 * @param lateness of its events; null in virtual time
 * @param nodes that ran it in real time; null in virtual time and when one process ran it
 * @param reboots of devices whose nodes were lost in real time; null when there were none
 */
public record Execution(
    long wallNanos,
    int partitions,
    String dispatcher,
    Lateness lateness,
    List<NodeExecution> nodes,
    List<Reboot> reboots) {
  /** An execution by one process. */
  public Execution(long wallNanos, int partitions, String dispatcher, Lateness lateness) {
    this(wallNanos, partitions, dispatcher, lateness, null, null);
  }
}
