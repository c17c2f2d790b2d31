package io.actornet.emulator.cluster;

/** A node that cannot be, or a cluster that does not answer; the message is a sentence. */
public class NodeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure with a sentence for the user. */
  public NodeException(String sentence) {
    super(sentence);
  }

  /** A failure with a sentence for the user and what is behind it. */
  public NodeException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
