package io.actornet.protocol.arp;

/**
 * How an {@link ArpCache} behaves; one object serves any number of caches.
 *
 * @param reachableNanos how long an address that was heard is relied upon (RFC 1122 §2.3.2.1), > 0
 * @param retransmitNanos time between requests for one neighbour; RFC 1122 §2.3.2.1 recommends at
 *     most one a second
 * @param requests how many requests go unanswered before a neighbour has failed, >= 1
 * @param pendingFrames how many frames may wait for one neighbour (RFC 1122 §2.3.2.2), >= 1
 * @param neighbours how many neighbours are remembered beside the permanent ones, >= 1
 */
public record ArpParameters(
    long reachableNanos, long retransmitNanos, int requests, int pendingFrames, int neighbours) {
  private static final long SECOND = 1_000_000_000L;

  /**
   * The defaults of Linux (arp(7)): base_reachable_time 30 s, without its random spread;
   * retrans_time 1 s; mcast_solicit and ucast_solicit 3; unres_qlen 101; gc_thresh3 1024.
   */
  public static final ArpParameters DEFAULTS = new ArpParameters(30 * SECOND, SECOND, 3, 101, 1024);

  public ArpParameters {
    if (reachableNanos <= 0
        || retransmitNanos <= 0
        || requests < 1
        || pendingFrames < 1
        || neighbours < 1) {
      throw new IllegalArgumentException(
          "ARP parameters must be positive: reachable %d ns, retransmit %d ns, %d requests,"
                  .formatted(reachableNanos, retransmitNanos, requests)
              + " %d pending frames, %d neighbours".formatted(pendingFrames, neighbours));
    }
  }
}
