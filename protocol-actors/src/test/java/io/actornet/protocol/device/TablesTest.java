package io.actornet.protocol.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.protocol.engine.RandomStream;
import io.actornet.protocol.tcp.Endpoints;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The tables of a host behave as plain maps do")
class TablesTest {
  private static final int STEPS = 100_000;

  private final RandomStream random = new RandomStream(5, "test", "tables");

  @Test
  void portsAreBoundAndFreedAsInAMap() {
    PortTable<String> table = new PortTable<>();
    Map<Integer, String> model = new TreeMap<>();
    for (int step = 0; step < STEPS; step++) {
      int port = random.nextInt(200) * 337;
      assertEquals(model.get(port), table.get(port));
      if (model.containsKey(port)) {
        table.remove(port);
        model.remove(port);
      } else {
        table.put(port, "at " + step);
        model.put(port, "at " + step);
      }
    }
    List<String> visited = new ArrayList<>();
    table.forEach(visited::add);
    assertEquals(List.copyOf(model.values()), visited);

    table.removeIf(value -> value.hashCode() % 2 == 0);
    model.values().removeIf(value -> value.hashCode() % 2 == 0);
    visited.clear();
    table.forEach(visited::add);
    assertEquals(List.copyOf(model.values()), visited);
  }

  @Test
  void connectionsAreFoundByAddressesAndPorts() {
    ConnectionTable table = new ConnectionTable();
    Map<String, ConnectionRow> model = new TreeMap<>();
    for (int step = 0; step < STEPS; step++) {
      Endpoints endpoints =
          new Endpoints(
              random.nextInt(2), 80 + random.nextInt(3), random.nextInt(20), random.nextInt(5));
      String key = endpoints.toString();
      assertEquals(model.get(key), table.find(endpoints));
      if (model.containsKey(key) && random.nextInt(2) == 0) {
        table.remove(endpoints);
        model.remove(key);
      } else {
        ConnectionRow row = new ConnectionRow.Connected(endpoints, null);
        table.put(row);
        model.put(key, row);
      }
    }
    Set<ConnectionRow> visited = new HashSet<>();
    table.forEach(visited::add);
    assertEquals(new HashSet<>(model.values()), visited);
  }

  @Test
  @DisplayName("RFC 6056 §3.3.3: ports differ from peer to peer and are not used again soon")
  void ephemeralPortsAreSpread() {
    EphemeralPorts ports = new EphemeralPorts(99);
    Set<Integer> chosen = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      int port = ports.choose(1, 80, any -> true);
      assertTrue(port >= 49_152 && port <= 65_535);
      assertTrue(chosen.add(port), () -> "used again: " + port);
    }
    assertEquals(EphemeralPorts.NONE, ports.choose(1, 80, any -> false));
    assertEquals(50_000, ports.choose(1, 80, port -> port == 50_000));
  }
}
