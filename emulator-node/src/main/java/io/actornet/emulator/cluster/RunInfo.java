package io.actornet.emulator.cluster;

import java.util.List;

/**
 * What is known of a run.
 *
 * @param id of the run
 * @param name of the experiment
 * @param state where it is
 * @param attempt its number; 0 before the first
 * @param acceptedAtMillis wall-clock time, since 1970
 * @param emulatedNanos emulated time that all nodes have reached
 * @param stopNanos emulated time at which it ends; 0 while that is not known
 * @param frames handled by all nodes
 * @param nodes those that take part
 * @param slowest the name of the node that the others wait for; null while there is none, and in
 *     real time, where nobody waits
 * @param notes what happened to it, a sentence each, such as why an attempt ended
 * @param failure why it failed, a sentence; null unless it has
 * @param result what came of it; null unless it has finished and its files are still there
 */
public record RunInfo(
    String id,
    String name,
    RunState state,
    int attempt,
    long acceptedAtMillis,
    long emulatedNanos,
    long stopNanos,
    long frames,
    List<NodeProgress> nodes,
    String slowest,
    List<String> notes,
    String failure,
    CollectedRun result) {

  /** The same without files. */
  RunInfo withoutResult() {
    return new RunInfo(
        id,
        name,
        state,
        attempt,
        acceptedAtMillis,
        emulatedNanos,
        stopNanos,
        frames,
        nodes,
        slowest,
        notes,
        failure,
        null);
  }
}
