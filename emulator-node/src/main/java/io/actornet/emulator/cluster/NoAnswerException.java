package io.actornet.emulator.cluster;

/**
 * A node or a coordinator that gives no answer now: it may give one a little later, or another node
 * may. Every other {@link NodeException} is an answer.
 */
public final class NoAnswerException extends NodeException {
  private static final long serialVersionUID = 1L;

  /** A failure with a sentence for the user. */
  public NoAnswerException(String sentence) {
    super(sentence);
  }

  /** A failure with a sentence for the user and what is behind it. */
  public NoAnswerException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
