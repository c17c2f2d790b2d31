package io.actornet.topology.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.topology.value.LinkSettings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Broadcast domains")
class BroadcastDomainsTest {
  @Test
  @DisplayName("span switches and hubs and end at routers and hosts")
  void endAtRouters() {
    NetworkBuilder builder =
        new NetworkBuilder()
            .node("a", NodeKind.HOST)
            .node("b", NodeKind.HOST)
            .node("c", NodeKind.HOST)
            .node("hub", NodeKind.HUB)
            .node("r", NodeKind.ROUTER)
            .node("sw", NodeKind.SWITCH)
            .link("a", "sw", LinkSettings.DEFAULT)
            .link("sw", "hub", LinkSettings.DEFAULT)
            .link("b", "hub", LinkSettings.DEFAULT)
            .link("hub", "r", LinkSettings.DEFAULT);
    builder.link(
        null,
        "r",
        builder.networkInterface("r"),
        "c",
        builder.networkInterface("c"),
        LinkSettings.DEFAULT,
        LinkSettings.DEFAULT,
        false);
    Network network = builder.build();

    BroadcastDomains domains = BroadcastDomains.of(network);

    assertEquals(2, domains.domains().size());
    BroadcastDomain lan = domains.of(new Endpoint(network.node("a").index(), 0));
    assertEquals(3, lan.members().size());
    assertFalse(lan.direct());
    assertTrue(lan.broadcast());
    BroadcastDomain wire = domains.of(new Endpoint(network.node("c").index(), 0));
    assertEquals(2, wire.members().size());
    assertTrue(wire.direct());
    assertFalse(wire.broadcast());
  }

  @Test
  @DisplayName("do not exist where only switches are joined")
  void needMembers() {
    NetworkBuilder builder =
        new NetworkBuilder()
            .node("sw1", NodeKind.SWITCH)
            .node("sw2", NodeKind.SWITCH)
            .link("sw1", "sw2", LinkSettings.DEFAULT);

    BroadcastDomains domains = BroadcastDomains.of(builder.build());

    assertTrue(domains.domains().isEmpty());
    assertEquals(-1, domains.indexOf(new Endpoint(0, 0)));
  }
}
