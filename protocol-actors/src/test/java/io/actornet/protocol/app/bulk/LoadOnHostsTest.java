package io.actornet.protocol.app.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.protocol.app.ping.Ping;
import io.actornet.protocol.device.TcpOptions;
import io.actornet.protocol.device.TestNetwork;
import io.actornet.protocol.engine.DispatcherKind;
import io.actornet.topology.value.LinkSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadOnHostsTest {
  private static final long SECOND = TestNetwork.SECOND;
  private static final long MEGABIT = 1_000_000;

  private static TestNetwork network(long bitsPerSecond, double loss) {
    LinkSettings plain = LinkSettings.DEFAULT;
    LinkSettings link =
        new LinkSettings(
            bitsPerSecond, TestNetwork.MILLISECOND, 0, plain.distribution(), loss, 1000, 0);
    return new TestNetwork(DispatcherKind.DIRECT)
        .host("a")
        .host("b")
        .link("a", "10.0.0.1/24", "b", "10.0.0.2/24", link);
  }

  @Test
  void datagramsLeaveAtAConstantRate() {
    try (TestNetwork network = network(0, 0)) {
      network
          .application("b", 0, new UdpSink(9, SECOND))
          // Without a neighbour known, many would be lost before the first ARP reply.
          .application("a", 0, Ping.to("10.0.0.2"))
          .application("a", 5 * SECOND, new UdpSend("10.0.0.2", 9, 200_000, 512, 20_000));
      assertEquals(0, network.run(10 * SECOND).faults());
      assertEquals(
          List.of("to=10.0.0.2 packets=20000 bytes=10240000 duration_nanos=99995000"),
          network.journal("a", "udp-send.done"));
      assertEquals(20_000, network.counter("b", "udp-sink.packets"));
      assertEquals(10_240_000, network.counter("b", "udp-sink.bytes"));
      String sink = network.journal("b", "udp-sink.idle").getFirst();
      assertTrue(sink.startsWith("port=9 packets=20000 bytes=10240000 "), sink);
    }
  }

  @Test
  void aRateThatDoesNotDivideASecondIsKeptAllTheSame() {
    UdpSend thirds = new UdpSend("10.0.0.2", 9, 3, 0, 0);
    assertEquals(333_333_333, thirds.offsetNanos(1));
    assertEquals(SECOND, thirds.offsetNanos(3));
    assertEquals(1_000_000 * SECOND, thirds.offsetNanos(3_000_000));
  }

  @Test
  void aSinkTellsAfterEachPause() {
    try (TestNetwork network = network(0, 0)) {
      network
          .application("b", 0, new UdpSink(9, SECOND))
          .application("a", SECOND, new UdpSend("10.0.0.2", 9, 1000, 100, 10))
          .application("a", 5 * SECOND, new UdpSend("10.0.0.2", 9, 1000, 100, 20));
      assertEquals(0, network.run(10 * SECOND).faults());
      assertEquals(2, network.journal("b", "udp-sink.idle").size());
      assertTrue(network.journal("b", "udp-sink.idle").getLast().contains("packets=20 bytes=2000"));
    }
  }

  @Test
  void aTransferOfAGivenSizeArrivesWhole() {
    try (TestNetwork network = network(100 * MEGABIT, 0)) {
      network
          .application("b", 0, new TcpSink(5001, TcpOptions.DEFAULT))
          .application("a", 0, new TcpSend("10.0.0.2", 5001, 12_345_678, 0, TcpOptions.DEFAULT));
      assertEquals(0, network.run(60 * SECOND).faults());
      assertEquals(12_345_678, network.counter("a", "tcp-send.bytes"));
      assertEquals(12_345_678, network.counter("b", "tcp-sink.bytes"));
      String done = network.journal("b", "tcp-sink.done").getFirst();
      assertTrue(done.startsWith("peer=10.0.0.1 port=5001 bytes=12345678 "), done);
      assertTrue(done.endsWith(" reason=closed"), done);
    }
  }

  @Test
  void aSenderWithoutEndFillsTheLinkUntilItsTimeIsOver() {
    try (TestNetwork network = network(100 * MEGABIT, 0)) {
      network
          .application("b", 0, new TcpSink(5001, TcpOptions.DEFAULT))
          .application("a", 0, new TcpSend("10.0.0.2", 5001, 0, 5 * SECOND, TcpOptions.DEFAULT));
      assertEquals(0, network.run(60 * SECOND).faults());
      long goodput = network.counter("b", "tcp-sink.bytes") * 8 / 5;
      assertTrue(goodput > 90 * MEGABIT && goodput < 100 * MEGABIT, () -> goodput + " bit/s");
      assertEquals(1, network.journal("a", "tcp-send.done").size());
    }
  }

  @Test
  void smallBuffersAndLossDoNotStopATransfer() {
    try (TestNetwork network = network(10 * MEGABIT, 0.01)) {
      TcpOptions small = new TcpOptions(false, 5_000, 5_000, 0, null, false, true);
      network
          .application("b", 0, new TcpSink(5001, small))
          .application("a", 0, new TcpSend("10.0.0.2", 5001, 300_000, 0, small));
      assertEquals(0, network.run(600 * SECOND).faults());
      assertEquals(300_000, network.counter("b", "tcp-sink.bytes"));
    }
  }

  @Test
  void aSenderWithoutSinkFails() {
    try (TestNetwork network = network(0, 0)) {
      network.application("a", 0, new TcpSend("10.0.0.2", 5001, 0, 0, TcpOptions.DEFAULT));
      assertEquals(0, network.run(60 * SECOND).faults());
      assertEquals(
          List.of("to=10.0.0.2 port=5001 reason=connection refused"),
          network.journal("a", "tcp-send.failed"));
    }
  }

  @Test
  void aRequestGetsItsResponseAndKeepsTheConnectionOpen() {
    try (TestNetwork network = network(100 * MEGABIT, 0)) {
      network
          .application("b", 0, new TcpRespond(80, 100, 10_240, TcpOptions.DEFAULT))
          .application(
              "a", 0, new TcpRequest("10.0.0.2", 80, 100, 10_240, 10 * SECOND, TcpOptions.DEFAULT))
          .application("a", 0, new TcpRequest("10.0.0.2", 80, 250, 20_480, 0, TcpOptions.DEFAULT));
      assertEquals(0, network.run(300 * SECOND).faults());
      assertEquals(2, network.counter("a", "tcp-request.responses"));
      assertEquals(30_720, network.counter("a", "tcp-request.bytes"));
      assertEquals(3, network.counter("b", "tcp-respond.requests"));
      assertEquals(2, network.journal("a", "tcp-request.response").size());
      assertEquals(2, network.journal("b", "tcp.closed").size());
    }
  }
}
