package io.actornet.emulator.trunk;

import java.nio.charset.StandardCharsets;

/**
 * Which trunk this is: frames of one attempt of one run, from one node to another.
 *
 * @param runId of the run; no other run of the cluster has it
 * @param attempt counts from 1 how often the run has begun
 * @param experimentHash of the experiment's text
 * @param programVersion of Actornet; up to 64 characters of US-ASCII
 * @param fromNode number of the sending node
 * @param toNode number of the receiving node
 */
public record TrunkIdentity(
    long runId, int attempt, long experimentHash, String programVersion, int fromNode, int toNode) {
  private static final long MIX = 0x9e3779b97f4a7c15L;

  /**
   * A trunk.
   *
   * @throws IllegalArgumentException if the version is too long or not US-ASCII
   */
  public TrunkIdentity {
    if (programVersion.length() > HelloMessage.MOST_VERSION_BYTES
        || !StandardCharsets.US_ASCII.newEncoder().canEncode(programVersion)) {
      throw new IllegalArgumentException("program version '" + programVersion + "'");
    }
  }

  /** The trunk that carries frames the other way. */
  public TrunkIdentity reversed() {
    return new TrunkIdentity(runId, attempt, experimentHash, programVersion, toNode, fromNode);
  }

  /**
   * The Aeron stream: another for each attempt, as a rule. Should two share one, each message still
   * says whose it is.
   */
  int streamId() {
    long mixed = ((runId * 31 + attempt) * 31 + fromNode) * 31 + toNode;
    mixed *= MIX;
    return (int) (mixed >>> 33) | 1;
  }

  /** Such as {@code trunk from node 1 to node 2}. */
  String title() {
    return "trunk from node " + fromNode + " to node " + toNode;
  }
}
