package io.actornet.emulator.ladder;

/**
 * A frame as one interface saw it.
 *
 * @param timeNanos emulated time in nanoseconds
 * @param place which interface
 * @param outbound true when the device sent it, false when it received it
 * @param frame the whole frame, not to be changed
 * @param number how many frames the interface had seen before
 * @param sent how many of them, and of this one, it sent
 * @param again whether it is a TCP segment that its sender sends once more
 */
record Sighting(
    long timeNanos,
    Place place,
    boolean outbound,
    byte[] frame,
    long number,
    long sent,
    boolean again) {

  /**
   * An interface and what it is linked to.
   *
   * @param device name of the device
   * @param name name of the interface
   * @param peerDevice name of the device at the other end of the link
   * @param peerName name of the interface there
   */
  record Place(String device, String name, String peerDevice, String peerName) {
    /** The other end, seen from there. */
    Place peer() {
      return new Place(peerDevice, peerName, device, name);
    }
  }
}
