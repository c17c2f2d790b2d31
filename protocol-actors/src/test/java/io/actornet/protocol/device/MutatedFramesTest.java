package io.actornet.protocol.device;

import static io.actornet.protocol.device.TestNetwork.LINK;
import static io.actornet.protocol.device.TestNetwork.MILLISECOND;
import static io.actornet.protocol.device.TestNetwork.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import akka.actor.typed.ActorRef;
import io.actornet.protocol.engine.DispatcherKind;
import io.actornet.protocol.engine.RandomStream;
import io.actornet.protocol.wire.EtherType;
import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.IpProtocol;
import io.actornet.protocol.wire.Ipv4View;
import io.actornet.protocol.wire.TcpView;
import io.actornet.protocol.wire.UdpView;
import io.actornet.topology.value.Ipv4Address;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Hosts and routers survive whatever bytes arrive")
class MutatedFramesTest {
  /** How many mutated frames the router gets from one side and the server from the other. */
  private static final int FRAMES = Boolean.getBoolean("actornet.soak") ? 5_000_000 : 500_000;

  /** The server's is the fourth interface that is made. */
  private static final byte LAST_BYTE_OF_SERVER_MAC = 4;

  private static final int FRAMES_AT_ONCE = 500;
  private static final Ipv4Address SERVER = Ipv4Address.parse("10.0.2.1");
  private static final long FLOOD_START = 10 * SECOND;
  private static final long FLOOD_END = FLOOD_START + FRAMES / FRAMES_AT_ONCE * MILLISECOND;

  private final RandomStream random = new RandomStream(7, "test", "mutations");

  private static TestNetwork network() {
    TestNetwork network = new TestNetwork(DispatcherKind.DIRECT);
    network.host("client").router("router").host("server");
    network.link("client", "10.0.1.1/24", "router", "10.0.1.254/24", LINK);
    network.link("router", "10.0.2.254/24", "server", "10.0.2.1/24", LINK);
    network.route("client", "0.0.0.0/0", 0, "10.0.1.254");
    network.route("server", "0.0.0.0/0", 0, "10.0.2.254");
    return network;
  }

  /** Listens and answers each datagram and each connection. */
  private static Script server() {
    return new Script(
        (host, event) -> {
          switch (event) {
            case HostEvent.Started started -> {
              host.listen(80, TcpOptions.DEFAULT);
              host.bindUdp(7);
            }
            case HostEvent.Datagram datagram ->
                datagram
                    .socket()
                    .tell(
                        new UdpSocketCommand.Send(
                            datagram.source(), datagram.sourcePort(), datagram.payload()));
            case HostEvent.Accepted accepted ->
                accepted.socket().tell(new TcpSocketCommand.Send(new byte[5000]));
            case HostEvent.EndOfStream end -> end.socket().tell(new TcpSocketCommand.Close());
            default -> {}
          }
          return true;
        });
  }

  /** Sends a datagram that needs fragments, one to a closed port, and opens a connection. */
  private static Script client() {
    return new Script(
        (host, event) -> {
          switch (event) {
            case HostEvent.Started started -> {
              host.bindUdp(0);
              host.connect(SERVER, 80, TcpOptions.DEFAULT);
            }
            case HostEvent.UdpBound bound -> {
              bound.socket().tell(new UdpSocketCommand.Send(SERVER, 7, new byte[3000]));
              bound.socket().tell(new UdpSocketCommand.Send(SERVER, 9, new byte[30]));
            }
            case HostEvent.Connected connected -> {
              connected.socket().tell(new TcpSocketCommand.Send(new byte[3000]));
              connected.socket().tell(new TcpSocketCommand.ShutdownWrite());
            }
            default -> {}
          }
          return true;
        });
  }

  /** Puts mutations of sample frames on the link of an interface. */
  private Script flood(int networkInterface, List<byte[]> samples) {
    int[] sent = {0};
    List<ActorRef<RawSocketCommand.ByApplication>> socket = new ArrayList<>();
    return new Script(
        (host, event) -> {
          switch (event) {
            case HostEvent.Started started -> host.openLink(networkInterface, EtherType.IPV6);
            case HostEvent.LinkOpened opened -> {
              socket.add(opened.socket());
              host.after(0, "go on");
            }
            case HostEvent.TimerFired fired -> {
              for (int i = 0; i < FRAMES_AT_ONCE; i++) {
                byte[] sample = samples.get(random.nextInt(samples.size()));
                socket.getFirst().tell(new RawSocketCommand.SendFrame(mutate(sample)));
              }
              sent[0] += FRAMES_AT_ONCE;
              if (sent[0] < FRAMES) {
                host.after(MILLISECOND, "go on");
              }
            }
            default -> {}
          }
          return true;
        });
  }

  private byte[] mutate(byte[] sample) {
    int length = random.nextInt(8) == 0 ? random.nextInt(sample.length + 1) : sample.length;
    byte[] frame = Arrays.copyOf(sample, length);
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes && length > 0; i++) {
      // Headers are where the danger is; the MAC addresses mostly stay.
      int at =
          Math.min(
              length - 1,
              random.nextInt(10) == 0 ? random.nextInt(length) : 12 + random.nextInt(60));
      frame[at] =
          (byte)
              (random.nextInt(2) == 0 ? random.nextInt(256) : frame[at] ^ 1 << random.nextInt(8));
    }
    if (random.nextInt(2) == 0) {
      repairChecksums(frame);
    }
    return frame;
  }

  /** Makes the checksums right again, so that more than the checksum is tried. */
  private static void repairChecksums(byte[] frame) {
    int offset = FrameLayout.IPV4_OFFSET;
    if (frame.length < FrameLayout.TRANSPORT_OFFSET + 8 || frame[offset] != 0x45) {
      return;
    }
    Ipv4View header = new Ipv4View().at(frame, offset);
    header.fillChecksum();
    if (new Ipv4View().wrap(frame, offset, frame.length) != null
        || header.totalLength() != frame.length - offset) {
      return;
    }
    int transport = FrameLayout.TRANSPORT_OFFSET;
    if (header.protocol() == IpProtocol.UDP
        && new UdpView().wrap(frame, transport, frame.length) == null) {
      new UdpView().at(frame, transport).fillChecksum(header.source(), header.destination());
    } else if (header.protocol() == IpProtocol.TCP
        && new TcpView().wrap(frame, transport, frame.length) == null) {
      TcpView segment = new TcpView();
      segment.wrap(frame, transport, frame.length);
      segment.fillChecksum(header.source(), header.destination());
    }
  }

  private static List<byte[]> samples(String node) {
    try (TestNetwork network = network()) {
      network.application("server", 0, server()).application("client", MILLISECOND, client());
      network.run(SECOND);
      return network.crossings.stream()
          .filter(crossing -> crossing.node().equals(node) && crossing.outbound())
          .map(TestNetwork.Crossing::frame)
          .toList();
    }
  }

  @Test
  @DisplayName("A million mutated frames into a router and a host: no exception, and both go on")
  void mutatedFramesDoNoHarm() {
    List<byte[]> toRouter = samples("client");
    List<byte[]> toServer =
        samples("router").stream().filter(frame -> frame[5] == LAST_BYTE_OF_SERVER_MAC).toList();
    assertTrue(toRouter.size() > 8 && toServer.size() > 8);
    try (TestNetwork network = network().withoutCrossings()) {
      // Neighbours that mutated ARP packets have changed are found again once they are stale.
      Script later = client();
      network
          .application("server", 0, server())
          .application("client", FLOOD_START, flood(0, toRouter))
          .application("router", FLOOD_START, flood(1, toServer))
          .application("client", FLOOD_END + 100 * SECOND, later);

      assertEquals(0, network.run(FLOOD_END + 400 * SECOND).faults());

      assertEquals("closed", later.only(HostEvent.Closed.class).reason());
      assertEquals(
          5000, later.all(HostEvent.Data.class).stream().mapToInt(HostEvent.Data::length).sum());
      assertTrue(network.counter("router", "nic.frames.received") > FRAMES);
      assertTrue(network.counter("server", "nic.frames.received") > FRAMES);
    }
  }
}
