package io.actornet.protocol.device;

import io.actornet.topology.value.IpAddress;

/** What an application asks of a raw or packet socket. */
public sealed interface RawSocketCommand permits RawSocketCommand.ByApplication, RawSocketInput {
  /** The commands that applications may send. */
  sealed interface ByApplication extends RawSocketCommand {}

  /**
   * Sends an IP packet of the socket's protocol.
   *
   * @param payload all behind the IP header, with its checksum
   * @param ttl 1 to 255, or 0 for the host's own
   * @param dontFragment whether routers may not fragment it
   */
  record SendPacket(IpAddress address, byte[] payload, int ttl, boolean dontFragment)
      implements ByApplication {}

  /** Sends a complete Ethernet frame; packet sockets only. */
  record SendFrame(byte[] frame) implements ByApplication {}

  /** Closes the socket. */
  record Close() implements ByApplication {}
}
