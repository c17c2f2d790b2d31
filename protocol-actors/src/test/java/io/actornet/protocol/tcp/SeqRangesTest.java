package io.actornet.protocol.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SeqRangesTest {
  /** Numbers wrap in the middle of what the tests use. */
  private static final int BASE = -500;

  private final SeqRanges ranges = new SeqRanges();

  private int add(int from, int to) {
    return ranges.add(BASE + from, BASE + to);
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < ranges.size(); i++) {
      text.append(ranges.left(i) - BASE).append('-').append(ranges.right(i) - BASE).append(' ');
    }
    return text.toString().strip();
  }

  @Test
  @DisplayName("ranges that overlap or touch become one")
  void merge() {
    add(10, 20);
    add(30, 40);
    assertEquals(0, add(20, 25));
    assertEquals("10-25 30-40", text());
    assertEquals(0, add(24, 31));
    assertEquals("10-40", text());
    assertEquals(1, add(600, 700));
    assertEquals(1, add(50, 60));
    assertEquals("10-40 50-60 600-700", text());
    assertEquals(0, add(5, 800));
    assertEquals("5-800", text());
  }

  @Test
  @DisplayName("what is below a number goes, a range that holds it is cut")
  void removeBelow() {
    add(10, 20);
    add(30, 40);
    add(50, 60);
    ranges.removeBelow(BASE + 35);
    assertEquals("35-40 50-60", text());
    ranges.removeBelow(BASE + 60);
    assertTrue(ranges.isEmpty());
  }

  @Test
  @DisplayName("after any sequence of operations the ranges are those of a plain set")
  void likeASet() {
    SplittableRandom random = new SplittableRandom(1);
    BitSet set = new BitSet();
    int below = 0;
    for (int step = 0; step < 4_000; step++) {
      if (step % 200 == 199) {
        below += random.nextInt(400);
        set.clear(0, below);
        ranges.removeBelow(BASE + below);
      } else {
        int from = below + random.nextInt(1_000);
        int to = from + 1 + random.nextInt(30);
        set.set(from, to);
        int index = add(from, to);
        assertTrue(ranges.left(index) - BASE <= from && ranges.right(index) - BASE >= to);
      }
      assertEquals(text(set), text());
    }
  }

  private static String text(BitSet set) {
    StringBuilder text = new StringBuilder();
    for (int from = set.nextSetBit(0); from >= 0; ) {
      int to = set.nextClearBit(from);
      text.append(from).append('-').append(to).append(' ');
      from = set.nextSetBit(to);
    }
    return text.toString().strip();
  }
}
