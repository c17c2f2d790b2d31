package io.actornet.emulator.trunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Frames of a part that is run again")
class ReceivedFramesTest {
  private static final TrunkPlan PLAN =
      new TrunkPlan(
          1,
          1,
          1,
          "1.0",
          0,
          Collections.nCopies(2, new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)),
          List.of(0, 1));

  private final ReceivedFrames received = new ReceivedFrames(PLAN, 1);

  @BeforeEach
  void firstTime() {
    assertTrue(received.isNew(1, 10, 0, new byte[] {1}));
    assertTrue(received.isNew(1, 20, 0, new byte[] {2}));
    assertTrue(received.isNew(2, 15, 0, new byte[] {3}));
    received.beginAgain();
    assertFalse(received.isComplete());
  }

  @Test
  @DisplayName("are dropped in whatever order the directions come, until new ones come")
  void dropped() {
    assertFalse(received.isNew(2, 15, 0, new byte[] {3}));
    assertTrue(received.isNew(2, 30, 0, new byte[] {4}));
    assertFalse(received.isNew(1, 10, 0, new byte[] {1}));
    assertFalse(received.isComplete());
    assertFalse(received.isNew(1, 20, 0, new byte[] {2}));
    assertTrue(received.isComplete());
    assertTrue(received.isNew(1, 40, 0, new byte[] {5}));
  }

  @Test
  @DisplayName("end the run when they are others than the first time")
  void different() {
    assertFalse(received.isNew(1, 10, 0, new byte[] {1}));
    byte[] other = {9};
    TrunkLostException failure =
        assertThrows(TrunkLostException.class, () -> received.isNew(1, 20, 0, other));
    assertTrue(failure.isDifferent());
    assertEquals(
        "trunk from node 1 to node 0: of the 2 frames on link direction 1 that were sent again"
            + " some differ",
        failure.getMessage());
  }
}
