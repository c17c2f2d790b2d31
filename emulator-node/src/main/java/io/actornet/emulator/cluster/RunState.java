package io.actornet.emulator.cluster;

/** Where a run of the cluster is. */
public enum RunState {
  /** Its experiment is being handed to a majority of the nodes. */
  STORING,
  /** It is being divided and placed. */
  PLANNING,
  /** The nodes are building their parts. */
  PREPARING,
  /** It runs. */
  RUNNING,
  /** Its files are being put together. */
  COLLECTING,
  /** Its files are complete. */
  FINISHED,
  /** It could not finish. */
  FAILED;

  /** Whether it has ended. */
  public boolean isOver() {
    return this == FINISHED || this == FAILED;
  }
}
