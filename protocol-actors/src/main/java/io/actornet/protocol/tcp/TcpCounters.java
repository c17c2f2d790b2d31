package io.actornet.protocol.tcp;

/** What the TCP of a host has counted, after RFC 4022 and Linux's TcpExt. */
public final class TcpCounters {
  /** Connections opened from this host. */
  public long activeOpens;

  /** Connections accepted. */
  public long passiveOpens;

  /** Segments taken in by connections, half-open and TIME-WAIT ones included. */
  public long segmentsIn;

  /** Segments sent. */
  public long segmentsOut;

  /** Segments sent that contain data, SYN or FIN sent before. */
  public long segmentsRetransmitted;

  /** Expiries of the retransmission timer. */
  public long timeouts;

  /** Times fast recovery began. */
  public long fastRecoveries;

  /** Segments with RST sent. */
  public long resetsOut;

  /** Connections ended by a RST received. */
  public long resetsIn;

  /** Segments refused as outside the receive window (RFC 9293 §3.10.7.4). */
  public long unacceptableSegments;

  /** Segments refused as acknowledging what was not sent, or too long ago (RFC 5961 §5). */
  public long unacceptableAcknowledgments;

  /** Challenge acknowledgments sent (RFC 5961). */
  public long challengeAcknowledgments;

  /** Challenge acknowledgments not sent because of their rate limit (RFC 5961 §7). */
  public long challengeAcknowledgmentsSuppressed;

  /** Data segments that arrived out of order and were kept. */
  public long outOfOrderSegments;

  /** Data segments all of whose data had arrived before. */
  public long duplicateSegments;

  /** Data segments out of order that were dropped as too many were kept. */
  public long reassemblyOverflows;

  /** Segments whose options broke off; what stood before was used (RFC 9293 MUST-7). */
  public long malformedOptions;

  /** ICMP errors ignored as they quote what is not in flight (RFC 5927 §4). */
  public long icmpErrorsIgnored;

  /** Segments refused as their timestamp is old: PAWS (RFC 7323 §5). */
  public long oldTimestamps;

  /** Segments dropped as they had no timestamp though that was agreed on (RFC 7323 §3.2). */
  public long missingTimestamps;

  /** Timeouts that proved to be needless. */
  public long spuriousTimeouts;

  /** Acknowledgments that reported data arriving twice (RFC 2883). */
  public long duplicatesReported;

  /** Packets that arrived with a congestion mark. */
  public long marksReceived;

  /** Times the window was reduced for a mark that was echoed. */
  public long windowReductions;

  /** Keep-alive probes sent. */
  public long keepAlivesSent;

  /** SYNs answered with a cookie, as the backlog was full. */
  public long cookiesSent;

  /** Connections made from a cookie. */
  public long cookiesAccepted;

  /** Makes counters that are all zero. */
  public TcpCounters() {}
}
