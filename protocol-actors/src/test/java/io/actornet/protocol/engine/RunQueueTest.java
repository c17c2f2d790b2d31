package io.actornet.protocol.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;

class RunQueueTest {
  @Test
  void pairsComeOutInTheOrderTheyWentInHoweverOftenTheRingGrows() {
    RunQueue queue = new RunQueue();
    ArrayDeque<Integer> reference = new ArrayDeque<>();
    RandomStream random = new RandomStream(3, "test", "steps");
    for (int step = 0; step < 100_000; step++) {
      if (random.nextInt(10) < 6) {
        queue.push(step, "envelope " + step);
        reference.add(step);
      } else if (!reference.isEmpty()) {
        int expected = reference.remove();
        assertEquals(expected, queue.peekReceiver());
        assertEquals("envelope " + expected, queue.takeEnvelope());
      }
    }
    while (!reference.isEmpty()) {
      assertEquals(reference.remove(), queue.peekReceiver());
      queue.takeEnvelope();
    }
    assertTrue(queue.isEmpty());
  }
}
