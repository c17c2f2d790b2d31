package io.actornet.protocol.arp;

/**
 * What an {@link ArpCache} asks of the interface it serves.
 *
 * <p>Only {@link #failed} may call the cache again before it returns.
 */
public interface ArpEffects {
  /**
   * Transmit a complete Ethernet frame that holds an ARP packet.
   *
   * @param frame ownership passes to the callee
   */
  void sendArp(byte[] frame);

  /**
   * The neighbour's MAC address is known: fill in the Ethernet header and transmit.
   *
   * @param frame one that was given to {@link ArpCache#resolve}; ownership passes to the callee
   * @param mac the destination, 48 bits
   */
  void flush(byte[] frame, long mac);

  /**
   * The neighbour did not answer; a router now tells the packet's source that the host is
   * unreachable (RFC 1812 §5.2.7.1), a host tells its own upper layer.
   *
   * @param frame one that was given to {@link ArpCache#resolve}; ownership passes to the callee
   */
  void failed(byte[] frame);

  /**
   * The frame waited, and had to make room for a newer one or its neighbour for another, or the
   * cache was cleared. Count it.
   *
   * @param frame one that was given to {@link ArpCache#resolve}
   */
  void discarded(byte[] frame);

  /**
   * What is known about a neighbour has changed: for the journal. Time alone changes REACHABLE to
   * STALE, which is told only when the neighbour is next used, as a change to PROBE.
   *
   * @param ip the neighbour's address
   * @param state its state now
   * @param mac its MAC address, or {@link ArpCache#UNKNOWN}
   */
  void changed(int ip, NeighbourState state, long mac);
}
