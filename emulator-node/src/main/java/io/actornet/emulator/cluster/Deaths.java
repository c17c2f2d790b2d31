package io.actornet.emulator.cluster;

import java.util.Arrays;
import java.util.List;

/** How many nodes have died with each partition: one that several died with may be the cause. */
final class Deaths {
  /** A partition that this many nodes died with is taken to be the cause. */
  private static final int MOST = 2;

  private int[] counts = new int[0];

  /** Goes on from what another coordinator had counted. */
  void takeOver(List<Integer> counted) {
    counts = counted.stream().mapToInt(Integer::intValue).toArray();
  }

  /** So many partitions there are. */
  void partitions(int count) {
    counts = Arrays.copyOf(counts, count);
  }

  /** A node died with these partitions. */
  void count(List<Integer> partitions) {
    partitions.forEach(partition -> counts[partition]++);
  }

  /** A partition that is taken to be the cause; −1 for none. */
  int cause() {
    for (int partition = 0; partition < counts.length; partition++) {
      if (counts[partition] >= MOST) {
        return partition;
      }
    }
    return -1;
  }

  /** The counts by partition. */
  List<Integer> counts() {
    return Arrays.stream(counts).boxed().toList();
  }
}
