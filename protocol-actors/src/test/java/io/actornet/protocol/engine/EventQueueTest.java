package io.actornet.protocol.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;

class EventQueueTest {
  private static final class Marked extends Event {
    private final long time;

    Marked(long time, int device, int eventClass, int source, long sequence) {
      this.time = time;
      this.order = order(device, eventClass, source);
      this.sequence = sequence;
    }

    @Override
    protected void fire(long timeNanos) {}
  }

  @Test
  void eventsComeInKeyOrderWhateverTheOrderOfInsertion() {
    List<Marked> inOrder = new ArrayList<>();
    for (long time = 1; time <= 2; time++) {
      for (int device = 0; device < 2; device++) {
        for (int eventClass = Event.CONTROL; eventClass <= Event.START; eventClass++) {
          for (int source = 0; source < 2; source++) {
            for (long sequence = 0; sequence < 2; sequence++) {
              inOrder.add(new Marked(time, device, eventClass, source, sequence));
            }
          }
        }
      }
    }
    RandomStream random = new RandomStream(1, "test", "shuffle");
    for (int round = 0; round < 20; round++) {
      List<Marked> shuffled = new ArrayList<>(inOrder);
      for (int i = shuffled.size() - 1; i > 0; i--) {
        Collections.swap(shuffled, i, random.nextInt(i + 1));
      }
      EventQueue queue = new EventQueue(1);
      shuffled.forEach(event -> queue.add(event.time, event));
      for (Marked expected : inOrder) {
        assertEquals(expected.time, queue.nextTime());
        assertSame(expected, queue.poll());
      }
      assertEquals(EventQueue.NEVER, queue.nextTime());
    }
  }

  @Test
  void addingAndPollingInTurnAgreesWithAPlainPriorityQueue() {
    RandomStream random = new RandomStream(2, "test", "steps");
    EventQueue queue = new EventQueue(1);
    PriorityQueue<Marked> reference =
        new PriorityQueue<>(
            Comparator.<Marked>comparingLong(event -> event.time)
                .thenComparingLong(event -> event.order)
                .thenComparingLong(event -> event.sequence));
    for (int step = 0; step < 200_000; step++) {
      if (random.nextInt(100) < (step / 20_000 % 2 == 0 ? 60 : 40)) {
        Marked event = new Marked(random.nextInt(1_000), random.nextInt(50), 1, 0, step);
        queue.add(event.time, event);
        reference.add(event);
      } else if (!reference.isEmpty()) {
        assertEquals(reference.peek().time, queue.nextTime());
        assertSame(reference.poll(), queue.poll());
      }
      assertEquals(reference.size(), queue.size());
    }
  }
}
