package io.actornet.protocol.emulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.device.HostEvent;
import io.actornet.protocol.device.RawSocketCommand;
import io.actornet.protocol.engine.Clock;
import io.actornet.protocol.engine.DeviceContext;
import io.actornet.protocol.engine.DispatcherKind;
import io.actornet.protocol.engine.EngineSettings;
import io.actornet.protocol.wire.EthernetHeader;
import io.actornet.protocol.wire.EthernetView;
import io.actornet.protocol.wire.Frames;
import io.actornet.protocol.wire.Octets;
import io.actornet.topology.value.LinkSettings;
import io.actornet.topology.value.MacAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hosts a, b, c and d on one switch or hub; frames go from chosen hosts at chosen times. */
@DisplayName("Switches learn, hubs repeat")
class BridgeTest {
  /** IEEE 802 local experimental: no host answers it. */
  private static final int EXPERIMENTAL = 0x88b5;

  private static final long MILLISECOND = 1_000_000;
  private static final long SECOND = 1_000 * MILLISECOND;
  private static final List<String> HOSTS = List.of("a", "b", "c", "d");
  private static final long STRANGER = 0x0200_0000_00ffL;
  private static final long GROUP = 0x0100_5e00_0001L;

  private final NetworkBuilder builder = new NetworkBuilder();

  /** Numbers of frames to the names of the hosts whose interfaces they reached. */
  private final TreeMap<Integer, TreeSet<String>> reached = new TreeMap<>();

  private final List<byte[]> arrived = new ArrayList<>();
  private DeviceContext bridge;

  private void star(DeviceKind kind) {
    builder.device("sw", kind);
    for (String host : HOSTS) {
      builder.device(host, DeviceKind.HOST).link(host, null, "sw", null, LinkSettings.DEFAULT);
    }
  }

  /** The host's address: 02:00:00:00:00:01 for a, …:03 for b, as the ports of the switch count. */
  private static long mac(String host) {
    return 0x0200_0000_0001L + 2L * HOSTS.indexOf(host);
  }

  /** Has a host send a frame that carries a number. */
  private void send(String host, long at, int number, long destination, long source, int vlan) {
    byte[] frame =
        Frames.ethernet(
            new EthernetHeader(
                new MacAddress(destination), new MacAddress(source), EXPERIMENTAL, vlan),
            Octets.of((byte) number));
    send(host, at, frame);
  }

  private void send(String host, long at, int number, long destination) {
    send(host, at, number, destination, mac(host), EthernetView.UNTAGGED);
  }

  private void send(String host, long at, byte[] frame) {
    builder.application(host, at, sender(frame));
  }

  private static Application sender(byte[] frame) {
    return host -> {
      Behavior<HostEvent> behavior =
          Behaviors.receiveMessage(
              event -> {
                switch (event) {
                  case HostEvent.Started started -> host.openLink(0, EXPERIMENTAL);
                  case HostEvent.LinkOpened opened ->
                      opened.socket().tell(new RawSocketCommand.SendFrame(frame));
                  default -> {}
                }
                return Behaviors.same();
              });
      return behavior;
    };
  }

  private void run(DispatcherKind dispatcher, long stop, Consumer<Emulation> prepare) {
    TapFactory taps =
        (device, networkInterface) -> {
          String host = device < HOSTS.size() ? HOSTS.get(device) : null;
          return host == null
              ? null
              : (timeNanos, frame, outbound) -> {
                if (!outbound) {
                  int number = frame[frame.length - 1];
                  reached.computeIfAbsent(number, absent -> new TreeSet<>()).add(host);
                  arrived.add(frame);
                }
              };
        };
    EngineSettings settings =
        new EngineSettings(1, dispatcher, 42, SECOND, partition -> entry -> {});
    try (Emulation emulation = new Emulation(builder.build(), settings, taps)) {
      bridge = emulation.devices().get(builder.index("sw"));
      prepare.accept(emulation);
      assertEquals(0, emulation.run(new Clock.Virtual(), stop).faults());
    }
  }

  private void run(DispatcherKind dispatcher) {
    run(dispatcher, SECOND, unchanged -> {});
  }

  private void assertReached(int number, String... hosts) {
    assertEquals(Set.of(hosts), reached.getOrDefault(number, new TreeSet<>()));
  }

  /** The sum of the switch's counters of that name and these label values. */
  private long counter(String name, String... labels) {
    long[] sum = {0};
    bridge.visitCounters(
        (counter, unit, value, own) -> {
          if (counter.equals(name) && Arrays.asList(own).containsAll(Arrays.asList(labels))) {
            sum[0] += value;
          }
        });
    return sum[0];
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("IEEE 802.1D §7.7: what it does not know it floods, what it has learnt it forwards")
  void learning(DispatcherKind dispatcher) {
    star(DeviceKind.SWITCH);
    send("a", 0, 1, mac("b"));
    send("b", MILLISECOND, 2, mac("a"));
    send("a", 2 * MILLISECOND, 3, mac("b"));
    send("c", 3 * MILLISECOND, 4, mac("a"));
    send("d", 4 * MILLISECOND, 5, STRANGER);

    run(dispatcher);

    assertReached(1, "b", "c", "d");
    assertReached(2, "a");
    assertReached(3, "b");
    assertReached(4, "a");
    assertReached(5, "a", "b", "c");
    assertEquals(5, counter("bridge.frames.received"));
    assertEquals(3, counter("bridge.frames.forwarded"));
    assertEquals(2, counter("bridge.frames.flooded"));
    assertEquals(4, counter("bridge.addresses"));
  }

  @ParameterizedTest
  @EnumSource
  void framesForGroupsGoToAllOthersAndNoGroupIsLearnt(DispatcherKind dispatcher) {
    star(DeviceKind.SWITCH);
    send("a", 0, 1, MacAddress.BROADCAST);
    send("b", MILLISECOND, 2, GROUP);
    send("c", 2 * MILLISECOND, 3, mac("a"), GROUP, EthernetView.UNTAGGED);
    send("d", 3 * MILLISECOND, 4, GROUP);

    run(dispatcher);

    assertReached(1, "b", "c", "d");
    assertReached(2, "a", "c", "d");
    assertReached(3, "a");
    assertReached(4, "a", "b", "c");
    assertEquals(3, counter("bridge.addresses"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A frame for an address on the port that it came from goes nowhere")
  void filtering(DispatcherKind dispatcher) {
    star(DeviceKind.SWITCH);
    send("a", 0, 1, GROUP, STRANGER, EthernetView.UNTAGGED);
    send("a", MILLISECOND, 2, STRANGER);

    run(dispatcher);

    assertReached(2);
    assertEquals(1, counter("bridge.frames.filtered"));
    assertEquals(1, counter("bridge.frames.flooded"));
  }

  @ParameterizedTest
  @EnumSource
  void anAddressThatMovesIsFoundWhereItWasSeenLast(DispatcherKind dispatcher) {
    star(DeviceKind.SWITCH);
    send("b", 0, 1, GROUP, STRANGER, EthernetView.UNTAGGED);
    send("a", MILLISECOND, 2, STRANGER);
    send("d", 2 * MILLISECOND, 3, GROUP, STRANGER, EthernetView.UNTAGGED);
    send("a", 3 * MILLISECOND, 4, STRANGER);

    run(dispatcher);

    assertReached(2, "b");
    assertReached(4, "d");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("IEEE 802.1D §7.9.2: an address is forgotten after 300 seconds of silence")
  void ageing(DispatcherKind dispatcher) {
    star(DeviceKind.SWITCH);
    send("b", 0, 1, GROUP);
    send("a", 299 * SECOND, 2, mac("b"));
    send("a", 301 * SECOND, 3, mac("b"));

    run(dispatcher, 400 * SECOND, unchanged -> {});

    assertReached(2, "b");
    assertReached(3, "b", "c", "d");
  }

  @ParameterizedTest
  @EnumSource
  void aHubRepeatsEverythingToAllOthers(DispatcherKind dispatcher) {
    star(DeviceKind.HUB);
    send("a", 0, 1, mac("b"));
    send("b", MILLISECOND, 2, mac("a"));
    send("a", 2 * MILLISECOND, 3, mac("b"));

    run(dispatcher);

    assertReached(1, "b", "c", "d");
    assertReached(2, "a", "c", "d");
    assertReached(3, "b", "c", "d");
    assertEquals(3, counter("bridge.frames.flooded"));
    assertEquals(0, counter("bridge.frames.forwarded"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("IEEE 802.1Q: what was learnt in one VLAN says nothing about another")
  void vlans(DispatcherKind dispatcher) {
    star(DeviceKind.SWITCH);
    send("b", 0, 1, GROUP, STRANGER, 10);
    send("c", MILLISECOND, 2, GROUP, STRANGER, 20);
    send("a", 2 * MILLISECOND, 3, STRANGER, mac("a"), 10);
    send("a", 3 * MILLISECOND, 4, STRANGER, mac("a"), 20 | 5 << 13);
    send("a", 4 * MILLISECOND, 5, STRANGER, mac("a"), 30);
    send("a", 5 * MILLISECOND, 6, STRANGER);

    run(dispatcher);

    assertReached(3, "b");
    assertReached(4, "c");
    assertReached(5, "b", "c", "d");
    assertReached(6, "b", "c", "d");
    assertTrue(
        arrived.stream().anyMatch(frame -> frame[14] == (byte) 0xa0 && frame[15] == 20),
        "the tag goes with the frame");
  }

  @ParameterizedTest
  @EnumSource
  void theCopiesOfAFloodedFrameBelongToTheirReceivers(DispatcherKind dispatcher) {
    star(DeviceKind.SWITCH);
    send("a", 0, 1, MacAddress.BROADCAST);

    run(dispatcher);

    assertEquals(3, arrived.size());
    Set<Integer> identities = new HashSet<>();
    arrived.forEach(frame -> identities.add(System.identityHashCode(frame)));
    assertEquals(3, identities.size());
    assertNotSame(arrived.get(0), arrived.get(1));
  }

  @ParameterizedTest
  @EnumSource
  void aPortForgetsWhatItKnewWhenItsLinkGoesDown(DispatcherKind dispatcher) {
    star(DeviceKind.SWITCH);
    send("b", 0, 1, GROUP);
    send("a", 10 * MILLISECOND, 2, mac("b"));
    send("a", 30 * MILLISECOND, 3, mac("b"));
    send("a", 50 * MILLISECOND, 4, mac("b"));
    send("b", 60 * MILLISECOND, 5, GROUP);
    send("a", 70 * MILLISECOND, 6, mac("b"));

    run(
        dispatcher,
        SECOND,
        running -> {
          running.linkDown(builder.linkIndex("b--sw"), 20 * MILLISECOND);
          running.linkUp(builder.linkIndex("b--sw"), 40 * MILLISECOND);
        });

    assertReached(2, "b");
    assertReached(3, "c", "d");
    assertReached(4, "b", "c", "d");
    assertReached(6, "b");
    assertEquals(1, counter("link.drops", "cause", "down", "interface", "eth1"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("What is on its way to a switch when the link goes down is lost and counted")
  void lostInFlight(DispatcherKind dispatcher) {
    star(DeviceKind.SWITCH);
    send("a", 0, 1, GROUP);

    run(
        dispatcher,
        SECOND,
        running -> running.linkDown(builder.linkIndex("a--sw"), LinkSettings.DEFAULT_DELAY_NANOS));

    assertReached(1);
    assertEquals(1, counter("link.lost.in-flight", "interface", "eth0"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Two faults that take the same link down leave it working when it is up again")
  void downTwice(DispatcherKind dispatcher) {
    star(DeviceKind.SWITCH);
    send("b", 0, 1, GROUP);
    send("b", 50 * MILLISECOND, 2, GROUP);
    send("a", 60 * MILLISECOND, 3, mac("b"));

    run(
        dispatcher,
        SECOND,
        running -> {
          int link = builder.linkIndex("b--sw");
          running.linkDown(link, 10 * MILLISECOND);
          running.linkDown(link, 20 * MILLISECOND);
          running.linkUp(link, 30 * MILLISECOND);
          running.linkUp(link, 40 * MILLISECOND);
        });

    assertReached(2, "a", "c", "d");
    assertReached(3, "b");
  }

  @ParameterizedTest
  @EnumSource
  void runtsAreCountedAndGoNowhere(DispatcherKind dispatcher) {
    star(DeviceKind.SWITCH);
    send("a", 0, new byte[13]);
    send("a", 1, new byte[0]);
    byte[] cutInTheTag = new byte[15];
    cutInTheTag[12] = (byte) 0x81;
    send("a", 2, cutInTheTag);

    run(dispatcher);

    assertEquals(List.of(), arrived);
    assertEquals(3, counter("bridge.drops", "cause", "malformed"));
  }
}
