package io.actornet.emulator.ladder;

import io.actornet.protocol.wire.EtherType;
import io.actornet.protocol.wire.EthernetView;
import io.actornet.protocol.wire.Ipv4View;
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

  /** Whether a device sends on nothing, as far as is known. */
  static boolean isEnd(Relay relay) {
    return relay == null || relay.kind == Kind.END;
  }

  /** Whether a frame that the device sends can be its own, and not one that it sends on. */
  boolean mayHaveMade(byte[] frame) {
    return switch (kind) {
      case END -> true;
      case BRIDGE -> false;
      case ROUTER -> {
        EthernetView ethernet = new EthernetView();
        Ipv4View ipv4 = new Ipv4View();
        yield ethernet.wrap(frame, 0, frame.length) != null
            || ethernet.etherType() != EtherType.IPV4
            || ipv4.wrap(frame, ethernet.payloadOffset(), ethernet.limit()) != null
            || addresses.contains(ipv4.source());
      }
    };
  }
}
