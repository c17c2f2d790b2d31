package io.actornet.protocol.emulation;

import io.actornet.protocol.engine.DeviceContext;
import io.actornet.protocol.engine.Event;

/** Something that is done to a device from outside at an emulated instant, before all else then. */
final class Control extends Event {
  private final Runnable action;

  /**
   * A control event.
   *
   * @param number of the control event among all of the run
   */
  Control(DeviceContext device, long number, Runnable action) {
    this.action = action;
    order = order(device.index(), CONTROL, 0);
    sequence = number;
  }

  @Override
  protected void fire(long timeNanos) {
    action.run();
  }
}
