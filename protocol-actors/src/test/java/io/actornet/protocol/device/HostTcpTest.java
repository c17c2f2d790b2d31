package io.actornet.protocol.device;

import static io.actornet.protocol.device.TestNetwork.LINK;
import static io.actornet.protocol.device.TestNetwork.MILLISECOND;
import static io.actornet.protocol.device.TestNetwork.SECOND;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.protocol.engine.DispatcherKind;
import io.actornet.topology.value.Ipv4Address;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Hosts open, use and close TCP connections")
class HostTcpTest {
  private static final Ipv4Address SERVER = Ipv4Address.parse("10.0.0.2");
  private static final int PORT = 80;
  private static final long MINUTE = 60 * SECOND;

  private static TestNetwork pair(DispatcherKind dispatcher, double loss) {
    return new TestNetwork(dispatcher)
        .host("client")
        .host("server")
        .link(
            "client", "10.0.0.1/24", "server", "10.0.0.2/24", TestNetwork.link(MILLISECOND, loss));
  }

  private static byte[] pattern(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 31 + (i >> 8));
    }
    return bytes;
  }

  private static byte[] received(Script script) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    script
        .all(HostEvent.Data.class)
        .forEach(data -> bytes.write(data.array(), data.offset(), data.length()));
    return bytes.toByteArray();
  }

  /** Sends what it has to say to each peer, and closes once the peer has. */
  private static Script server(byte[] reply) {
    return new Script(
        (host, event) -> {
          switch (event) {
            case HostEvent.Started started -> host.listen(PORT, TcpOptions.DEFAULT);
            case HostEvent.Accepted accepted ->
                accepted.socket().tell(new TcpSocketCommand.Send(reply));
            case HostEvent.EndOfStream end -> end.socket().tell(new TcpSocketCommand.Close());
            default -> {}
          }
          return true;
        });
  }

  /** Says what it has to say and that this is all. */
  private static Script client(byte[] request) {
    return new Script(
        (host, event) -> {
          switch (event) {
            case HostEvent.Started started -> host.connect(SERVER, PORT, TcpOptions.DEFAULT);
            case HostEvent.Connected connected -> {
              connected.socket().tell(new TcpSocketCommand.Send(request));
              connected.socket().tell(new TcpSocketCommand.ShutdownWrite());
            }
            default -> {}
          }
          return true;
        });
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("RFC 9293 §3.5, §3.6: handshake, data both ways, orderly close")
  void dataGoesBothWays(DispatcherKind dispatcher) {
    try (TestNetwork network = pair(dispatcher, 0)) {
      Script server = server(pattern(1_000_000));
      Script client = client(pattern(300_000));
      network.application("server", 0, server).application("client", MILLISECOND, client);

      assertEquals(0, network.run(10 * MINUTE).faults());

      assertArrayEquals(pattern(300_000), received(server));
      assertArrayEquals(pattern(1_000_000), received(client));
      assertEquals("closed", client.only(HostEvent.Closed.class).reason());
      assertEquals("closed", server.only(HostEvent.Closed.class).reason());
      assertEquals(0, network.counter("client", "tcp.retransmissions"));
      assertEquals(0, network.counter("server", "tcp.retransmissions"));
      int port = client.only(HostEvent.Connected.class).localPort();
      assertTrue(port >= 49152, () -> "not an ephemeral port: " + port);
      List<String> states =
          network.journal("client", "tcp.state").stream()
              .map(line -> line.substring(line.indexOf("from")))
              .toList();
      assertEquals(
          List.of(
              "from=CLOSED to=SYN-SENT",
              "from=SYN-SENT to=ESTABLISHED",
              "from=ESTABLISHED to=FIN-WAIT-1",
              "from=FIN-WAIT-1 to=FIN-WAIT-2",
              "from=FIN-WAIT-2 to=TIME-WAIT",
              "from=TIME-WAIT to=CLOSED"),
          states);
      assertEquals(
          List.of(
              "from=LISTEN to=SYN-RECEIVED",
              "from=SYN-RECEIVED to=ESTABLISHED",
              "from=ESTABLISHED to=CLOSE-WAIT",
              "from=CLOSE-WAIT to=LAST-ACK",
              "from=LAST-ACK to=CLOSED"),
          network.journal("server", "tcp.state").stream()
              .map(line -> line.substring(line.indexOf("from")))
              .toList());
      assertEquals(1, network.journal("client", "tcp.closed").size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void dataSurvivesLoss(DispatcherKind dispatcher) {
    try (TestNetwork network = pair(dispatcher, 0.03)) {
      Script server = server(pattern(400_000));
      Script client = client(pattern(200_000));
      network.application("server", 0, server).application("client", MILLISECOND, client);

      assertEquals(0, network.run(20 * MINUTE).faults());

      assertArrayEquals(pattern(200_000), received(server));
      assertArrayEquals(pattern(400_000), received(client));
      assertTrue(network.counter("server", "tcp.retransmissions") > 0);
      assertTrue(
          network.counter(
                  "server", "tcp.retransmissions", "local", "10.0.0.2", "remote", "10.0.0.1")
              > 0);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("RFC 9293 §3.10.7.1: nobody listens, so the SYN is reset")
  void closedPortsRefuse(DispatcherKind dispatcher) {
    try (TestNetwork network = pair(dispatcher, 0)) {
      Script client = client(pattern(1));
      network.application("client", MILLISECOND, client);

      assertEquals(0, network.run(MINUTE).faults());

      HostEvent.Failed failed = client.only(HostEvent.Failed.class);
      assertEquals("connection refused", failed.reason());
      assertEquals(5 * MILLISECOND, client.timeOf(HostEvent.Failed.class));
      assertTrue(failed.command() instanceof HostCommand.Connect);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPeerThatDoesNotExistTimesOut(DispatcherKind dispatcher) {
    try (TestNetwork network = pair(dispatcher, 1)) {
      Script client = client(pattern(1));
      network.application("client", MILLISECOND, client);

      assertEquals(0, network.run(20 * MINUTE).faults());

      assertEquals("connection timed out", client.only(HostEvent.Failed.class).reason());
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("RFC 9293 §3.8.6: what an application does not read closes the window")
  void unreadDataStopsTheSender(DispatcherKind dispatcher) {
    try (TestNetwork network = pair(dispatcher, 0)) {
      TcpOptions manual = new TcpOptions(false, 65_536, 65_536, 0, null, false, false);
      Script server =
          new Script(
              (host, event) -> {
                switch (event) {
                  case HostEvent.Started started -> {
                    host.listen(PORT, manual);
                    host.after(30 * SECOND, "read");
                  }
                  case HostEvent.Data data -> {}
                  case HostEvent.TimerFired fired -> {}
                  case HostEvent.Accepted accepted ->
                      accepted.socket().tell(new TcpSocketCommand.Read(1000));
                  default -> {}
                }
                return true;
              });
      Script client = client(pattern(300_000));
      network.application("server", 0, server).application("client", MILLISECOND, client);

      assertEquals(0, network.run(20 * SECOND).faults());

      assertEquals(1000, received(server).length);
      long sent =
          network.crossings.stream()
              .filter(crossing -> crossing.node().equals("client") && crossing.outbound())
              .mapToLong(crossing -> crossing.frame().length)
              .sum();
      assertTrue(sent < 80_000, () -> sent + " bytes sent into a window of 65536");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aReaderGetsAsMuchAsItAsksFor(DispatcherKind dispatcher) {
    try (TestNetwork network = pair(dispatcher, 0)) {
      TcpOptions manual = new TcpOptions(false, 65_536, 65_536, 0, null, false, false);
      Script server =
          new Script(
              (host, event) -> {
                switch (event) {
                  case HostEvent.Started started -> host.listen(PORT, manual);
                  case HostEvent.Accepted accepted ->
                      accepted.socket().tell(new TcpSocketCommand.Read(999));
                  case HostEvent.Data data ->
                      data.socket().tell(new TcpSocketCommand.Read(data.length()));
                  default -> {}
                }
                return true;
              });
      Script client = client(pattern(300_000));
      network.application("server", 0, server).application("client", MILLISECOND, client);

      assertEquals(0, network.run(10 * MINUTE).faults());

      assertArrayEquals(pattern(300_000), received(server));
      assertTrue(server.all(HostEvent.Data.class).stream().allMatch(data -> data.length() <= 999));
      server.only(HostEvent.EndOfStream.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Who asks hears once that data waits, and gets what was not read before the close")
  void aReaderHearsThatDataWaits(DispatcherKind dispatcher) {
    try (TestNetwork network = pair(dispatcher, 0)) {
      TcpOptions manual = new TcpOptions(false, 65_536, 65_536, 0, null, false, false);
      Script server =
          new Script(
              (host, event) -> {
                switch (event) {
                  case HostEvent.Started started -> host.listen(PORT, manual);
                  case HostEvent.Accepted accepted -> {
                    accepted.socket().tell(new TcpSocketCommand.AwaitData());
                    accepted.socket().tell(new TcpSocketCommand.ShutdownWrite());
                  }
                  case HostEvent.DataWaiting waiting ->
                      waiting.socket().tell(new TcpSocketCommand.AskInfo());
                  default -> {}
                }
                return true;
              });
      Script client = client(pattern(1_000));
      network.application("server", 0, server).application("client", MILLISECOND, client);

      assertEquals(0, network.run(10 * MINUTE).faults());

      assertEquals(1_000, server.only(HostEvent.DataWaiting.class).bytes());
      assertEquals(1_000, server.only(HostEvent.ConnectionInfo.class).info().unreadBytes());
      assertArrayEquals(pattern(1_000), received(server));
      server.only(HostEvent.EndOfStream.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A connection can be closed while it is being opened, from the port asked for")
  void aConnectionBeingOpenedCanBeClosed(DispatcherKind dispatcher) {
    try (TestNetwork network = pair(dispatcher, 0)) {
      Script client =
          new Script(
              (host, event) -> {
                switch (event) {
                  case HostEvent.Started started ->
                      host.ask(
                          new HostCommand.Connect(
                              4_000, SERVER, PORT, TcpOptions.DEFAULT, host.self()));
                  case HostEvent.Connecting connecting ->
                      connecting.socket().tell(new TcpSocketCommand.Close());
                  default -> {}
                }
                return true;
              });
      network.application("client", MILLISECOND, client);

      assertEquals(0, network.run(MINUTE).faults());

      assertEquals(4_000, client.only(HostEvent.Connecting.class).localPort());
      assertEquals("aborted", client.only(HostEvent.Failed.class).reason());
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("When listening ends, half-open connections are forgotten and the port refuses")
  void listeningCanEnd(DispatcherKind dispatcher) {
    try (TestNetwork network = pair(dispatcher, 0)) {
      Script server =
          new Script(
              (host, event) -> {
                switch (event) {
                  case HostEvent.Started started -> {
                    host.listen(PORT, TcpOptions.DEFAULT);
                    host.after(5 * MILLISECOND, "the SYN-ACK has gone, its answer has not come");
                  }
                  case HostEvent.TimerFired timer ->
                      host.ask(new HostCommand.StopListening(PORT, host.self()));
                  default -> {}
                }
                return true;
              });
      Script first = client(pattern(10));
      Script second = client(pattern(10));
      network
          .application("server", 0, server)
          .application("client", MILLISECOND, first)
          .application("client", SECOND, second);

      assertEquals(0, network.run(MINUTE).faults());

      assertEquals("connection reset by peer", first.only(HostEvent.Closed.class).reason());
      assertEquals("connection refused", second.only(HostEvent.Failed.class).reason());
      assertEquals(0, network.counter("server", "tcp.connections.accepted"));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("An application that ends leaves no socket and no port behind")
  void endedApplicationsLeaveNothing(DispatcherKind dispatcher) {
    try (TestNetwork network = pair(dispatcher, 0)) {
      Script shortLived =
          new Script(
              (host, event) -> {
                switch (event) {
                  case HostEvent.Started started -> {
                    host.listen(PORT, TcpOptions.DEFAULT);
                    host.bindUdp(53);
                  }
                  case HostEvent.Accepted accepted -> {
                    return false;
                  }
                  default -> {}
                }
                return true;
              });
      Script later =
          new Script(
              (host, event) -> {
                if (event instanceof HostEvent.Started) {
                  host.listen(PORT, TcpOptions.DEFAULT);
                  host.bindUdp(53);
                }
                return true;
              });
      Script client =
          new Script(
              (host, event) -> {
                switch (event) {
                  case HostEvent.Started started -> host.connect(SERVER, PORT, TcpOptions.DEFAULT);
                  case HostEvent.EndOfStream end -> end.socket().tell(new TcpSocketCommand.Close());
                  default -> {}
                }
                return true;
              });
      network
          .application("server", 0, shortLived)
          .application("client", MILLISECOND, client)
          .application("server", SECOND, later);

      assertEquals(0, network.run(10 * MINUTE).faults());

      assertEquals("closed", client.only(HostEvent.Closed.class).reason());
      later.only(HostEvent.Listening.class);
      later.only(HostEvent.UdpBound.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A handshake that completes after the listening application has ended is reset")
  void endedListenersAcceptNothing(DispatcherKind dispatcher) {
    try (TestNetwork network = pair(dispatcher, 0)) {
      Script shortLived =
          new Script(
              (host, event) -> {
                if (event instanceof HostEvent.Started) {
                  host.listen(PORT, TcpOptions.DEFAULT);
                  host.after(5 * MILLISECOND, "the SYN-ACK has gone, its answer has not come");
                }
                return !(event instanceof HostEvent.TimerFired);
              });
      Script client = client(pattern(10));
      network.application("server", 0, shortLived).application("client", MILLISECOND, client);

      assertEquals(0, network.run(MINUTE).faults());

      client.only(HostEvent.Connected.class);
      assertEquals("connection reset by peer", client.only(HostEvent.Closed.class).reason());
      assertEquals(0, network.counter("server", "tcp.connections.accepted"));
      assertEquals(
          List.of("from=LISTEN to=SYN-RECEIVED", "from=SYN-RECEIVED to=CLOSED"),
          network.journal("server", "tcp.state").stream()
              .map(line -> line.substring(line.indexOf("from")))
              .toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void anApplicationThatFailsIsReportedAndItsSocketsClose(DispatcherKind dispatcher) {
    try (TestNetwork network = pair(dispatcher, 0)) {
      Script failing =
          new Script(
              (host, event) -> {
                switch (event) {
                  case HostEvent.Started started -> host.listen(PORT, TcpOptions.DEFAULT);
                  case HostEvent.Accepted accepted -> throw new IllegalStateException("a bug");
                  default -> {}
                }
                return true;
              });
      Script client = client(pattern(10));
      network.application("server", 0, failing).application("client", MILLISECOND, client);

      network.run(MINUTE);

      assertEquals(1, network.counter("server", "app.failures"));
      assertEquals(
          List.of("cause=java.lang.IllegalStateException: a bug"),
          network.journal("server", "app.failed"));
      assertTrue(!client.all(HostEvent.EndOfStream.class).isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSecondListenerOnAPortIsRefused(DispatcherKind dispatcher) {
    try (TestNetwork network = pair(dispatcher, 0)) {
      Script second = server(pattern(1));
      network.application("server", 0, server(pattern(1))).application("server", 0, second);

      assertEquals(0, network.run(SECOND).faults());

      assertEquals("port in use", second.only(HostEvent.Failed.class).reason());
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("RFC 1191: a path with a smaller MTU is found, and data goes through")
  void smallerPathMtuIsFound(DispatcherKind dispatcher) {
    try (TestNetwork network = new TestNetwork(dispatcher)) {
      network.host("client").router("left").router("right").host("server");
      network.link("client", "10.0.1.1/24", "left", "10.0.1.254/24", LINK);
      network.link("left", "10.0.2.1/24", "right", "10.0.2.2/24", LINK, 600, false);
      network.link("right", "10.0.0.254/24", "server", "10.0.0.2/24", LINK);
      network.route("client", "0.0.0.0/0", 0, "10.0.1.254");
      network.route("left", "0.0.0.0/0", 1, "10.0.2.2");
      network.route("right", "0.0.0.0/0", 0, "10.0.2.1");
      network.route("server", "0.0.0.0/0", 0, "10.0.0.254");
      Script server = server(pattern(50_000));
      Script client = client(pattern(50_000));
      network.application("server", 0, server).application("client", MILLISECOND, client);

      assertEquals(0, network.run(10 * MINUTE).faults());

      assertArrayEquals(pattern(50_000), received(server));
      assertArrayEquals(pattern(50_000), received(client));
      assertTrue(network.counter("left", "ip.drops", "cause", "fragmentation-needed") > 0);
      assertEquals(0, network.counter("left", "ip.fragments.created"));
    }
  }
}
