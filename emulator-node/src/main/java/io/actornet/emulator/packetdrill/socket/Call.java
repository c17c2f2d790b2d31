package io.actornet.emulator.packetdrill.socket;

/** A call in progress. */
@FunctionalInterface
public interface Call {
  /** No deadline. */
  long NEVER = Long.MAX_VALUE;

  /**
   * Goes on if it can. Asked first when it begins, again when what that caused has happened, and
   * then whenever something happens to a socket.
   *
   * @return null as long as it has not returned
   */
  Reply poll();

  /** When it wants to be asked again even if nothing happens. */
  default long deadlineNanos() {
    return NEVER;
  }
}
