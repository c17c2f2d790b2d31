package io.actornet.protocol.arp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.actornet.protocol.wire.ArpOperation;
import io.actornet.protocol.wire.ArpView;
import io.actornet.protocol.wire.EtherType;
import io.actornet.protocol.wire.EthernetView;
import io.actornet.protocol.wire.FrameLayout;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.MacAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes down the effects of an ARP cache in words, so that a test reads like a packet trace. */
final class ArpTrace implements ArpEffects {
  private final List<String> lines = new ArrayList<>();
  final List<String> changes = new ArrayList<>();

  @Override
  public void sendArp(byte[] frame) {
    lines.add(describe(frame));
  }

  @Override
  public void flush(byte[] frame, long mac) {
    lines.add("frame " + frame[0] + " to " + mac);
  }

  @Override
  public void failed(byte[] frame) {
    lines.add("failed " + frame[0]);
  }

  @Override
  public void discarded(byte[] frame) {
    lines.add("discarded " + frame[0]);
  }

  @Override
  public void changed(int ip, NeighbourState state, long mac) {
    changes.add(Ipv4Address.format(ip) + " " + state + " " + mac);
  }

  /** Asserts what has happened since the last call, in order. */
  void expect(String... expected) {
    assertEquals(Arrays.asList(expected), lines);
    lines.clear();
  }

  static String describe(byte[] frame) {
    EthernetView ethernet = new EthernetView();
    assertNull(ethernet.wrap(frame, 0, frame.length));
    assertEquals(EtherType.ARP, ethernet.etherType());
    ArpView arp = view(frame);
    assertEquals(ethernet.source(), arp.senderMac());
    String destination =
        ethernet.destination() == MacAddress.BROADCAST ? "all" : "" + ethernet.destination();
    String sender = Ipv4Address.format(arp.senderIp());
    String target = Ipv4Address.format(arp.targetIp());
    return switch (arp.operation()) {
      case ArpOperation.REQUEST ->
          "to %s: who has %s? tell %s".formatted(destination, target, sender);
      case ArpOperation.REPLY ->
          "to %s: %s is at %d, %s at %d"
              .formatted(destination, sender, arp.senderMac(), target, arp.targetMac());
      default -> throw new AssertionError("operation " + arp.operation());
    };
  }

  static ArpView view(byte[] frame) {
    ArpView arp = new ArpView();
    assertNull(arp.wrap(frame, FrameLayout.ARP_OFFSET, frame.length));
    return arp;
  }

  static int ip(String text) {
    return Ipv4Address.parse(text).bits();
  }
}
