package io.actornet.protocol.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SendBufferTest {
  @Test
  @DisplayName("any part of what was written and not released can be copied, in any order")
  void copies() {
    SplittableRandom random = new SplittableRandom(3);
    int base = -10_000;
    SendBuffer buffer = new SendBuffer(base);
    int written = 0;
    int released = 0;
    byte[] target = new byte[2_000];
    for (int step = 0; step < 20_000; step++) {
      int size = written - released;
      if (size < 2_000 && random.nextInt(3) > 0) {
        int length = 1 + random.nextInt(60);
        int offset = random.nextInt(5);
        byte[] chunk = new byte[offset + length + random.nextInt(5)];
        for (int i = 0; i < length; i++) {
          chunk[offset + i] = SegmentText.patternAt(written + i);
        }
        buffer.append(chunk, offset, length);
        written += length;
      } else if (random.nextInt(4) == 0) {
        released += random.nextInt(size + 1);
        buffer.release(base + released);
      } else if (size > 0) {
        int from = released + random.nextInt(size);
        int length = 1 + random.nextInt(written - from);
        buffer.copy(base + from, target, 0, Math.min(length, target.length));
        for (int i = 0; i < Math.min(length, target.length); i++) {
          assertEquals(SegmentText.patternAt(from + i), target[i]);
        }
      }
      assertEquals(written - released, buffer.size());
      assertEquals(base + written, buffer.end());
    }
  }
}
