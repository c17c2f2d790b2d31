package io.actornet.emulator.packetdrill.socket;

/**
 * What a call returned.
 *
 * @param value -1 if it failed
 * @param error why; null if it did not fail
 * @param difference what it gave out that is not as the script says, in words; null if all is
 */
public record Reply(long value, Errno error, String difference) {
  /** A success. */
  static Reply of(long value) {
    return new Reply(value, null, null);
  }

  /** A failure. */
  static Reply failed(Errno error) {
    return new Reply(-1, error, null);
  }

  /** A success that gave out something. */
  static Reply of(long value, String difference) {
    return new Reply(value, null, difference);
  }

  @Override
  public String toString() {
    return error == null ? Long.toString(value) : value + " " + error;
  }
}
