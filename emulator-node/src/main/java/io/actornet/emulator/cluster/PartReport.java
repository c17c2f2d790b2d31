package io.actornet.emulator.cluster;

/**
 * What a node says of its part of an attempt.
 *
 * @param assignment which
 * @param phase where it is
 * @param progress how far
 * @param result what came of it; null unless it has finished
 * @param failure why it failed, a sentence; null unless it has
 * @param peerLost whether that may be due to another node that died
 */
public record PartReport(
    Assignment assignment,
    PartPhase phase,
    PartialProgress progress,
    PartialResult result,
    String failure,
    boolean peerLost) {

  /** The attempt that it is about. */
  Attempt attempt() {
    return assignment.attempt();
  }
}
