package io.actornet.protocol.device;

import io.actornet.topology.value.IpAddress;

/** What an application asks of a UDP socket. */
public sealed interface UdpSocketCommand permits UdpSocketCommand.ByApplication, UdpSocketInput {
  /** The commands that applications may send. */
  sealed interface ByApplication extends UdpSocketCommand {}

  /**
   * Sends a datagram.
   *
   * @param ttl 1 to 255, or 0 for the host's own
   */
  record Send(IpAddress address, int port, byte[] payload, int ttl) implements ByApplication {
    /** A datagram with the host's own TTL. */
    public Send(IpAddress address, int port, byte[] payload) {
      this(address, port, payload, 0);
    }
  }

  /** Closes the socket and frees its port. */
  record Close() implements ByApplication {}
}
