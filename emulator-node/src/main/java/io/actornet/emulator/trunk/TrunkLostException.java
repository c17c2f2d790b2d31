package io.actornet.emulator.trunk;

/** A trunk that cannot go on; its message says which, and why. */
public final class TrunkLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TrunkLostException(TrunkIdentity identity, String why) {
    super(identity.title() + ": " + why);
  }
}
