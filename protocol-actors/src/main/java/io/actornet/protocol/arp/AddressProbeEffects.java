package io.actornet.protocol.arp;

/** What an {@link AddressProbe} asks of its interface. */
public interface AddressProbeEffects {
  /**
   * Transmit a complete Ethernet frame that holds an ARP packet.
   *
   * @param frame ownership passes to the callee
   */
  void sendArp(byte[] frame);

  /** The address may be used from now on. */
  void claimed();

  /**
   * The address must not be used, or no longer: another station has it.
   *
   * @param mac that station's MAC address, 48 bits
   */
  void lost(long mac);
}
