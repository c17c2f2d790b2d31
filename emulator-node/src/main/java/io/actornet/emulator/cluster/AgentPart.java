package io.actornet.emulator.cluster;

/** What an agent knows of a part that it works on. */
final class AgentPart {
  /** Which; it changes when other parts are run again elsewhere. */
  Assignment assignment;

  PartPhase phase = PartPhase.PREPARING;
  PartialResult result;
  String failure;
  boolean peerLost;

  /** Whether all that it had is released. */
  boolean closed;

  AgentPart(Assignment assignment) {
    this.assignment = assignment;
  }

  PartReport report(PartialProgress progress) {
    return new PartReport(assignment, phase, progress, result, failure, peerLost);
  }
}
