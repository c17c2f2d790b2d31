package io.actornet.topology.model;

/** What a node of the topology is emulated as. */
public enum NodeKind {
  /** An end system: sockets and applications, never forwards. */
  HOST,
  /** Forwards IP packets by longest prefix. */
  ROUTER,
  /** A learning bridge. */
  SWITCH,
  /** Repeats every frame to all other ports. */
  HUB;

  /** Whether interfaces of this kind have IP addresses. */
  public boolean hasAddresses() {
    return this == HOST || this == ROUTER;
  }

  /** Whether nodes of this kind pass on IP packets that are not for them. */
  public boolean forwardsPackets() {
    return this == ROUTER;
  }
}
