package io.actornet.emulator.cluster;

/** A part of a run that ended before its end; the message is a sentence for the user. */
public final class PartialRunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean peerLost;

  /**
   * A failure.
   *
   * @param peerLost whether it may be due to another node that died: then the run is tried again
   *     when that node is found to be gone
   */
  public PartialRunException(String sentence, boolean peerLost) {
    super(sentence);
    this.peerLost = peerLost;
  }

  /** Whether it may be due to another node that died. */
  public boolean isPeerLost() {
    return peerLost;
  }
}
