package io.actornet.topology.addressing;

import io.actornet.topology.model.BroadcastDomain;
import io.actornet.topology.model.Endpoint;
import io.actornet.topology.value.Ipv4Prefix;
import java.util.List;

/** A broadcast domain on its way to a prefix. */
final class Lan {
  /** A LAN with switches gets a /24 where the pool allows: addresses are easier to read. */
  private static final int READABLE_LENGTH = 24;

  /** Routers before hosts, by name. */
  final List<Endpoint> members;

  private final BroadcastDomain domain;

  /** Null until given or taken from the pool. */
  Ipv4Prefix prefix;

  Lan(BroadcastDomain domain, List<Endpoint> members) {
    this.domain = domain;
    this.members = members;
  }

  /** The length of the smallest prefix that holds all members. */
  int tightLength() {
    boolean pointToPoint = domain.direct() && !domain.broadcast();
    return pointToPoint ? 31 : Subnets.lengthFor(members.size());
  }

  /** The length of the prefix that it should have when there is room enough. */
  int readableLength() {
    return domain.direct() ? tightLength() : Math.min(tightLength(), READABLE_LENGTH);
  }
}
