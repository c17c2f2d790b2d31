package io.actornet.topology.model;

import io.actornet.topology.value.LinkSettings;

/**
 * A link between two interfaces; each direction has its own settings.
 *
 * @param index its place in {@link Network#links()}
 * @param name {@code a--b} with the node names sorted, {@code a--b#2} for the next one in parallel,
 *     or as the user named it
 * @param broadcast false for a point-to-point link: no ARP, the neighbour is known from the start
 */
public record Link(
    int index,
    String name,
    Endpoint a,
    Endpoint b,
    LinkSettings aToB,
    LinkSettings bToA,
    boolean broadcast) {
  /** The soonest that anything on it arrives, in either direction. */
  public long floorNanos() {
    return Math.min(aToB.floorNanos(), bToA.floorNanos());
  }
}
