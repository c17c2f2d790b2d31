package io.actornet.protocol.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReassemblyQueueTest {
  private static final int BASE = -200;

  @Test
  @DisplayName("segments in any order and overlap come out in order, each byte once")
  void inOrder() {
    for (int seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      ReassemblyQueue queue = new ReassemblyQueue();
      BitSet arrived = new BitSet();
      for (int i = random.nextInt(60); i >= 0; i--) {
        int from = 1 + random.nextInt(500);
        int to = from + 1 + random.nextInt(40);
        byte[] frame = new byte[10 + to - from];
        for (int place = from; place < to; place++) {
          frame[10 + place - from] = SegmentText.patternAt(place);
        }
        queue.add(BASE + from, BASE + to, frame, 10);
        arrived.set(from, to);
        assertTrue(queue.blockLeft(0) - BASE <= from && queue.blockRight(0) - BASE >= to);
        assertEquals(arrived.nextClearBit(from), queue.blockRight(0) - BASE);
      }
      int next = 0;
      while (!queue.isEmpty()) {
        int start = queue.firstStart() - BASE;
        int end = queue.firstEnd() - BASE;
        assertTrue(start >= next && start < end);
        assertEquals(arrived.nextSetBit(next), start);
        for (int place = start; place < end; place++) {
          byte[] frame = queue.firstFrame();
          assertEquals(SegmentText.patternAt(place), frame[queue.firstOffset() + place - start]);
          assertTrue(arrived.get(place));
        }
        next = end;
        queue.removeFirst();
      }
      assertEquals(-1, arrived.nextSetBit(next));
    }
  }
}
