package io.actornet.protocol.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two connections back to back over networks good and bad. */
class TcpTransferTest {
  private static final long SECOND = 1_000_000_000;
  private static final int SEEDS = Boolean.getBoolean("actornet.soak") ? 20_000 : 200;

  @Test
  @DisplayName("over a fair network everything arrives, nothing is sent twice, both ends close")
  void fairNetwork() {
    Channel channel = new Channel(Channel.Treatment.FAIR, 1);
    SimulatedHost client = new SimulatedHost(channel, 0, TcpConfig.DEFAULT);
    SimulatedHost server = new SimulatedHost(channel, 1, TcpConfig.DEFAULT);
    transfer(channel, client, server, 1_000_000, 300_000);

    assertEquals(0, client.stack.counters().segmentsRetransmitted);
    assertEquals(0, server.stack.counters().segmentsRetransmitted);
  }

  @Test
  @DisplayName("30 lost of 100 segments are repaired by SACK, each once, without a timeout")
  void manyLosses() {
    TcpConfig config =
        TcpConfig.DEFAULT.toBuilder().maximumSegmentSize(536).initialWindowSegments(100).build();
    Channel channel = new Channel(Channel.Treatment.FAIR, 1);
    SimulatedHost client = new SimulatedHost(channel, 0, config);
    SimulatedHost server = new SimulatedHost(channel, 1, config);
    // The handshake takes three frames; then come the data.
    channel.drop(frame -> frame >= 3 && frame < 93 && frame % 3 == 0);
    transfer(channel, client, server, 100 * 536, 0);

    assertEquals(30, client.stack.counters().segmentsRetransmitted);
    assertEquals(0, client.stack.counters().timeouts);
  }

  @Test
  @DisplayName("a bottleneck with a short queue is kept busy, with and without SACK")
  void bottleneck() {
    for (boolean sack : new boolean[] {true, false}) {
      TcpConfig config =
          TcpConfig.DEFAULT.toBuilder()
              .selectiveAcknowledgment(sack)
              .sendBufferBytes(1 << 20)
              .receiveBufferBytes(1 << 20)
              .build();
      Channel channel =
          new Channel(new Channel.Treatment(0, 0, 0, 0, 0, 10_000_000, 10_000_000, 24_000_000), 1);
      SimulatedHost client = new SimulatedHost(channel, 0, config);
      SimulatedHost server = new SimulatedHost(channel, 1, config);
      transfer(channel, client, server, 10_000_000, 0);

      // 10 MB need 8.3 s at 10 Mbit/s with headers.
      long millis = server.peerClosedAt / 1_000_000;
      assertTrue(millis < 9_500, () -> "it took " + millis + " ms, SACK " + sack);
      assertTrue(client.stack.counters().fastRecoveries > 0);
    }
  }

  @Test
  @DisplayName("over bad networks every byte arrives in order and both ends close")
  void badNetworks() {
    for (int seed = 0; seed < SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Channel.Treatment treatment =
          new Channel.Treatment(
              random.nextDouble() * 0.2,
              random.nextDouble() * 0.1,
              random.nextDouble() * 0.3,
              1 + random.nextLong(100_000_000),
              random.nextDouble() * 0.02,
              1 + random.nextLong(50_000_000),
              random.nextInt(3) == 0 ? 10_000_000 : 0,
              24_000_000);
      Channel channel = new Channel(treatment, seed);
      SimulatedHost client = new SimulatedHost(channel, 0, randomConfig(random));
      SimulatedHost server = new SimulatedHost(channel, 1, randomConfig(random));
      client.chunkBytes = 1 + random.nextInt(10_000);
      server.chunkBytes = 1 + random.nextInt(10_000);
      client.readDelayNanos = random.nextBoolean() ? 0 : random.nextLong(300_000_000);
      server.readDelayNanos = random.nextBoolean() ? 0 : random.nextLong(300_000_000);
      try {
        transfer(channel, client, server, random.nextInt(200_000), random.nextInt(200_000));
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError("seed " + seed + ", " + treatment, failure);
      }
    }
  }

  private static TcpConfig randomConfig(SplittableRandom random) {
    return TcpConfig.DEFAULT.toBuilder()
        .maximumSegmentSize(random.nextInt(100, 1500))
        .sendBufferBytes(random.nextInt(1_000, 300_000))
        .receiveBufferBytes(random.nextInt(500, 300_000))
        .minRtoNanos(SECOND / 5)
        .dataRetries(60)
        .synRetries(60)
        .nagle(random.nextBoolean())
        .delayedAckSegments(1 + random.nextInt(3))
        .selectiveAcknowledgment(random.nextInt(4) != 0)
        .windowScaling(random.nextInt(4) != 0)
        .timestamps(random.nextBoolean())
        .ecn(FuzzChoices.ecn(random))
        .quickAcknowledgments(random.nextInt(5))
        .loss(FuzzChoices.loss(random))
        .congestionControl(FuzzChoices.congestion(random))
        .build();
  }

  private static void transfer(
      Channel channel,
      SimulatedHost client,
      SimulatedHost server,
      int clientBytes,
      int serverBytes) {
    client.peer = server;
    server.peer = client;
    client.toSend = clientBytes;
    server.toSend = serverBytes;
    channel.afterEach(
        () -> {
          client.check();
          server.check();
        });
    client.connect();

    assertTrue(channel.run(100_000 * SECOND), "the connection did not come to rest");

    assertEquals(serverBytes, client.received);
    assertEquals(clientBytes, server.received);
    assertEquals(CloseReason.NORMAL, client.closeReason);
    assertEquals(CloseReason.NORMAL, server.closeReason);
  }
}
