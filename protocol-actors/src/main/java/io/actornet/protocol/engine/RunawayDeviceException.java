package io.actornet.protocol.engine;

/** A device handled a million messages without time advancing, so the run was ended. */
public final class RunawayDeviceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RunawayDeviceException(String device) {
    super("device '" + device + "' handled 1,000,000 messages without time advancing");
  }
}
