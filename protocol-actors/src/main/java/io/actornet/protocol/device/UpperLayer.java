package io.actornet.protocol.device;

import io.actornet.protocol.icmp.QuotedDatagram;
import io.actornet.protocol.wire.Ipv4View;

/** What the internet layer hands its packets to: the sockets and transport layers of a device. */
interface UpperLayer {
  /**
   * Shows a received frame to packet sockets, before the layers above Ethernet see it.
   *
   * @param frame stays the caller's
   * @return whether a socket wanted it
   */
  boolean frame(int networkInterface, int etherType, byte[] frame);

  /**
   * Takes a packet that is for this device and whole.
   *
   * @param packet points into the frame, which is the callee's from now on unless the protocol is
   *     ICMP
   * @param broadcast whether it was sent to more than this device
   * @return false when neither a socket nor a layer takes the protocol
   */
  boolean packet(Ipv4View packet, boolean broadcast);

  /**
   * Hears that a packet this device sent did not arrive.
   *
   * @param reporter address of who says so
   */
  void icmpError(int reporter, QuotedDatagram error);
}
