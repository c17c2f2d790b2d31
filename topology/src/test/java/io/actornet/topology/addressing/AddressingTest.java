package io.actornet.topology.addressing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.model.NetworkInterface;
import io.actornet.topology.model.Node;
import io.actornet.topology.model.NodeKind;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.Ipv4Prefix;
import io.actornet.topology.value.LinkSettings;
import io.actornet.topology.value.MacAddress;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Addressing")
class AddressingTest {
  private final NetworkBuilder builder = new NetworkBuilder();

  @Test
  @DisplayName("numbers a LAN's routers first, then its hosts as people order them")
  void numbersInOrder() {
    builder.node("sw", NodeKind.SWITCH).node("z", NodeKind.ROUTER);
    join("z", "sw");
    for (String host : new String[] {"host10", "host2", "host1"}) {
      builder.node(host, NodeKind.HOST);
      join(host, "sw");
    }

    Network network = Addressing.assign(builder.build());

    assertEquals("10.0.0.1/24", address(network, "z", 0));
    assertEquals("10.0.0.2/24", address(network, "host1", 0));
    assertEquals("10.0.0.3/24", address(network, "host2", 0));
    assertEquals("10.0.0.4/24", address(network, "host10", 0));
  }

  @Test
  @DisplayName("gives a LAN of 2,000 hosts a /21, and a link between two nodes a /30 or a /31")
  void sizesPrefixes() {
    lan(2_000);
    builder.node("r1", NodeKind.ROUTER).node("r2", NodeKind.ROUTER);
    join("r1", "r2");
    int r1 = builder.networkInterface("r1");
    int r2 = builder.networkInterface("r2");
    builder.link(null, "r1", r1, "r2", r2, LinkSettings.DEFAULT, LinkSettings.DEFAULT, false);

    Network network = Addressing.assign(builder.build());

    assertEquals("10.0.0.1/21", address(network, "host0", 0));
    assertEquals("10.0.7.208/21", address(network, "host1999", 0));
    assertEquals("10.0.8.1/30", address(network, "r1", 0));
    assertEquals("10.0.8.2/30", address(network, "r2", 0));
    assertEquals("10.0.8.4/31", address(network, "r1", 1));
    assertEquals("10.0.8.5/31", address(network, "r2", 1));
  }

  @Test
  @DisplayName("keeps the user's addresses, and goes round them")
  void keepsGivenAddresses() {
    lan(3);
    given("host1", "10.0.0.1", 29);
    join("host1", "sw");
    builder.node("x", NodeKind.HOST).node("y", NodeKind.HOST);
    join("x", "y");

    Network network = Addressing.assign(builder.build());

    assertEquals("10.0.0.2/29", address(network, "host0", 0));
    assertEquals("10.0.0.1/29", address(network, "host1", 1));
    assertEquals("10.0.0.9/30", address(network, "x", 0));
  }

  @Test
  @DisplayName("makes every MAC address locally administered and unique, past the user's own")
  void assignsMacs() {
    builder.node("a", NodeKind.HOST).node("sw", NodeKind.SWITCH);
    MacAddress own = MacAddress.parse("02:00:00:00:00:01");
    builder.networkInterface("a", "eth0", own, null, 0, 1500);
    lan(50);

    Set<MacAddress> macs = new HashSet<>();
    for (Node node : Addressing.assign(builder.build()).nodes()) {
      for (NetworkInterface networkInterface : node.interfaces()) {
        assertTrue(macs.add(networkInterface.mac()));
        assertEquals(2, networkInterface.mac().bits() >>> 40 & 3);
      }
    }
    assertTrue(macs.contains(own));
  }

  @Test
  @DisplayName("leaves an interface without a link alone")
  void skipsUnconnected() {
    builder.node("a", NodeKind.HOST);
    builder.networkInterface("a");

    NetworkInterface loose = Addressing.assign(builder.build()).node("a").interfaces().getFirst();

    assertNull(loose.address());
    assertEquals(0, loose.prefixLength());
    assertNotEquals(null, loose.mac());
  }

  @Test
  @DisplayName("makes LANs no larger than needed when the pool would not last otherwise")
  void fallsBackToTightPrefixes() {
    lan(6);

    Network network = Addressing.assign(builder.build(), Ipv4Prefix.parse("192.168.1.0/29"));

    assertEquals("192.168.1.6/29", address(network, "host5", 0));
  }

  @Test
  @DisplayName("says how many addresses a pool has and how many are needed")
  void refusesSmallPools() {
    lan(7);

    AddressingException refused =
        assertThrows(
            AddressingException.class,
            () -> Addressing.assign(builder.build(), Ipv4Prefix.parse("192.168.1.0/29")));

    assertEquals("pool 192.168.1.0/29 of 8 addresses, of which 16 are needed", refused.found());
  }

  @Test
  @DisplayName("refuses a subnet that is too small and says how many it needs and has")
  void refusesSmallSubnets() {
    lan(6);
    given("host0", "10.1.0.1", 29);
    join("host0", "sw");

    assertRefused(
        "host0:eth1: subnet 10.1.0.0/29 for a LAN of 7 interfaces: "
            + "7 addresses needed, 6 available, expected a subnet of /28 or larger");
  }

  @Test
  @DisplayName("refuses an address or a MAC address that two interfaces have")
  void refusesDuplicates() {
    builder.node("a", NodeKind.HOST).node("b", NodeKind.HOST);
    given("a", "10.1.0.1", 24);
    given("b", "10.1.0.1", 24);

    assertRefused(
        "b:eth0: duplicate address 10.1.0.1 (a:eth0 has it), "
            + "expected one that no other interface has");
  }

  @Test
  @DisplayName("refuses two prefixes on one LAN, and one prefix on two")
  void refusesContradictions() {
    builder.node("a", NodeKind.HOST).node("b", NodeKind.HOST);
    int a = given("a", "10.1.0.1", 24);
    int b = given("b", "10.1.0.2", 25);
    assertRefused(
        "b:eth0: subnet 10.1.0.0/25, which overlaps 10.1.0.0/24 of a:eth0, "
            + "expected a subnet of its own for every LAN");

    builder.link("a", a, "b", b, LinkSettings.DEFAULT);
    assertRefused(
        "b:eth0: address 10.1.0.2/25 on the LAN of a:eth0 (10.1.0.0/24), "
            + "expected an address in 10.1.0.0/24");
  }

  @Test
  @DisplayName("gives every interface of many LANs its own address in its own prefix")
  void neverOverlaps() {
    for (int i = 0; i < 300; i++) {
      builder.node("r" + i, NodeKind.ROUTER);
      if (i > 0) {
        join("r" + i, "r" + (i - 1));
      }
      builder.node("s" + i, NodeKind.SWITCH);
      join("r" + i, "s" + i);
      for (int j = 0; j <= i; j++) {
        String host = "h" + i + "-" + j;
        builder.node(host, NodeKind.HOST);
        join(host, "s" + i);
      }
    }
    given("r7", "10.0.3.5", 27);

    Network network = Addressing.assign(builder.build());

    Set<Ipv4Address> seen = new HashSet<>();
    for (Node node : network.nodes()) {
      for (NetworkInterface networkInterface : node.interfaces()) {
        if (node.kind().hasAddresses()) {
          assertTrue(seen.add(networkInterface.address()), networkInterface::toString);
          assertTrue(Addressing.DEFAULT_POOL.contains(networkInterface.address().bits()));
        }
      }
    }
    assertEquals(network, Addressing.assign(network));
  }

  private void lan(int hosts) {
    if (!builder.hasNode("sw")) {
      builder.node("sw", NodeKind.SWITCH);
    }
    for (int i = 0; i < hosts; i++) {
      builder.node("host" + i, NodeKind.HOST);
      join("host" + i, "sw");
    }
  }

  private void join(String a, String b) {
    builder.link(a, free(a), b, free(b), LinkSettings.DEFAULT);
  }

  private int free(String node) {
    int last = builder.interfaceCount(node) - 1;
    return last >= 0 && !builder.isConnected(node, last) ? last : builder.networkInterface(node);
  }

  private int given(String node, String address, int prefixLength) {
    return builder.networkInterface(node, Ipv4Address.parse(address), prefixLength);
  }

  private void assertRefused(String message) {
    assertEquals(
        message,
        assertThrows(AddressingException.class, () -> Addressing.assign(builder.build()))
            .getMessage());
  }

  private static String address(Network network, String node, int index) {
    NetworkInterface networkInterface = network.node(node).interfaces().get(index);
    return networkInterface.address() + "/" + networkInterface.prefixLength();
  }
}
