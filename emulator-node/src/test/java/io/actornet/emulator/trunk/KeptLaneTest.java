package io.actornet.emulator.trunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What a lane has sent")
class KeptLaneTest {
  private static final int LONG_MESSAGE = 100_000;
  private static final int MESSAGES = 500;

  @TempDir private Path directory;

  private static UnsafeBuffer message(int length, int number) {
    UnsafeBuffer message = new UnsafeBuffer(new byte[length]);
    message.putInt(MessageHeader.LENGTH, number);
    message.putInt(length - Integer.BYTES, number);
    return message;
  }

  private static int length(int number) {
    return number == MESSAGES / 2 ? LONG_MESSAGE : 200 + 7 * number;
  }

  @Test
  @DisplayName("comes back in order, and of promises in a row the last one")
  void comesBack() throws IOException {
    Path files = directory.resolve("kept");
    try (KeptFrames kept = new KeptFrames(new Keeping(files, 1 << 30))) {
      KeptLane lane = kept.lane(1, 0);
      for (int number = 0; number < MESSAGES; number++) {
        lane.frames(message(length(number), number), length(number));
        lane.promise(2L * number);
        lane.promise(2L * number + 1);
      }

      KeptLane.Item item = new KeptLane.Item();
      long at = 0;
      for (int number = 0; number < MESSAGES; number++) {
        at = lane.read(at, item);
        assertEquals(KeptLane.Item.NONE, item.promise);
        int body = length(number) - MessageHeader.LENGTH;
        assertEquals(body, item.frames().remaining());
        UnsafeBuffer frames = new UnsafeBuffer(item.frames());
        assertEquals(number, frames.getInt(0));
        assertEquals(number, frames.getInt(body - Integer.BYTES));
        if (number < MESSAGES - 1) {
          at = lane.read(at, item);
          assertEquals(2L * number + 1, item.promise);
        }
      }
      assertEquals(lane.end(), at);
      assertEquals(2L * MESSAGES - 1, lane.lastPromise());
      assertTrue(kept.bytes() > LONG_MESSAGE, "most of it is in a file");
    }
    assertFalse(Files.exists(files));
  }

  @Test
  @DisplayName("is not kept beyond the limit, and whoever asks for it hears so")
  void beyondTheLimit() {
    try (KeptFrames kept = new KeptFrames(new Keeping(directory.resolve("kept"), 1 << 20))) {
      KeptLane lane = kept.lane(1, 0);
      for (int number = 0; number < 40; number++) {
        lane.frames(message(LONG_MESSAGE, number), LONG_MESSAGE);
      }

      assertFalse(lane.isAll());
      assertEquals(
          "more than 1 MiB of frames were sent to other nodes",
          assertThrows(IOException.class, lane::requireAll).getMessage());
    }
  }
}
