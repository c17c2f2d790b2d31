package io.actornet.emulator.trunk;

/** A trunk that cannot go on; its message says which, and why. */
public final class TrunkLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean different;

  TrunkLostException(TrunkIdentity identity, String why) {
    this(identity, why, false);
  }

  private TrunkLostException(TrunkIdentity identity, String why, boolean different) {
    super(identity.title() + ": " + why);
    this.different = different;
  }

  /** A part that was run again did something else than the first time. */
  static TrunkLostException different(TrunkIdentity identity, String how) {
    return new TrunkLostException(identity, how, true);
  }

  /**
   * Whether a part that was run again did something else than the first time, which is a fault of
   * the program; another attempt must not hide it.
   */
  public boolean isDifferent() {
    return different;
  }
}
