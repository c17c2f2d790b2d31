package io.actornet.emulator.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.protocol.engine.Hash;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The table of flows")
class FlowTableTest {
  private static final long SECOND = 1_000_000_000;

  private final FlowTable flows = new FlowTable();

  @Test
  @DisplayName("keeps the point that a flow was first seen at")
  void first() {
    assertEquals(3, flows.point(0, 3, 0));
    assertEquals(3, flows.point(0, 4, 1));
    assertEquals(4, flows.point(1, 4, 1));
    assertEquals(3, flows.point(0, 3, 2));
  }

  @Test
  @DisplayName("gives a flow another point when the first has not seen it for more than a minute")
  void silence() {
    flows.point(7, 1, 0);
    assertEquals(1, flows.point(7, 1, 50 * SECOND));
    assertEquals(1, flows.point(7, 2, 110 * SECOND));
    assertEquals(2, flows.point(7, 2, 110 * SECOND + 1));
    assertEquals(2, flows.point(7, 1, 111 * SECOND));
  }

  @Test
  @DisplayName("keeps all of 100,000 flows, as it grows")
  void grows() {
    for (int i = 0; i < 100_000; i++) {
      flows.point(Hash.spread(i), i, i);
    }
    for (int i = 0; i < 100_000; i++) {
      assertEquals(i, flows.point(Hash.spread(i), -2, 100_000));
    }
  }

  @Test
  @DisplayName("of five million flows forgets those that were seen longest ago")
  void bounded() {
    int flowCount = 5_000_000;
    for (int i = 0; i < flowCount; i++) {
      flows.point(Hash.spread(i), 1, i);
    }
    int known = 0;
    for (int i = flowCount - 1; i >= flowCount - 1_000_000; i--) {
      known += flows.point(Hash.spread(i), 2, flowCount) == 1 ? 1 : 0;
    }
    assertTrue(known > 950_000, known + " of the last million");
  }
}
