package io.actornet.protocol.engine;

/** A run could not go on to its end. */
public final class RunFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A run that failed for that reason. */
  public RunFailedException(Throwable cause) {
    super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
  }
}
