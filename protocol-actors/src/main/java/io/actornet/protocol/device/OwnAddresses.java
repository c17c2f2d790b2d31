package io.actornet.protocol.device;

/**
 * The addresses of a device, found as quickly on a router of a thousand interfaces as on a host.
 */
final class OwnAddresses {
  private static final int FIRST_CAPACITY = 2;

  /** Open addressing, at most half full; 0 is no address, hence a free slot. */
  private final int[] slots;

  /** The addresses that these interfaces have at this time. */
  OwnAddresses(IpInterface[] interfaces) {
    int capacity = FIRST_CAPACITY;
    while (capacity < 2 * interfaces.length) {
      capacity *= 2;
    }
    slots = new int[capacity];
    for (IpInterface each : interfaces) {
      slots[slot(each.address())] = each.address();
    }
  }

  /** Whether an address other than 0 is among them. */
  boolean contains(int address) {
    return address != 0 && slots[slot(address)] == address;
  }

  private int slot(int address) {
    int mask = slots.length - 1;
    int slot = (address * 0x9e37_79b9 >>> 16) & mask;
    while (slots[slot] != 0 && slots[slot] != address) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
