package io.actornet.emulator.report;

/** What a run says in one word, and the exit status that goes with it. */
public enum RunVerdict {
  /** It ran to its end, was valid, and every expectation held. */
  PASSED(0),
  /** It ran to its end and was valid, but an expectation did not hold. */
  FAILED(1),
  /** It ran to its end, but its result cannot be trusted: too late, or a fault touched nothing. */
  INVALID(3),
  /** It could not finish, for example because the disk was full. */
  INCOMPLETE(3),
  /** The user interrupted it; what was captured until then is kept. */
  INTERRUPTED(130);

  private final int exitStatus;

  RunVerdict(int exitStatus) {
    this.exitStatus = exitStatus;
  }

  /** The exit status of a command whose run ended so. */
  public int exitStatus() {
    return exitStatus;
  }
}
