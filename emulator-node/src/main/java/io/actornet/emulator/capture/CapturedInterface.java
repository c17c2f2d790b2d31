package io.actornet.emulator.capture;

import java.util.Comparator;

/**
 * An interface whose frames are captured.
 *
 * @param device name of the device
 * @param name name of the interface on that device, for example {@code eth0}
 */
public record CapturedInterface(String device, String name)
    implements Comparable<CapturedInterface> {
  private static final Comparator<CapturedInterface> ORDER =
      Comparator.comparing(CapturedInterface::device).thenComparing(CapturedInterface::name);

  /** The order of interfaces in a merged capture: by device, then by name. */
  @Override
  public int compareTo(CapturedInterface other) {
    return ORDER.compare(this, other);
  }

  /** {@code device:name}, as experiments write it. */
  @Override
  public String toString() {
    return device + ":" + name;
  }
}
