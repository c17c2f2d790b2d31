package io.actornet.topology.value;

/**
 * Which of several equally good ways the packets between two addresses take.
 *
 * <p>The choice is a hash of the addresses alone, as Linux's is unless told otherwise
 * (fib_multipath_hash_policy 0), so fragments and errors of a flow go the way of its other packets
 * and nothing is ever reordered. Each router has a salt of its own: with the same hash everywhere,
 * those behind the first choice would all make the same one again.
 */
public final class FlowHash {
  private FlowHash() {}

  /**
   * Chooses.
   *
   * @param ways how many there are, 1 or more
   * @param salt of the router
   * @param source 32 bits; 0 for packets that have no source address yet
   * @param destination 32 bits
   * @return from 0 to {@code ways} - 1
   */
  public static int choose(int ways, int salt, int source, int destination) {
    int hash = mix(mix(mix(salt) ^ source) ^ destination);
    return (int) ((hash & 0xffff_ffffL) * ways >>> 32);
  }

  /** The last steps of MurmurHash3, by which every bit changes half of all. */
  private static int mix(int bits) {
    int mixed = (bits ^ bits >>> 16) * 0x85eb_ca6b;
    mixed = (mixed ^ mixed >>> 13) * 0xc2b2_ae35;
    return mixed ^ mixed >>> 16;
  }
}
