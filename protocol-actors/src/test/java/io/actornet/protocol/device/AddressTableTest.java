package io.actornet.protocol.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.protocol.engine.RandomStream;
import io.actornet.topology.value.MacAddress;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A switch knows where it has seen addresses")
class AddressTableTest {
  private static final int UNTAGGED = -1;
  private static final int ROOM = 1_000;
  private static final long SECOND = 1_000_000_000;
  private static final long AGEING = 300 * SECOND;
  private static final long A = 0x0200_0000_0001L;
  private static final long B = 0x0200_0000_0002L;

  private final AddressTable table = new AddressTable(AGEING, ROOM);

  @Test
  void whatItHasNotSeenIsUnknown() {
    assertEquals(AddressTable.UNKNOWN, table.port(UNTAGGED, A, 0));
    assertEquals(AddressTable.UNKNOWN, table.port(UNTAGGED, 0, 0));
  }

  @Test
  void anAddressIsWhereItWasSeenLast() {
    table.learn(UNTAGGED, A, 3, 0);
    assertEquals(3, table.port(UNTAGGED, A, 1));
    table.learn(UNTAGGED, A, 5, 2);
    assertEquals(5, table.port(UNTAGGED, A, 3));
    assertEquals(1, table.size());
  }

  @Test
  @DisplayName("IEEE 802.1D §7.9.2: what is not seen for the ageing time is forgotten")
  void ageing() {
    table.learn(UNTAGGED, A, 3, 0);
    table.learn(UNTAGGED, B, 4, 0);
    table.learn(UNTAGGED, B, 4, AGEING);
    assertEquals(3, table.port(UNTAGGED, A, AGEING));
    assertEquals(AddressTable.UNKNOWN, table.port(UNTAGGED, A, AGEING + 1));
    assertEquals(4, table.port(UNTAGGED, B, 2 * AGEING));
  }

  @Test
  @DisplayName("IEEE 802.1Q: an address in one VLAN says nothing about another")
  void vlansAreSeparate() {
    table.learn(10, A, 1, 0);
    table.learn(20, A, 2, 0);
    table.learn(UNTAGGED, A, 3, 0);
    assertEquals(1, table.port(10, A, 0));
    assertEquals(2, table.port(20, A, 0));
    assertEquals(3, table.port(UNTAGGED, A, 0));
    assertEquals(AddressTable.UNKNOWN, table.port(30, A, 0));
  }

  @Test
  @DisplayName(
      "IEEE 802.1Q: priority and drop eligibility are not part of the VLAN; VLAN 0 is none")
  void onlyTheVlanIdentifierCounts() {
    table.learn(0xf00a, A, 1, 0);
    assertEquals(1, table.port(10, A, 0));
    table.learn(0xe000, B, 2, 0);
    assertEquals(2, table.port(UNTAGGED, B, 0));
  }

  @Test
  void noGroupIsEverLearnt() {
    table.learn(UNTAGGED, MacAddress.BROADCAST, 1, 0);
    table.learn(UNTAGGED, 0x0100_5e00_0001L, 1, 0);
    assertEquals(0, table.size());
  }

  @Test
  void aPortIsForgottenWithAllThatWasSeenOnItAndNothingElse() {
    for (int i = 0; i < 200; i++) {
      table.learn(UNTAGGED, A + i, i % 4, 0);
    }

    table.forget(2);

    assertEquals(150, table.size());
    for (int i = 0; i < 200; i++) {
      assertEquals(i % 4 == 2 ? AddressTable.UNKNOWN : i % 4, table.port(UNTAGGED, A + i, 0));
    }
  }

  @Test
  void aFullTableLearnsNothingNewUntilSomethingHasAged() {
    for (int i = 0; i < ROOM + 10; i++) {
      table.learn(UNTAGGED, A + i, 1, i);
    }
    assertEquals(ROOM, table.size());
    assertEquals(AddressTable.UNKNOWN, table.port(UNTAGGED, A + ROOM, ROOM));

    table.learn(UNTAGGED, A + 1, 2, ROOM);
    assertEquals(2, table.port(UNTAGGED, A + 1, ROOM), "what is known may move all the same");

    table.learn(UNTAGGED, B + ROOM, 3, AGEING + 2 * SECOND);
    assertEquals(3, table.port(UNTAGGED, B + ROOM, AGEING + 2 * SECOND));
    assertEquals(1, table.size());
  }

  @Test
  @DisplayName("Addresses that come and go take no more room than those of one ageing time")
  void agedAddressesMakeRoom() {
    AddressTable spacious = new AddressTable(10 * SECOND, 1 << 20);
    for (int i = 0; i < 100_000; i++) {
      spacious.learn(UNTAGGED, A + i, 1, i * SECOND / 10);
    }
    assertTrue(spacious.size() <= 600, "100 are young, the table holds " + spacious.size());
  }

  /** Where an address was seen and when. */
  private record Seen(int port, long time) {}

  @Test
  void itAgreesWithAPlainMap() {
    RandomStream random = new RandomStream(17, "test", "table");
    AddressTable wide = new AddressTable(AGEING, 1 << 20);
    Map<Long, Seen> model = new HashMap<>();
    long now = 0;
    for (int step = 0; step < 300_000; step++) {
      // Addresses that differ in few bits, as those of one network do; seldom a long silence.
      now += random.nextInt(20_000) == 0 ? random.nextInt(400) * SECOND : random.nextInt(1_000_000);
      long mac = A + random.nextInt(3_000);
      int vlan = random.nextInt(3);
      long key = (long) vlan << 48 | mac;
      int port = random.nextInt(8);
      switch (random.nextInt(10)) {
        case 0, 1, 2, 3, 4 -> {
          wide.learn(vlan, mac, port, now);
          model.put(key, new Seen(port, now));
        }
        case 5 -> {
          if (random.nextInt(500) == 0) {
            wide.forget(port);
            model.values().removeIf(seen -> seen.port == port);
          }
        }
        default -> {
          Seen seen = model.get(key);
          boolean known = seen != null && now - seen.time <= AGEING;
          assertEquals(known ? seen.port : AddressTable.UNKNOWN, wide.port(vlan, mac, now));
        }
      }
    }
    assertTrue(wide.size() > 1_000);
  }
}
