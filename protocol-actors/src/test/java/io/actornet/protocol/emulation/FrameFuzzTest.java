package io.actornet.protocol.emulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.actornet.protocol.app.boot.RarpService;
import io.actornet.protocol.app.bulk.TcpRequest;
import io.actornet.protocol.app.bulk.TcpRespond;
import io.actornet.protocol.app.bulk.UdpSink;
import io.actornet.protocol.app.dns.DnsServer;
import io.actornet.protocol.app.dns.Zone;
import io.actornet.protocol.app.ping.Ping;
import io.actornet.protocol.device.TcpOptions;
import io.actornet.protocol.engine.Clock;
import io.actornet.protocol.engine.DeviceContext;
import io.actornet.protocol.engine.DispatcherKind;
import io.actornet.protocol.engine.EngineSettings;
import io.actornet.protocol.engine.JournalEntry;
import io.actornet.protocol.engine.RunOutcome;
import io.actornet.protocol.wire.Malformed;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.JitterDistribution;
import io.actornet.topology.value.LinkSettings;
import io.actornet.topology.value.MacAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * A LAN of three hosts, a switch and a router, behind which is a fourth host. One host of the LAN
 * floods it with mutated frames while the others go on with their work.
 */
@DisplayName("Whatever frames come, devices neither fail nor fill up, and good traffic flows")
class FrameFuzzTest {
  private static final int FRAMES = Boolean.getBoolean("actornet.soak") ? 10_000_000 : 1_000_000;
  private static final long MILLISECOND = 1_000_000;
  private static final long SECOND = 1_000 * MILLISECOND;
  private static final long FLOOD_START = SECOND;
  private static final long FLOOD_NANOS = FRAMES / Flood.FRAMES_AT_ONCE * MILLISECOND;

  /** When caches that the flood has filled with lies are sure to have been refreshed. */
  private static final long AFTERWARDS = FLOOD_START + FLOOD_NANOS + 100 * SECOND;

  private static final long END = AFTERWARDS + 100 * SECOND;

  private static final int GOOD_PORT = 80;

  /** Connections to it give the flood segments that are in the window. */
  private static final int VICTIM_PORT = 7777;

  private static final long MEMORY_BOUND_BYTES = 4 << 20;

  private static final Logger LOG =
      (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

  private static final Ipv4Address ALICE = Ipv4Address.parse("10.0.0.1");
  private static final Ipv4Address BOB = Ipv4Address.parse("10.0.0.2");
  private static final Ipv4Address CAROL = Ipv4Address.parse("10.0.1.3");
  private static final Ipv4Address GATEWAY = Ipv4Address.parse("10.0.0.254");
  private static final Ipv4Address MALLORY = Ipv4Address.parse("10.0.0.77");

  // Interfaces get their addresses in the order of the links below.
  private static final MacAddress ALICE_MAC = MacAddress.parse("02:00:00:00:00:01");
  private static final MacAddress BOB_MAC = MacAddress.parse("02:00:00:00:00:03");
  private static final MacAddress GATEWAY_MAC = MacAddress.parse("02:00:00:00:00:05");
  private static final MacAddress MALLORY_MAC = MacAddress.parse("02:00:00:00:00:07");

  private final NetworkBuilder builder = new NetworkBuilder();
  private final ListAppender<ILoggingEvent> errors = new ListAppender<>();
  private List<DeviceContext> devices;
  private int responses;

  private void network() {
    LinkSettings link =
        new LinkSettings(1_000_000_000, 100_000, 0, JitterDistribution.UNIFORM, 0, 1_000, 0);
    builder
        .device("alice", DeviceKind.HOST)
        .device("bob", DeviceKind.HOST)
        .device("carol", DeviceKind.HOST)
        .device("gateway", DeviceKind.ROUTER)
        .device("mallory", DeviceKind.HOST)
        .device("switch", DeviceKind.SWITCH)
        .link("alice", "10.0.0.1/24", "switch", null, link)
        .link("bob", "10.0.0.2/24", "switch", null, link)
        .link("gateway", "10.0.0.254/24", "switch", null, link)
        .link("mallory", "10.0.0.77/24", "switch", null, link)
        .link("gateway", "10.0.1.254/24", "carol", "10.0.1.3/24", link)
        .route("alice", "0.0.0.0/0", 0, "10.0.0.254")
        .route("bob", "0.0.0.0/0", 0, "10.0.0.254")
        .route("carol", "0.0.0.0/0", 0, "10.0.1.254");
  }

  private void services() {
    Zone zone = new Zone("example.com", 300, Map.of("www.example.com", "10.0.0.2"));
    for (String host : List.of("bob", "carol")) {
      builder
          .application(host, 0, new TcpRespond(GOOD_PORT, 100, 50_000, TcpOptions.DEFAULT))
          .application(host, 0, new TcpRespond(VICTIM_PORT, 100, 20_000, TcpOptions.DEFAULT))
          .application(host, 0, new UdpSink(7, SECOND))
          .application(host, 0, new DnsServer(zone))
          .application(host, 0, new RarpService(0, new TreeMap<>(Map.of(MALLORY_MAC, MALLORY))));
    }
  }

  /** Pings and requests through the switch and through the router, and connections to attack. */
  private int goodTraffic() {
    int requests = 0;
    for (long at = FLOOD_START; at < FLOOD_START + FLOOD_NANOS; at += 5 * SECOND) {
      for (Ipv4Address server : List.of(BOB, CAROL)) {
        builder.application("alice", at, request(server, GOOD_PORT));
        requests++;
      }
    }
    for (long at = 0; at < FLOOD_START + FLOOD_NANOS; at += 200 * MILLISECOND) {
      builder
          .application("alice", at, request(BOB, VICTIM_PORT))
          .application("alice", at, request(CAROL, VICTIM_PORT));
    }
    long pings = FLOOD_NANOS / (10 * MILLISECOND);
    builder.application(
        "alice", FLOOD_START, new Ping("10.0.1.3", pings, 10 * MILLISECOND, 56, SECOND));
    return requests;
  }

  private static TcpRequest request(Ipv4Address server, int port) {
    int response = port == GOOD_PORT ? 50_000 : 20_000;
    return new TcpRequest(server.toString(), port, 100, response, 0, TcpOptions.DEFAULT);
  }

  private static List<byte[]> samples() {
    List<byte[]> samples = new ArrayList<>();
    samples.addAll(ValidFrames.of(MALLORY_MAC, MALLORY, BOB_MAC, BOB));
    samples.addAll(ValidFrames.of(MALLORY_MAC, MALLORY, GATEWAY_MAC, GATEWAY));
    samples.addAll(ValidFrames.of(MALLORY_MAC, MALLORY, GATEWAY_MAC, CAROL));
    samples.addAll(ValidFrames.of(MALLORY_MAC, MALLORY, ALICE_MAC, ALICE));
    return samples;
  }

  @Test
  @DisplayName("A million mutated frames (ten million in the soak profile) do no harm")
  void mutatedFramesDoNoHarm() {
    Flood flood = new Flood(FRAMES, samples(), MALLORY_MAC);
    network();
    services();
    int requests = goodTraffic();
    builder
        .application("mallory", FLOOD_START, flood)
        .application("alice", AFTERWARDS, request(BOB, GOOD_PORT))
        .application("alice", AFTERWARDS, request(CAROL, GOOD_PORT));
    int alice = builder.index("alice");
    EngineSettings settings =
        new EngineSettings(1, DispatcherKind.DIRECT, 42, SECOND, partition -> this::record);
    TapFactory taps =
        (device, networkInterface) -> device == alice ? flood.learnFrom(VICTIM_PORT) : null;
    errors.start();
    LOG.addAppender(errors);
    try (Emulation emulation = new Emulation(builder.build(), settings, taps)) {
      RunOutcome outcome = emulation.run(new Clock.Virtual(), END);
      assertEquals(0, outcome.faults());
      assertTrue(outcome.events() < 5L * FRAMES, "no frame sets off a storm of answers");
      devices = emulation.devices();
    } finally {
      LOG.detachAppender(errors);
    }
    assertNothingFailed();
    assertGoodTrafficFlowed(requests + 2);
    assertMemoryWasFlat(flood.liveBytes());
    assertEveryFrameIsAccountedFor();
    assertEveryCheckWasReached();
  }

  private void record(JournalEntry entry) {
    if (entry.type().equals("tcp-request.response") && entry.fields()[3].equals(GOOD_PORT)) {
      responses++;
    }
  }

  private void assertNothingFailed() {
    assertEquals(
        List.of(), errors.list.stream().filter(line -> line.getLevel() == Level.ERROR).toList());
    assertEquals(0, counter("*", "app.failures"));
  }

  private void assertGoodTrafficFlowed(int requests) {
    assertEquals(requests, responses);
    long pings = counter("alice", "ping.sent");
    // Forged ARP and source addresses lead some of them astray.
    assertTrue(counter("alice", "ping.received") > 0.95 * pings);
  }

  private static void assertMemoryWasFlat(List<Long> liveBytes) {
    assertEquals(Flood.SAMPLES_OF_MEMORY, liveBytes.size());
    long first = liveBytes.getFirst();
    long most = Collections.max(liveBytes);
    assertTrue(most - first < MEMORY_BOUND_BYTES, () -> "live bytes: " + liveBytes);
  }

  private void assertEveryFrameIsAccountedFor() {
    long atSwitch = counter("switch", "bridge.frames.received");
    long forwarded = counter("switch", "bridge.frames.forwarded");
    long flooded = counter("switch", "bridge.frames.flooded");
    assertTrue(atSwitch > FRAMES);
    assertEquals(onLan("nic.frames.sent"), atSwitch);
    assertEquals(
        atSwitch,
        forwarded
            + flooded
            + counter("switch", "bridge.frames.filtered")
            + counter("switch", "bridge.drops"));
    assertEquals(
        forwarded + 3 * flooded - counter("switch", "link.drops"), onLan("nic.frames.received"));
  }

  /** A counter summed over the four interfaces on the LAN, which are each device's first. */
  private long onLan(String name, String... labels) {
    String[] first = Arrays.copyOf(labels, labels.length + 2);
    first[labels.length] = "interface";
    first[labels.length + 1] = "eth0";
    return Stream.of("alice", "bob", "gateway", "mallory")
        .mapToLong(device -> counter(device, name, first))
        .sum();
  }

  /** The flood is worth its name only if its frames fail every check, and pass every check. */
  private void assertEveryCheckWasReached() {
    for (String host : List.of("alice", "bob", "gateway")) {
      for (Malformed cause : Malformed.values()) {
        boolean elsewhere =
            switch (cause) {
              // The switch does not forward them.
              case ETHERNET_TRUNCATED, VLAN_TAG_TRUNCATED -> true;
              // Not a reason to drop a packet or segment.
              case IPV4_OPTION, TCP_OPTION -> true;
              default -> false;
            };
        assertEquals(
            elsewhere, counter(host, "ip.drops", "cause", cause.label()) == 0, host + cause);
      }
      for (String reached :
          List.of(
              "ip.reassembled",
              "ip.reassembly.timeouts",
              "icmp.echo.answered",
              "icmp.errors.received",
              "tcp.resets.sent")) {
        assertTrue(counter(host, reached) > 0, host + " " + reached);
      }
    }
    for (String server : List.of("bob", "carol")) {
      for (String reached :
          List.of(
              "tcp.resets.received",
              "tcp.acknowledgments.unacceptable",
              "tcp.acknowledgments.challenge",
              "tcp.options.malformed",
              "dns.malformed",
              "udp-sink.packets")) {
        assertTrue(counter(server, reached) > 0, server + " " + reached);
      }
    }
  }

  /** The sum of a device's, or with {@code *} all devices', counters of a name and labels. */
  private long counter(String device, String name, String... labels) {
    long[] sum = {0};
    for (DeviceContext each : devices) {
      if (device.equals("*") || each.name().equals(device)) {
        each.visitCounters(
            (counter, unit, value, own) -> {
              if (counter.equals(name) && Arrays.asList(own).containsAll(Arrays.asList(labels))) {
                sum[0] += value;
              }
            });
      }
    }
    return sum[0];
  }
}
