package io.actornet.emulator.ladder;

import java.util.Set;

/**
 * What a device sends on, so that a packet which ends there can be told from one dropped there.
 *
 * @param kind which frames it sends on
 * @param recordedWhole whether each of its linked interfaces is recorded
 * @param macs the MAC addresses of its interfaces, in the low 48 bits
 * @param addresses its IPv4 addresses
 */
public record Relay(Kind kind, boolean recordedWhole, Set<Long> macs, Set<Integer> addresses) {
  /** Which frames a device sends on. */
  public enum Kind {
    /** None. */
    END,
    /** All but those to a group. */
    BRIDGE,
    /** Packets sent to its MAC address that are for another IPv4 address. */
    ROUTER
  }

  public Relay {
    macs = Set.copyOf(macs);
    addresses = Set.copyOf(addresses);
  }
}
