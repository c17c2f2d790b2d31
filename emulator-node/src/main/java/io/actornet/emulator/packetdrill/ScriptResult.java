package io.actornet.emulator.packetdrill;

/**
 * How a script went.
 *
 * @param file as it was named
 * @param emulatedNanos how long it took in emulated time
 * @param failure why it failed; null if it passed
 */
public record ScriptResult(String file, long emulatedNanos, Failure failure) {
  /**
   * Where a script failed, and why.
   *
   * @param line of the script
   * @param timeNanos emulated time since its start
   * @param reason in a sentence
   * @param expected what should have happened; null where the reason says all
   * @param seen what happened; null where the reason says all
   */
  public record Failure(int line, long timeNanos, String reason, String expected, String seen) {
    /** One that its reason says all about. */
    static Failure of(int line, long timeNanos, String reason) {
      return new Failure(line, timeNanos, reason, null, null);
    }
  }

  /** Whether it passed. */
  public boolean passed() {
    return failure == null;
  }
}
