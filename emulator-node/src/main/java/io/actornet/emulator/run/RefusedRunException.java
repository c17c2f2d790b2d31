package io.actornet.emulator.run;

/** A run that cannot begin as it was asked for; the message is one sentence for the user. */
public final class RefusedRunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A refusal; the sentence is for the user. */
  public RefusedRunException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
