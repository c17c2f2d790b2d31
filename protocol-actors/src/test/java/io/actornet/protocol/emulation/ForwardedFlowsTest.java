package io.actornet.protocol.emulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.actornet.protocol.app.bulk.UdpSend;
import io.actornet.protocol.app.bulk.UdpSink;
import io.actornet.protocol.engine.Clock;
import io.actornet.protocol.engine.DispatcherKind;
import io.actornet.protocol.engine.EngineSettings;
import io.actornet.topology.value.LinkSettings;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Forty hosts around one router, each sending to each other: 1,560 flows, more than it remembers.
 */
@DisplayName("A router remembers flows, and only while they hold")
class ForwardedFlowsTest {
  private static final int HOSTS = 40;
  private static final int PORT = 9;
  private static final long MILLISECOND = 1_000_000;
  private static final long SECOND = 1_000 * MILLISECOND;

  /** Of each flow, 10 ms apart. */
  private static final int PACKETS = 4;

  private final NetworkBuilder builder = new NetworkBuilder();

  @BeforeEach
  void star() {
    builder.device("r", DeviceKind.ROUTER);
    for (int i = 0; i < HOSTS; i++) {
      String host = host(i);
      builder
          .device(host, DeviceKind.HOST)
          .link(host, "10.0." + i + ".2/24", "r", "10.0." + i + ".1/24", LinkSettings.DEFAULT)
          .route(host, "0.0.0.0/0", 0, "10.0." + i + ".1")
          .application(host, 0, new UdpSink(PORT, SECOND));
    }
  }

  private static String host(int i) {
    return "h" + (10 + i);
  }

  private void send(int from, int to, int packets) {
    builder.application(
        host(from),
        MILLISECOND + to * 100_000L,
        new UdpSend("10.0." + to + ".2", PORT, 100, 20, packets));
  }

  /** Packets that each host's sink has counted, after a run in which a link may be cut. */
  private Map<String, Long> run(DispatcherKind dispatcher, String cut) {
    EngineSettings settings =
        new EngineSettings(1, dispatcher, 42, SECOND, partition -> entry -> {});
    Map<String, Long> received = new TreeMap<>();
    try (Emulation emulation = new Emulation(builder.build(), settings, TapFactory.NONE)) {
      if (cut != null) {
        emulation.linkDown(builder.linkIndex(cut), 100 * MILLISECOND);
        emulation.linkUp(builder.linkIndex(cut), 200 * MILLISECOND);
      }
      assertEquals(0, emulation.run(new Clock.Virtual(), 4 * SECOND).faults());
      for (int i = 0; i < HOSTS; i++) {
        String host = host(i);
        emulation
            .devices()
            .get(builder.index(host))
            .visitCounters(
                (name, unit, value, labels) -> {
                  if ("udp-sink.packets".equals(name)) {
                    received.put(host, value);
                  }
                });
      }
    }
    return received;
  }

  @ParameterizedTest
  @EnumSource
  void eachPacketOfEachFlowGoesToItsOwnHost(DispatcherKind dispatcher) {
    for (int from = 0; from < HOSTS; from++) {
      for (int to = 0; to < HOSTS; to++) {
        if (from != to) {
          send(from, to, PACKETS);
        }
      }
    }

    Map<String, Long> received = run(dispatcher, null);

    for (int i = 0; i < HOSTS; i++) {
      assertEquals((HOSTS - 1) * PACKETS, received.get(host(i)), host(i));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a link's failure ends what was known, and its return brings the flow back")
  void aFlowEndsWithTheNeighbour(DispatcherKind dispatcher) {
    send(0, 1, 300);
    send(2, 3, 300);

    Map<String, Long> received = run(dispatcher, host(1) + "--r");

    assertEquals(300, received.get(host(3)));
    // Were the flow still known, what comes while the link is away would go to it and be lost; as
    // it is, it waits for the neighbour, whom the router asks for again a second later.
    assertEquals(300, received.get(host(1)));
  }
}
