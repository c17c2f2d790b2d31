package io.actornet.protocol.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RetransmissionQueueTest {
  private static final int BASE = -3_000;

  /** What is true of one octet in flight. */
  private static final class Octet {
    boolean sacked;
    boolean lost;
    boolean resent;
  }

  private final RetransmissionQueue queue = new RetransmissionQueue(BASE);

  @Test
  @DisplayName(
      "a segment sent once gives a round trip, one sent twice or SACKed before does not (MUST-18)")
  void karn() {
    queue.append(100, true, false, 10);
    queue.append(100, true, false, 20);
    queue.append(100, true, false, 30);
    queue.append(100, true, false, 40);
    assertEquals(10, queue.acknowledge(BASE + 100));
    queue.resent(0, 50);
    assertEquals(RetransmissionQueue.NO_SAMPLE, queue.acknowledge(BASE + 200));
    queue.selectivelyAcknowledge(BASE + 200, BASE + 300);
    assertEquals(RetransmissionQueue.NO_SAMPLE, queue.acknowledge(BASE + 300));
    assertEquals(40, queue.acknowledge(BASE + 400));
  }

  @Test
  @DisplayName("a segment acknowledged in part shrinks")
  void partial() {
    queue.append(100, true, false, 0);
    queue.append(100, true, false, 0);
    queue.markHeadLost();
    queue.acknowledge(BASE + 30);
    assertEquals(70, queue.length(0));
    assertEquals(70, queue.lostBytes());
    assertEquals(100, queue.pipe());
  }

  @Test
  @DisplayName("a segment SACKed in parts counts once all of it is")
  void sackedInParts() {
    queue.append(100, true, false, 0);
    queue.append(100, true, false, 0);
    assertTrue(queue.selectivelyAcknowledge(BASE + 100, BASE + 150));
    assertEquals(0, queue.sackedBytes());
    assertTrue(queue.selectivelyAcknowledge(BASE + 150, BASE + 200));
    assertEquals(100, queue.sackedBytes());
  }

  @Test
  @DisplayName("after any sequence of operations the sums are those of counting each byte")
  void likeCounting() {
    SplittableRandom random = new SplittableRandom(2);
    List<Octet> model = new ArrayList<>();
    for (int step = 0; step < 30_000; step++) {
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> {
          int length = model.size() < 200 ? 1 + random.nextInt(4) : 1;
          queue.append(length, true, false, step);
          for (int i = 0; i < length; i++) {
            model.add(new Octet());
          }
        }
        case 3, 4 -> sack(model, random);
        case 5 -> markLost(model, random);
        case 6, 7 -> resend(model, step);
        case 8 -> {
          int acknowledged = random.nextInt(Math.min(model.size(), 12) + 1);
          queue.acknowledge(queue.una() + acknowledged);
          model.subList(0, acknowledged).clear();
        }
        default -> {
          if (random.nextInt(40) == 0) {
            markAllLost(model);
          } else if (!model.isEmpty() && queue.length(0) > 1) {
            queue.split(0, 1);
          }
        }
      }
      check(model);
    }
  }

  private void sack(List<Octet> model, SplittableRandom random) {
    if (queue.size() < 2) {
      return;
    }
    int first = 1 + random.nextInt(queue.size() - 1);
    int last = Math.min(queue.size() - 1, first + random.nextInt(4));
    queue.selectivelyAcknowledge(queue.start(first), queue.end(last));
    for (int i = queue.start(first) - queue.una(); i < queue.end(last) - queue.una(); i++) {
      Octet octet = model.get(i);
      octet.sacked = true;
      octet.lost = false;
      octet.resent = false;
    }
  }

  private void markLost(List<Octet> model, SplittableRandom random) {
    if (queue.sacked().isEmpty()) {
      return;
    }
    int before = queue.sacked().left(random.nextInt(queue.sacked().size()));
    List<Integer> unjudged = new ArrayList<>();
    for (int i = judged(model); i < before - queue.una(); i++) {
      unjudged.add(i);
    }
    queue.markLostBefore(before);
    for (int i : unjudged) {
      model.get(i).lost |= !model.get(i).sacked;
    }
  }

  /** How many numbers from the front have been judged: none is judged twice while in flight. */
  private int judged(List<Octet> model) {
    int judged = 0;
    for (int i = 0; i < model.size(); i++) {
      if (model.get(i).lost) {
        judged = i + 1;
      }
    }
    return judged;
  }

  private void resend(List<Octet> model, int step) {
    int index = queue.nextLost();
    int expected = -1;
    for (int i = 0; i < model.size() && expected < 0; i++) {
      expected = model.get(i).lost && !model.get(i).resent ? i : -1;
    }
    assertEquals(expected, index < 0 ? -1 : queue.start(index) - queue.una());
    if (index >= 0) {
      int from = queue.start(index) - queue.una();
      int to = queue.end(index) - queue.una();
      queue.resent(index, step);
      for (int i = from; i < to; i++) {
        model.get(i).resent = true;
      }
    }
  }

  private void markAllLost(List<Octet> model) {
    boolean reneged = !model.isEmpty() && model.getFirst().sacked;
    queue.markAllLost();
    for (Octet octet : model) {
      octet.sacked &= !reneged;
      octet.lost = !octet.sacked;
      octet.resent = false;
    }
  }

  private void check(List<Octet> model) {
    int sacked = 0;
    int lost = 0;
    int pipe = 0;
    for (Octet octet : model) {
      sacked += octet.sacked ? 1 : 0;
      lost += octet.lost ? 1 : 0;
      pipe += (octet.sacked || octet.lost ? 0 : 1) + (octet.resent ? 1 : 0);
    }
    assertEquals(model.size(), queue.flightSize());
    assertEquals(sacked, queue.sackedBytes());
    assertEquals(lost, queue.lostBytes());
    assertEquals(pipe, queue.pipe());
  }
}
