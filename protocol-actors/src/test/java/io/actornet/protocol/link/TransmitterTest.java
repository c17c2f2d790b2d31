package io.actornet.protocol.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.protocol.engine.RandomStream;
import io.actornet.topology.value.JitterDistribution;
import io.actornet.topology.value.LinkSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A transmitter decides whether and when a frame arrives")
class TransmitterTest {
  private static final long GBIT = 1_000_000_000;
  private static final long DELAY = 5_000;

  private record Arrival(long nanos, byte[] frame, int epoch) {}

  private final List<Arrival> arrivals = new ArrayList<>();

  private static LinkSettings rate(long bitsPerSecond) {
    return queue(bitsPerSecond, 0, 0);
  }

  private static LinkSettings queue(long bitsPerSecond, int packets, long bytes) {
    return new LinkSettings(bitsPerSecond, DELAY, 0, JitterDistribution.UNIFORM, 0, packets, bytes);
  }

  private static LinkSettings impaired(long bitsPerSecond, long jitter, double loss) {
    return new LinkSettings(bitsPerSecond, DELAY, jitter, JitterDistribution.UNIFORM, loss, 0, 0);
  }

  private Transmitter transmitter(LinkSettings settings) {
    return transmitter("a--b>", settings);
  }

  private Transmitter transmitter(String name, LinkSettings settings) {
    return new Transmitter(
        name,
        settings,
        42,
        (arrivalNanos, frame, epoch) -> arrivals.add(new Arrival(arrivalNanos, frame, epoch)));
  }

  /** Sends if accepted. */
  private static boolean send(Transmitter transmitter, long now, byte[] frame) {
    boolean accepted = transmitter.accepts(now, frame.length);
    if (accepted) {
      transmitter.send(now, frame);
    }
    return accepted;
  }

  private static boolean send(Transmitter transmitter, long now, int length) {
    return send(transmitter, now, new byte[length]);
  }

  private List<Long> times() {
    return arrivals.stream().map(Arrival::nanos).toList();
  }

  /** The drops by cause. */
  private static Map<String, Long> drops(Transmitter transmitter) {
    Map<String, Long> drops = new TreeMap<>();
    transmitter.visit(
        (name, unit, value, labels) -> {
          assertEquals("link.drops", name);
          assertEquals("eth0", labels[1]);
          drops.put(labels[3], value);
        },
        "eth0");
    return drops;
  }

  @ParameterizedTest
  @CsvSource({
    "1_000_000_000, 1250, 10_000",
    "1_000_000_000, 1, 8",
    "20_000_000, 1514, 605_600",
    "8_000_000_000, 64, 64",
    "1, 1, 8_000_000_000",
    "10_000_000_000, 1514, 1_211",
    "3_000_000_000, 1000, 2_666",
    "1_000_000_000_000, 64, 0",
  })
  @DisplayName("A frame leaves after its length over the rate and arrives a delay later")
  void serialization(String rate, int length, String nanos) {
    Transmitter transmitter = transmitter(rate(number(rate)));

    send(transmitter, 100, length);

    assertEquals(List.of(100 + number(nanos) + DELAY), times());
  }

  private static long number(String text) {
    return Long.parseLong(text.replace("_", ""));
  }

  @ParameterizedTest
  @CsvSource({"3_000_000_000, 1000", "100_000_000_000, 64", "7, 1", "40_000_000_000, 1514"})
  @DisplayName("Fractions of a nanosecond add up: a busy link carries exactly its rate")
  void noFractionIsLost(String rate, int length) {
    Transmitter transmitter = transmitter(rate(number(rate)));
    int frames = 10_000;

    for (int i = 0; i < frames; i++) {
      send(transmitter, 0, length);
    }

    for (int i = 0; i < frames; i++) {
      long bits = 8L * length * (i + 1);
      // Whole seconds apart, as all bits in nanoseconds do not fit a long at 7 bit/s.
      long exact =
          bits / number(rate) * 1_000_000_000 + bits % number(rate) * 1_000_000_000 / number(rate);
      assertEquals(exact + DELAY, arrivals.get(i).nanos);
    }
  }

  @Test
  void aLinkThatWasFreeOwesNoFraction() {
    Transmitter transmitter = transmitter(rate(3 * GBIT));

    send(transmitter, 0, 1);
    send(transmitter, 1_000, 1);
    send(transmitter, 2_000, 1);

    assertEquals(List.of(2 + DELAY, 1_002 + DELAY, 2_002 + DELAY), times());
  }

  @Test
  void framesWaitForThoseBeforeThem() {
    Transmitter transmitter = transmitter(rate(GBIT));

    send(transmitter, 0, 1000);
    send(transmitter, 0, 500);
    send(transmitter, 11_000, 125);
    send(transmitter, 20_000, 125);

    assertEquals(List.of(13_000L, 17_000L, 18_000L, 26_000L), times());
  }

  @Test
  void withoutARateFramesTakeNoTimeAndNoneWaits() {
    Transmitter transmitter = transmitter(queue(0, 1, 1));

    for (int i = 0; i < 5; i++) {
      assertTrue(send(transmitter, 7, 1514));
    }

    assertEquals(List.of(7 + DELAY, 7 + DELAY, 7 + DELAY, 7 + DELAY, 7 + DELAY), times());
  }

  @Test
  @DisplayName("A limit in packets counts what has yet to leave, the frame in transmission too")
  void limitInPackets() {
    Transmitter transmitter = transmitter(queue(GBIT, 3, 0));

    for (int i = 0; i < 3; i++) {
      assertTrue(send(transmitter, 0, 125));
    }
    assertFalse(send(transmitter, 0, 125));
    assertFalse(send(transmitter, 999, 125), "the first leaves at 1,000 ns");
    assertTrue(send(transmitter, 1_000, 125));
    assertFalse(send(transmitter, 1_000, 125));
    assertTrue(send(transmitter, 1_000_000, 125));

    assertEquals(List.of(6_000L, 7_000L, 8_000L, 9_000L, 1_006_000L), times());
    assertEquals(Map.of("queue", 3L), drops(transmitter));
  }

  @Test
  void aLimitOfOnePacketDropsWhileTheLinkIsBusy() {
    Transmitter transmitter = transmitter(queue(GBIT, 1, 0));

    assertTrue(send(transmitter, 0, 125));
    assertFalse(send(transmitter, 999, 125));
    assertTrue(send(transmitter, 1_000, 125));
  }

  @Test
  @DisplayName("A limit in bytes lets a small frame in where a large one does not fit")
  void limitInBytes() {
    Transmitter transmitter = transmitter(queue(GBIT, 0, 2000));

    assertTrue(send(transmitter, 0, 1500));
    assertFalse(send(transmitter, 0, 501));
    assertTrue(send(transmitter, 0, 400));
    assertTrue(send(transmitter, 0, 100));
    assertFalse(send(transmitter, 0, 1));
    assertTrue(send(transmitter, 12_000, 1500), "the first has left");
    assertFalse(send(transmitter, 1_000_000, 2001), "it never fits");
    assertEquals(Map.of("queue", 3L), drops(transmitter));
  }

  @Test
  void ofTwoLimitsEachHolds() {
    Transmitter transmitter = transmitter(queue(GBIT, 2, 2000));

    assertTrue(send(transmitter, 0, 125));
    assertFalse(send(transmitter, 0, 1900));
    assertTrue(send(transmitter, 0, 125));
    assertFalse(send(transmitter, 0, 1));
  }

  @Test
  void aFrameThatIsLostHasTakenItsTimeOnTheLink() {
    Transmitter transmitter = transmitter(impaired(GBIT, 0, 0.5));

    for (int i = 0; i < 100; i++) {
      send(transmitter, 0, numbered(i, 125));
    }

    long lost = drops(transmitter).get("loss");
    assertEquals(100, lost + arrivals.size());
    assertTrue(lost > 30 && lost < 70, lost + " of 100 lost");
    for (Arrival arrival : arrivals) {
      assertEquals((arrival.frame[0] + 1) * 1_000L + DELAY, arrival.nanos);
    }
  }

  private static byte[] numbered(int number, int length) {
    byte[] frame = new byte[length];
    frame[0] = (byte) number;
    return frame;
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Jitter alone keeps the order, and no frame arrives below the floor")
  void jitterKeepsOrder(JitterDistribution distribution) {
    LinkSettings settings = new LinkSettings(8 * GBIT, 100_000, 30_000, distribution, 0, 0, 0);
    Transmitter transmitter = transmitter(settings);
    RandomStream pauses = new RandomStream(11, "test", "pauses");
    long now = 0;
    long previous = 0;

    for (int i = 0; i < 20_000; i++) {
      now += pauses.nextInt(100_000);
      send(transmitter, now, 64);
      long arrival = arrivals.getLast().nanos;
      assertTrue(arrival >= previous);
      assertTrue(arrival >= now + 64 + settings.floorNanos());
      previous = arrival;
    }
    assertTrue(times().stream().distinct().count() > 10_000, "the arrivals are spread");
  }

  @Test
  void jitterLargerThanTheDelayHasAFloorOfOneNanosecond() {
    Transmitter transmitter = transmitter(impaired(0, 100 * DELAY, 0));
    long soonest = Long.MAX_VALUE;

    for (int i = 0; i < 1_000; i++) {
      long now = i * 1_000L * DELAY;
      send(transmitter, now, 64);
      soonest = Math.min(soonest, arrivals.getLast().nanos - now);
    }

    assertEquals(1, soonest);
  }

  @Test
  void rulesDecideInTheirOrderAndADropEndsTheirLine() {
    Transmitter transmitter = transmitter(rate(GBIT));
    List<String> asked = new ArrayList<>();
    transmitter.addRule(
        (timeNanos, frame) -> {
          asked.add("first " + timeNanos + " " + frame[0]);
          return frame[0] == 1 ? Verdict.DROP : Verdict.PASS;
        });
    transmitter.addRule(
        (timeNanos, frame) -> {
          asked.add("second " + timeNanos + " " + frame[0]);
          return frame[0] == 2 ? new Verdict.Delay(300) : Verdict.PASS;
        });
    transmitter.addRule((timeNanos, frame) -> new Verdict.Delay(20));

    for (int i = 0; i < 3; i++) {
      send(transmitter, 10_000L * i, numbered(i, 125));
    }

    assertEquals(
        List.of("first 0 0", "second 0 0", "first 10000 1", "first 20000 2", "second 20000 2"),
        asked);
    assertEquals(List.of(1_020 + DELAY, 21_320 + DELAY), times());
    assertEquals(Map.of("fault", 1L), drops(transmitter));
  }

  @Test
  void aFrameThatARuleDelaysHoldsUpThoseBehindIt() {
    Transmitter transmitter = transmitter(rate(0));
    transmitter.addRule(
        (timeNanos, frame) -> frame[0] == 0 ? new Verdict.Delay(1_000) : Verdict.PASS);

    for (int i = 0; i < 3; i++) {
      send(transmitter, 600L * i, numbered(i, 64));
    }

    assertEquals(List.of(1_000 + DELAY, 1_000 + DELAY, 1_200 + DELAY), times());
  }

  @Test
  void noRuleDelaysBackwards() {
    assertThrows(IllegalArgumentException.class, () -> new Verdict.Delay(-1));
  }

  @Test
  void rulesDoNotSeeWhatTheLinkHasLost() {
    Transmitter transmitter = transmitter(impaired(0, 0, 0.5));
    int[] seen = {0};
    transmitter.addRule(
        (timeNanos, frame) -> {
          seen[0]++;
          return Verdict.DROP;
        });

    for (int i = 0; i < 100; i++) {
      send(transmitter, i, 64);
    }

    assertEquals(Map.of("loss", 100L - seen[0], "fault", (long) seen[0]), drops(transmitter));
    assertEquals(List.of(), arrivals);
  }

  @Test
  void whatIsSentWhileTheLinkIsDownIsDroppedAndCounted() {
    Transmitter transmitter = transmitter(rate(GBIT));

    assertTrue(send(transmitter, 0, 125));
    transmitter.goDown();
    assertTrue(transmitter.isDown());
    assertFalse(send(transmitter, 10_000, 125));
    assertFalse(send(transmitter, 11_000, 125));
    transmitter.goUp();
    assertTrue(send(transmitter, 20_000, 125));

    assertEquals(List.of(0, 1), arrivals.stream().map(Arrival::epoch).toList());
    assertEquals(Map.of("down", 2L), drops(transmitter));
  }

  @Test
  @DisplayName("What waited when the link went down is lost: up again, the link is free at once")
  void theQueueIsLostWithTheLink() {
    Transmitter transmitter = transmitter(queue(1_000_000, 10, 0));
    for (int i = 0; i < 10; i++) {
      assertTrue(send(transmitter, 0, 1250));
    }
    assertFalse(send(transmitter, 0, 1250));

    transmitter.goDown();
    transmitter.goUp();

    assertTrue(send(transmitter, 1_000, 125));
    assertEquals(1_000 + 1_000_000 + DELAY, arrivals.getLast().nanos);
  }

  @Test
  @DisplayName("Taking the loss away changes no delay of its link and no draw of another")
  void drawsAreIndependent() {
    List<Long> jitterAlone = arrivalsOf("x--y>", impaired(0, 4_000, 0), 0);
    List<Long> jitterAndLoss = arrivalsOf("x--y>", impaired(0, 4_000, 0.3), 0);
    List<Long> other = arrivalsOf("x--y<", impaired(0, 4_000, 0), 0);
    List<Long> withAnotherInUse = arrivalsOf("x--y>", impaired(0, 4_000, 0), 3);

    assertEquals(jitterAlone, withAnotherInUse);
    assertTrue(jitterAndLoss.size() < 800 && jitterAlone.containsAll(jitterAndLoss));
    other.retainAll(jitterAlone);
    assertTrue(other.size() < 100, "two directions draw " + other.size() + " of 1000 alike");
  }

  /**
   * Times at which frames arrive that are sent a second apart, while others send on other links.
   */
  private List<Long> arrivalsOf(String name, LinkSettings settings, int others) {
    List<Transmitter> beside = new ArrayList<>();
    for (int i = 0; i < others; i++) {
      beside.add(transmitter("other" + i, impaired(0, 4_000, 0.5)));
    }
    List<Long> times = new ArrayList<>();
    Transmitter transmitter =
        new Transmitter(
            name, settings, 42, (arrivalNanos, frame, epoch) -> times.add(arrivalNanos));
    for (int i = 0; i < 1_000; i++) {
      beside.forEach(each -> each.send(0, new byte[64]));
      transmitter.send(i * GBIT, new byte[64]);
    }
    return times;
  }
}
