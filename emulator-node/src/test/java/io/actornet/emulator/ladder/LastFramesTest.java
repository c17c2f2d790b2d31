package io.actornet.emulator.ladder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LastFramesTest {
  private static final int FIRST_BYTE_NOT_REWRITTEN = 38;

  private final LastFrames last = new LastFrames(2);

  @Test
  void aFrameWhoseHeadersWereRewrittenSinceComesBackAsItWas() {
    byte[] frame = frame(0x08, 0x00, 0x45, 100);
    byte[] before = frame.clone();
    last.add(1, frame, true, false);
    Arrays.fill(frame, 0, 12, (byte) 0x77);
    Arrays.fill(frame, 15, FIRST_BYTE_NOT_REWRITTEN, (byte) 0x77);
    assertArrayEquals(before, last.oldestFrame());
  }

  @Test
  void framesWithOptionsOrATagAndShortOnesComeBackAsTheyWereWhateverWasRewritten() {
    for (byte[] frame :
        new byte[][] {
          frame(0x08, 0x00, 0x4f, 100),
          frame(0x81, 0x00, 0x45, 100),
          frame(0x08, 0x06, 0x00, 42),
          frame(0x08, 0x00, 0x45, 34),
          new byte[3]
        }) {
      byte[] before = frame.clone();
      last.add(1, frame, true, false);
      Arrays.fill(frame, (byte) 0x77);
      assertArrayEquals(before, last.oldestFrame());
      last.removeOldest();
    }
  }

  @Test
  void framesLeaveInTheOrderInWhichTheyCame() {
    for (int i = 0; i < 5; i++) {
      if (last.isFull()) {
        last.removeOldest();
      }
      last.add(i, frame(0x08, 0x00, 0x45, 60 + i), i % 2 == 0, i % 2 == 1);
    }
    assertEquals(3, last.oldestTimeNanos());
    assertFalse(last.oldestIsOutbound());
    assertTrue(last.oldestIsAgain());
    assertEquals(63, last.oldestFrame().length);
    last.removeOldest();
    assertEquals(4, last.oldestTimeNanos());
    assertTrue(last.oldestIsOutbound());
    assertFalse(last.oldestIsAgain());
    last.removeOldest();
    assertTrue(last.isEmpty());
  }

  private static byte[] frame(int type, int typeLow, int versionAndLength, int length) {
    byte[] frame = new byte[length];
    for (int i = 0; i < length; i++) {
      frame[i] = (byte) i;
    }
    frame[12] = (byte) type;
    frame[13] = (byte) typeLow;
    frame[14] = (byte) versionAndLength;
    return frame;
  }
}
