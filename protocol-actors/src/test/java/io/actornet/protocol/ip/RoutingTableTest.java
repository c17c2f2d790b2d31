package io.actornet.protocol.ip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.Ipv4Prefix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RoutingTableTest {
  private final RoutingTable host =
      RoutingTable.of(List.of(onLink("10.0.0.0/16", 0), via("0.0.0.0/0", 0, "10.0.0.1")));

  @Test
  void anEmptyTableHasNoRouteForAnyAddress() {
    assertEquals(RoutingTable.NO_ROUTE, RoutingTable.EMPTY.lookup(ip("0.0.0.0")));
    assertEquals(RoutingTable.NO_ROUTE, RoutingTable.EMPTY.lookup(ip("255.255.255.255")));
    assertEquals(0, RoutingTable.EMPTY.size());
  }

  @Test
  @DisplayName(
      "RFC 1122 §3.3.1.1: a host sends to its own link directly and elsewhere by its gateway")
  void aHostSendsToItsLinkDirectlyAndElsewhereByItsGateway() {
    int near = host.lookup(ip("10.0.255.7"));
    assertEquals(0, host.gateway(near));
    assertEquals(ip("10.0.255.7"), host.neighbour(near, ip("10.0.255.7")));
    for (String far : List.of("0.0.0.0", "9.255.255.255", "10.1.0.0", "255.255.255.255")) {
      int handle = host.lookup(ip(far));
      assertEquals(ip("10.0.0.1"), host.gateway(handle), far);
      assertEquals(ip("10.0.0.1"), host.neighbour(handle, ip(far)), far);
    }
  }

  @Test
  @DisplayName("RFC 1812 §5.2.4.3: of nested prefixes the longest wins, up to its last address")
  void theLongestPrefixWins() {
    RoutingTable table =
        RoutingTable.of(
            List.of(
                onLink("10.0.0.0/8", 1),
                onLink("10.1.0.0/16", 2),
                onLink("10.1.1.0/24", 3),
                onLink("10.1.1.255/32", 4),
                onLink("10.255.0.0/16", 5),
                onLink("255.255.255.255/32", 6)));
    assertInterface(table, "9.255.255.255", -1);
    assertInterface(table, "10.0.0.0", 1);
    assertInterface(table, "10.1.0.255", 2);
    assertInterface(table, "10.1.1.0", 3);
    assertInterface(table, "10.1.1.255", 4);
    assertInterface(table, "10.1.2.0", 2);
    assertInterface(table, "10.2.0.0", 1);
    assertInterface(table, "10.255.255.255", 5);
    assertInterface(table, "11.0.0.0", -1);
    assertInterface(table, "255.255.255.254", -1);
    assertInterface(table, "255.255.255.255", 6);
  }

  @Test
  void aRouteReplacesAnEarlierOneForTheSamePrefix() {
    RoutingTable table = host.with(via("0.0.0.0/0", 3, "10.9.9.9"));
    assertEquals(2, table.size());
    assertInterface(table, "1.1.1.1", 3);
    assertInterface(host, "1.1.1.1", 0);
  }

  @Test
  void whatIsRemovedFallsBackToTheShorterPrefix() {
    RoutingTable table = host.without(Ipv4Prefix.parse("10.0.0.0/16"));
    assertEquals(ip("10.0.0.1"), table.gateway(table.lookup(ip("10.0.0.9"))));
    assertEquals(RoutingTable.EMPTY, table.without(Ipv4Prefix.parse("0.0.0.0/0")));
  }

  @Test
  void removingAPrefixThatIsNotThereGivesTheSameTable() {
    assertSame(host, host.without(Ipv4Prefix.parse("10.0.0.0/17")));
  }

  @Test
  void tablesAreEqualWhateverTheOrderOfAddingSoThatDevicesCanShareOne() {
    Random random = new Random(7);
    List<Route> routes = randomRoutes(random, 200);
    RoutingTable first = RoutingTable.of(routes);
    List<Route> distinct = new ArrayList<>(first.routes());
    Collections.shuffle(distinct, random);
    RoutingTable second = RoutingTable.of(distinct);
    assertEquals(first, second);
    assertEquals(first.hashCode(), second.hashCode());
    assertEquals(first.routes(), second.routes());
    assertNotEquals(first, host);
  }

  @Test
  void routesAreListedByNetworkTheShorterPrefixFirst() {
    RoutingTable table =
        RoutingTable.of(
            List.of(
                onLink("192.168.0.0/16", 0),
                onLink("10.0.0.0/24", 0),
                onLink("0.0.0.0/0", 0),
                onLink("10.0.0.0/8", 0)));
    assertEquals(
        "[0.0.0.0/0 on-link interface 0, 10.0.0.0/8 on-link interface 0,"
            + " 10.0.0.0/24 on-link interface 0, 192.168.0.0/16 on-link interface 0]",
        table.toString());
  }

  @Test
  void everyLookupAgreesWithTryingAllRoutes() {
    Random random = new Random(1);
    for (int round = 0; round < 300; round++) {
      List<Route> routes = randomRoutes(random, 1 + random.nextInt(60));
      RoutingTable table = RoutingTable.of(routes);
      for (Route route : routes) {
        Ipv4Prefix prefix = route.prefix();
        assertAgrees(table, routes, prefix.networkBits());
        assertAgrees(table, routes, prefix.networkBits() - 1);
        assertAgrees(table, routes, prefix.broadcastBits());
        assertAgrees(table, routes, prefix.broadcastBits() + 1);
        assertAgrees(table, routes, random.nextInt());
      }
    }
  }

  @Test
  void addingAndRemovingOneByOneAgreesWithBuildingAtOnce() {
    Random random = new Random(2);
    List<Route> routes = RoutingTable.of(randomRoutes(random, 80)).routes();
    RoutingTable grown = RoutingTable.EMPTY;
    for (Route route : routes) {
      grown = grown.with(route);
    }
    assertEquals(RoutingTable.of(routes), grown);
    for (int i = 0; i < 40; i++) {
      grown = grown.without(routes.get(i).prefix());
    }
    assertEquals(RoutingTable.of(routes.subList(40, routes.size())), grown);
  }

  @Test
  void aTableOfTensOfThousandsOfRoutesFindsEachOfThem() {
    RoutingTableBuilder builder = RoutingTable.builder();
    for (int i = 0; i < 50_000; i++) {
      builder.add(0x0a00_0000 + i * 4, 30, i % 7, i % 7 == 0 ? 0 : 0xc0a8_0001 + i % 7);
    }
    RoutingTable table = builder.build();
    assertEquals(50_000, table.size());
    for (int i = 0; i < 50_000; i++) {
      int handle = table.lookup(0x0a00_0000 + i * 4 + 3);
      assertEquals(i % 7, table.interfaceIndex(handle));
    }
    assertEquals(RoutingTable.NO_ROUTE, table.lookup(0x0a00_0000 + 200_000));
  }

  @Test
  void aPrefixWithHostBitsIsRefused() {
    RoutingTableBuilder builder = RoutingTable.builder();
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> builder.add(ip("10.0.0.1"), 24, 0, 0));
    assertTrue(refused.getMessage().contains("10.0.0.1/24"), refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> builder.add(0, 33, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> builder.add(0, 0, -1, 0));
    assertThrows(IllegalArgumentException.class, () -> onLink("10.0.0.0/8", -1));
    assertThrows(IllegalArgumentException.class, () -> via("10.0.0.0/8", 1, "0.0.0.0"));
  }

  @Test
  void aFlowKeepsToOneOfSeveralNextHopsAndFlowsSpreadOverAll() {
    int[] hops = {0, ip("10.0.0.1"), 1, ip("10.0.0.2"), 2, ip("10.0.0.3")};
    RoutingTable table =
        RoutingTable.builder()
            .salt(5)
            .add(ip("10.1.0.0"), 16, hops)
            .add(ip("10.2.0.0"), 16, hops)
            .add(ip("10.3.0.0"), 16, 7, 0)
            .build()
            .with(onLink("10.4.0.0/16", 3));
    int[] taken = new int[3];
    for (int flow = 0; flow < 3_000; flow++) {
      int destination = ip("10.1.0.0") + flow;
      int way = table.way(table.lookup(destination), ip("10.9.0.1"), destination);
      assertEquals(way, table.way(table.lookup(destination), ip("10.9.0.1"), destination));
      assertEquals(ip("10.0.0.1") + table.interfaceIndex(way), table.gateway(way));
      taken[table.interfaceIndex(way)]++;
    }
    for (int each : taken) {
      assertEquals(1_000, each, 100);
    }
    int single = table.lookup(ip("10.3.0.1"));
    assertEquals(single, table.way(single, 1, 2));
    assertEquals(RoutingTable.NO_ROUTE, table.way(table.lookup(ip("10.5.0.1")), 1, 2));
    assertEquals(4, table.size());
  }

  private static void assertAgrees(RoutingTable table, List<Route> routes, int destination) {
    Route best = null;
    for (Route route : routes) {
      if (route.prefix().contains(destination)
          && (best == null || route.prefix().length() >= best.prefix().length())) {
        best = route;
      }
    }
    int handle = table.lookup(destination);
    if (best == null) {
      assertEquals(RoutingTable.NO_ROUTE, handle, Ipv4Address.format(destination));
      return;
    }
    assertEquals(
        best.interfaceIndex(), table.interfaceIndex(handle), Ipv4Address.format(destination));
    int gateway = best.gateway() == null ? 0 : best.gateway().bits();
    assertEquals(gateway, table.gateway(handle), Ipv4Address.format(destination));
  }

  /** Prefixes crowded into a small part of the address space and its ends, so that many nest. */
  private static List<Route> randomRoutes(Random random, int count) {
    List<Route> routes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int length = random.nextInt(33);
      int base =
          switch (random.nextInt(3)) {
            case 0 -> 0x0a00_0000 | random.nextInt(1024);
            case 1 -> -1 - random.nextInt(1024);
            default -> random.nextInt();
          };
      Ipv4Prefix prefix = Ipv4Prefix.containing(new Ipv4Address(base), length);
      boolean direct = random.nextBoolean();
      Ipv4Address gateway = direct ? null : new Ipv4Address(1 + random.nextInt(4));
      routes.add(new Route(prefix, random.nextInt(4), gateway));
    }
    return routes;
  }

  private static void assertInterface(RoutingTable table, String destination, int expected) {
    int handle = table.lookup(ip(destination));
    int found = handle == RoutingTable.NO_ROUTE ? -1 : table.interfaceIndex(handle);
    assertEquals(expected, found, destination);
  }

  private static Route onLink(String prefix, int interfaceIndex) {
    return Route.onLink(Ipv4Prefix.parse(prefix), interfaceIndex);
  }

  private static Route via(String prefix, int interfaceIndex, String gateway) {
    return Route.via(Ipv4Prefix.parse(prefix), interfaceIndex, Ipv4Address.parse(gateway));
  }

  private static int ip(String text) {
    return Ipv4Address.parse(text).bits();
  }
}
