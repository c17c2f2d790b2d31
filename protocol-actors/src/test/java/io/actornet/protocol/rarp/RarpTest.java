package io.actornet.protocol.rarp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.protocol.wire.ArpOperation;
import io.actornet.protocol.wire.ArpView;
import io.actornet.protocol.wire.EtherType;
import io.actornet.protocol.wire.EthernetView;
import io.actornet.protocol.wire.FrameLayout;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RarpTest {
  private static final long SECOND = 1_000_000_000L;
  private static final MacAddress STATION = MacAddress.parse("02:00:00:00:00:07");
  private static final MacAddress SERVER = MacAddress.parse("02:00:00:00:00:01");
  private static final Ipv4Address ADDRESS = Ipv4Address.parse("10.0.0.7");
  private static final Ipv4Address SERVER_ADDRESS = Ipv4Address.parse("10.0.0.1");

  private final List<String> trace = new ArrayList<>();
  private final List<byte[]> sent = new ArrayList<>();
  private final RarpClient client = new RarpClient(RarpParameters.DEFAULTS, STATION.bits());
  private final RarpServer server = new RarpServer(SERVER, SERVER_ADDRESS);
  private final RarpEffects effects =
      new RarpEffects() {
        @Override
        public void sendRarp(byte[] frame) {
          sent.add(frame);
          trace.add("request");
        }

        @Override
        public void assigned(int ip, int serverIp) {
          trace.add(Ipv4Address.format(ip) + " from " + Ipv4Address.format(serverIp));
        }

        @Override
        public void unanswered() {
          trace.add("unanswered");
        }
      };

  @Test
  @DisplayName("RFC 903: a station in the table learns its address and the server's")
  void aStationInTheTableLearnsItsAddress() {
    server.assign(STATION, ADDRESS);
    client.start(0, effects);
    byte[] reply = server.receive(view(sent.getFirst()));
    assertTrue(client.receive(view(reply), effects));
    assertEquals(List.of("request", "10.0.0.7 from 10.0.0.1"), trace);
    assertEquals(RarpClient.State.ASSIGNED, client.state());
    assertEquals(RarpClient.NEVER, client.nextDeadline());
    assertFalse(client.receive(view(reply), effects), "a second server's answer is ignored");
  }

  @Test
  @DisplayName("RFC 903: the request is broadcast with the station's MAC as sender and target")
  void theRequestIsBroadcast() {
    client.start(0, effects);
    EthernetView ethernet = new EthernetView();
    assertNull(ethernet.wrap(sent.getFirst(), 0, sent.getFirst().length));
    assertEquals(MacAddress.BROADCAST, ethernet.destination());
    assertEquals(EtherType.RARP, ethernet.etherType());
    ArpView request = view(sent.getFirst());
    assertEquals(ArpOperation.REVERSE_REQUEST, request.operation());
    assertEquals(STATION.bits(), request.senderMac());
    assertEquals(STATION.bits(), request.targetMac());
  }

  @Test
  @DisplayName(
      "RFC 903: the reply goes to the station that asked, about the station it asked about")
  void aStationMayAskAboutAnother() {
    server.assign(STATION, ADDRESS);
    byte[] request = RarpFrames.request(0x0200_0000_0099L);
    new ArpView()
        .at(request, FrameLayout.ARP_OFFSET)
        .operation(ArpOperation.REVERSE_REQUEST)
        .sender(0x0200_0000_0099L, 0)
        .target(STATION.bits(), 0);
    byte[] reply = server.receive(view(request));
    EthernetView ethernet = new EthernetView();
    assertNull(ethernet.wrap(reply, 0, reply.length));
    assertEquals(0x0200_0000_0099L, ethernet.destination());
    assertEquals(STATION.bits(), view(reply).targetMac());
    assertEquals(ADDRESS.bits(), view(reply).targetIp());
    client.start(0, effects);
    assertNotNull(reply);
    assertTrue(client.receive(view(reply), effects), "the address is this station's all the same");
  }

  @Test
  void aStationThatIsNotInTheTableGetsNoAnswer() {
    assertNull(server.receive(view(RarpFrames.request(STATION.bits()))));
  }

  @Test
  void theServerIsSilentToAllButRequests() {
    server.assign(STATION, ADDRESS);
    byte[] request = RarpFrames.request(STATION.bits());
    byte[] reply = server.receive(view(request));
    assertNull(server.receive(view(reply)));
    request[FrameLayout.ARP_OFFSET + 1] = 6;
    assertNull(server.receive(view(request)));
  }

  @Test
  void theClientAsksWithDoublingWaitsAndGivesUp() {
    client.start(0, effects);
    List<Long> seconds = new ArrayList<>();
    while (client.nextDeadline() != RarpClient.NEVER) {
      seconds.add(client.nextDeadline() / SECOND);
      client.onTimer(client.nextDeadline() - 1, effects);
      client.onTimer(client.nextDeadline(), effects);
    }
    assertEquals(List.of(1L, 3L, 7L, 15L, 31L, 47L, 63L, 79L), seconds);
    assertEquals(8, sent.size());
    assertEquals("unanswered", trace.getLast());
    assertEquals(RarpClient.State.FAILED, client.state());
    for (byte[] frame : sent) {
      assertArrayEquals(sent.getFirst(), frame);
    }
  }

  @Test
  void anAnswerAfterGivingUpOrForAnotherStationDoesNotCount() {
    byte[] other = RarpFrames.reply(1, SERVER_ADDRESS.bits(), 9, 9, ADDRESS.bits());
    client.start(0, effects);
    assertFalse(client.receive(view(other), effects));
    byte[] useless = RarpFrames.reply(1, SERVER_ADDRESS.bits(), 7, STATION.bits(), 0);
    assertFalse(client.receive(view(useless), effects));
    assertEquals(List.of("request"), trace);
  }

  @Test
  void mutatedPacketsThrowNothing() {
    server.assign(STATION, ADDRESS);
    client.start(0, effects);
    Random random = new Random(5);
    ArpView packet = new ArpView();
    for (int i = 0; i < 50_000; i++) {
      byte[] frame = RarpFrames.reply(1, SERVER_ADDRESS.bits(), 7, STATION.bits(), 0);
      for (int n = random.nextInt(5); n > 0; n--) {
        frame[random.nextInt(frame.length)] = (byte) random.nextInt();
      }
      if (packet.wrap(frame, FrameLayout.ARP_OFFSET, frame.length) == null) {
        server.receive(packet);
        client.receive(packet, effects);
      }
    }
    assertTrue(trace.size() <= 2, "at most one reply is accepted");
  }

  private static ArpView view(byte[] frame) {
    ArpView packet = new ArpView();
    assertNull(packet.wrap(frame, FrameLayout.ARP_OFFSET, frame.length));
    return packet;
  }
}
