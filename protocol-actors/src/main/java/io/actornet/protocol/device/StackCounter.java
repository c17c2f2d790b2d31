package io.actornet.protocol.device;

import io.actornet.protocol.engine.CounterVisitor;

/** What the layers of a host or router count beside malformed headers and the packets they pass. */
enum StackCounter {
  /** Dropped: the EtherType is neither IPv4 nor ARP, and no packet socket wants it. */
  UNKNOWN_ETHERTYPE("ip.drops", "frames", "ethertype"),
  /** Dropped: an 802.1Q tag, and no interface for that VLAN. */
  VLAN("ip.drops", "frames", "vlan"),
  /** Dropped: a source address that no host may have (RFC 1122 §3.2.1.3). */
  MARTIAN_SOURCE("ip.drops", "frames", "martian-source"),
  /** Dropped: a destination address that must not be on a link. */
  MARTIAN_DESTINATION("ip.drops", "frames", "martian-destination"),
  /** Dropped: somebody else's, and this is not a router. */
  NOT_FOR_US("ip.drops", "frames", "not-for-us"),
  /** Dropped: a broadcast frame with somebody's own packet in it (RFC 1122 §3.3.6). */
  BROADCAST_MISMATCH("ip.drops", "frames", "broadcast-mismatch"),
  /** Dropped: a group that was not joined. */
  MULTICAST("ip.drops", "frames", "multicast"),
  /** Dropped: no route to the destination. */
  NO_ROUTE("ip.drops", "frames", "no-route"),
  /** Dropped: the interface has no address yet. */
  NO_ADDRESS("ip.drops", "frames", "no-address"),
  /** Dropped: nobody is configured as that neighbour on a link that cannot broadcast. */
  NO_NEIGHBOUR("ip.drops", "frames", "no-neighbour"),
  /** Dropped: the neighbour did not answer. */
  ARP_FAILED("ip.drops", "frames", "arp-failed"),
  /** Dropped: too many frames waited for a neighbour. */
  ARP_PENDING("ip.drops", "frames", "arp-pending"),
  /** Dropped: the TTL ran out here. */
  TTL_EXCEEDED("ip.drops", "frames", "ttl-exceeded"),
  /** Dropped: too long for the link, and not to be fragmented. */
  FRAGMENTATION_NEEDED("ip.drops", "frames", "fragmentation-needed"),
  /** Dropped: longer than an IP packet can be. */
  TOO_LONG("ip.drops", "frames", "too-long"),
  /** Dropped: a source route, which routers here do not follow (RFC 7126 §4.3). */
  SOURCE_ROUTE("ip.drops", "frames", "source-route"),
  /** Dropped: a directed broadcast that would have to be forwarded (RFC 2644). */
  DIRECTED_BROADCAST("ip.drops", "frames", "directed-broadcast"),
  /** Dropped: no socket or layer for the protocol. */
  UNKNOWN_PROTOCOL("ip.drops", "frames", "protocol"),
  /** Fragments made of packets that were too long for a link. */
  FRAGMENTS_CREATED("ip.fragments.created", "packets"),
  /** Fragments received for this device. */
  FRAGMENTS_RECEIVED("ip.fragments.received", "packets"),
  /** Packets made whole again. */
  REASSEMBLED("ip.reassembled", "packets"),
  /** Packets whose fragments did not arrive in time. */
  REASSEMBLY_TIMEOUTS("ip.reassembly.timeouts", "packets"),
  /** ARP requests sent, probes and announcements included. */
  ARP_REQUESTS("arp.requests.sent", "packets"),
  /** ARP replies sent. */
  ARP_REPLIES("arp.replies.sent", "packets"),
  /** Neighbours that did not answer. */
  ARP_FAILURES("arp.failures", "neighbours"),
  /** Echo requests answered. */
  ICMP_ECHOS("icmp.echo.answered", "messages"),
  /** ICMP errors sent. */
  ICMP_ERRORS_SENT("icmp.errors.sent", "messages"),
  /** ICMP errors not sent because of their rate limit. */
  ICMP_ERRORS_SUPPRESSED("icmp.errors.suppressed", "messages"),
  /** ICMP errors received. */
  ICMP_ERRORS_RECEIVED("icmp.errors.received", "messages"),
  /** UDP datagrams that went to a socket. */
  UDP_RECEIVED("udp.datagrams.received", "datagrams"),
  /** UDP datagrams sent. */
  UDP_SENT("udp.datagrams.sent", "datagrams"),
  /** UDP datagrams for a port that nobody has opened. */
  UDP_NO_PORT("udp.drops", "datagrams", "no-port"),
  /** UDP datagrams that an application made too long. */
  UDP_TOO_LONG("udp.drops", "datagrams", "too-long"),
  /** SYNs dropped as the backlog was full. */
  TCP_BACKLOG_FULL("tcp.drops", "segments", "backlog"),
  /** Applications that ended by an exception. */
  APPLICATION_FAILURES("app.failures", "applications");

  private final String metric;
  private final String unit;

  /** The cause of a drop; null for what is no drop. */
  private final String cause;

  StackCounter(String metric, String unit) {
    this(metric, unit, null);
  }

  StackCounter(String metric, String unit, String cause) {
    this.metric = metric;
    this.unit = unit;
    this.cause = cause;
  }

  void show(CounterVisitor visitor, long value) {
    if (cause == null) {
      visitor.counter(metric, unit, value);
    } else {
      visitor.counter(metric, unit, value, "cause", cause);
    }
  }
}
