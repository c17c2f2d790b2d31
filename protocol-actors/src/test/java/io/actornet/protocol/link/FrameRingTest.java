package io.actornet.protocol.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.actornet.protocol.engine.RandomStream;
import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;

class FrameRingTest {
  private record Entry(long arrival, byte[] frame) {}

  @Test
  void itAgreesWithAnArrayDeque() {
    RandomStream random = new RandomStream(13, "test", "ring");
    FrameRing ring = new FrameRing();
    ArrayDeque<Entry> model = new ArrayDeque<>();
    for (int step = 0; step < 200_000; step++) {
      assertEquals(model.isEmpty(), ring.isEmpty());
      if (random.nextInt(100) < (step / 2_000 % 2 == 0 ? 60 : 40)) {
        Entry entry = new Entry(step, new byte[0]);
        ring.add(entry.arrival, entry.frame);
        model.add(entry);
      } else if (!model.isEmpty()) {
        Entry expected = model.remove();
        assertEquals(expected.arrival, ring.arrival());
        assertSame(expected.frame, ring.take());
      }
    }
  }
}
