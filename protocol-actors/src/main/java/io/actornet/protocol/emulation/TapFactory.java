package io.actornet.protocol.emulation;

import io.actornet.protocol.engine.FrameTap;

/** Says which interfaces are watched. */
@FunctionalInterface
public interface TapFactory {
  /** Watches nothing. */
  TapFactory NONE = (device, networkInterface) -> null;

  /**
   * What watches an interface; called on the loop of the device's partition.
   *
   * @return null when nothing does
   */
  FrameTap tap(int device, int networkInterface);

  /**
   * Whether the taps of a partition have to be told in the order of time. Its devices are then kept
   * in step, which takes longer.
   */
  default boolean inOrder(int partition) {
    return false;
  }
}
