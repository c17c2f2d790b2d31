package io.actornet.emulator.cluster;

/** Where a node is with its part of an attempt. */
public enum PartPhase {
  /** It is being built. */
  PREPARING,
  /** It can start when all others can. */
  READY,
  /** It runs. */
  RUNNING,
  /** It has ended, and its files are complete. */
  FINISHED,
  /** It could not go on. */
  FAILED;

  /** Whether it waits for the coordinator or works for it. */
  boolean isUnderWay() {
    return this == PREPARING || this == READY || this == RUNNING;
  }
}
