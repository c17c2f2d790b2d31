package io.actornet.protocol.device;

import io.actornet.protocol.wire.Ipv4View;
import java.util.Arrays;

/**
 * The flows that a router has forwarded last, each in the one slot that its hash gives it.
 *
 * <p>The slots are an array of the router's {@link InternetLayer}, with nothing in between. It
 * doubles while flows that still hold push each other out, up to a bound; a router with more flows
 * than that looks most packets up.
 */
final class ForwardedFlows {
  private static final ForwardedFlow[] NO_SLOTS = {ForwardedFlow.NONE};
  private static final int FIRST_SLOTS = 4;
  private static final int MOST_SLOTS = 1_024;
  private static final int CONFLICTS_A_SLOT = 4;

  /** At the bound one conflict in so many replaces what was there. */
  private static final int REPLACED = 16;

  private ForwardedFlows() {}

  /** What a router starts with. */
  static ForwardedFlow[] none() {
    return NO_SLOTS;
  }

  /** The flow of a packet, if it is known and the packet needs nothing else; otherwise null. */
  static ForwardedFlow find(InternetLayer layer, int networkInterface, Ipv4View packet, long now) {
    ForwardedFlow[] slots = layer.flows;
    int hash = ForwardedFlow.hash(networkInterface, packet.source(), packet.destination());
    ForwardedFlow flow = slots[hash & (slots.length - 1)];
    return flow.holds(layer, networkInterface, packet, now) ? flow : null;
  }

  /** Remembers a flow, unless too many crowd each other out; whether it did. */
  static boolean add(InternetLayer layer, ForwardedFlow flow, long now) {
    ForwardedFlow[] slots = layer.flows;
    int slot = flow.hash() & (slots.length - 1);
    boolean first = slots.length == NO_SLOTS.length;
    if (first || slots[slot].mayHold(layer, now)) {
      layer.flowConflicts++;
      if (first || layer.flowConflicts > slots.length * CONFLICTS_A_SLOT) {
        if (slots.length < MOST_SLOTS) {
          slots = grow(layer, slots, now);
          slot = flow.hash() & (slots.length - 1);
        } else if (layer.flowConflicts % REPLACED != 0) {
          return false;
        }
      }
    }
    slots[slot] = flow;
    return true;
  }

  private static ForwardedFlow[] grow(InternetLayer layer, ForwardedFlow[] slots, long now) {
    ForwardedFlow[] larger = new ForwardedFlow[Math.max(FIRST_SLOTS, slots.length * 2)];
    Arrays.fill(larger, ForwardedFlow.NONE);
    for (ForwardedFlow each : slots) {
      if (each.mayHold(layer, now)) {
        larger[each.hash() & (larger.length - 1)] = each;
      }
    }
    layer.flowConflicts = 0;
    layer.flows = larger;
    return larger;
  }
}
