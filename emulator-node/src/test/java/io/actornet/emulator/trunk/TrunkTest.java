package io.actornet.emulator.trunk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.IdleStrategy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A trunk")
@Timeout(60)
class TrunkTest {
  private static final TrunkIdentity THERE = new TrunkIdentity(9, 1, 3, "1.0", 1, 2);
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final TrunkSettings PATIENT = new TrunkSettings(8_192, PATIENCE_NANOS);
  private static final int POLL = 10;

  @TempDir private static Path base;

  private static NodeDriver driver;
  private static List<InetSocketAddress> ports;

  private final AtomicBoolean cancelled = new AtomicBoolean();
  private final TrunkCounters counters = new TrunkCounters();

  /** The shortest terms there are, so that a sender has to wait at once. */
  @BeforeAll
  static void launch() throws IOException {
    driver =
        NodeDriver.launch(
            DriverSettings.standard()
                .withBaseDirectory(base)
                .withLengths(1 << 16, 1_408, DriverSettings.LARGEST_MTU_BYTES));
    ports = List.of(freePort(), freePort());
  }

  @AfterAll
  static void close() {
    driver.close();
  }

  @ParameterizedTest(name = "lane {0}")
  @ValueSource(ints = {0, 900})
  void framesArriveBeforeThePromiseThatFollowsThem(int number) {
    try (TrunkReader reader = reader(0, THERE);
        TrunkWriter writer = writer(0, THERE, PATIENT)) {
      Heard heard = new Heard();
      Runnable poll = () -> reader.poll(heard, POLL);
      writer.connect(poll);
      TrunkLane lane = writer.lane(number, poll);
      int frames = 3_000;
      for (int i = 0; i < frames; i++) {
        lane.add(i, -i, i * 2, frame(i), i % 1_500);
      }
      lane.promise(7, 123_456_789_012L);
      writer.end(poll);
      await(poll, () -> heard.has(Heard.End.class));

      assertEquals(new Heard.Hello(1), heard.messages.getFirst());
      for (int i = 0; i < frames; i++) {
        Heard.Frame frame = (Heard.Frame) heard.messages.get(i + 1);
        assertEquals(i, frame.direction());
        assertEquals(-i, frame.arrivalNanos());
        assertEquals(i * 2, frame.epoch());
        assertArrayEquals(frame(i), frame.bytes());
      }
      assertEquals(new Heard.Promise(1, 7, 123_456_789_012L), heard.messages.get(frames + 1));
      assertEquals(frames + 3, heard.messages.size());
      assertEquals(frames, counters.value(TrunkCount.FRAMES_SENT));
      assertEquals(
          counters.value(TrunkCount.BATCHES_SENT), counters.value(TrunkCount.BATCHES_RECEIVED));
    }
  }

  @Test
  void aFrameLongerThanABatchTravelsAlone() {
    TrunkSettings small = new TrunkSettings(1_024, PATIENCE_NANOS);
    try (TrunkReader reader = reader(0, THERE);
        TrunkWriter writer = writer(0, THERE, small)) {
      Heard heard = new Heard();
      Runnable poll = () -> reader.poll(heard, POLL);
      writer.connect(poll);
      TrunkLane lane = writer.lane(0, poll);
      lane.add(1, 1, 1, new byte[10], 10);
      lane.add(2, 2, 2, new byte[5_000], 5_000);
      lane.add(3, 3, 3, new byte[10], 10);
      lane.flush();
      await(poll, () -> heard.messages.size() == 4);

      assertEquals(5_000, ((Heard.Frame) heard.messages.get(2)).bytes().length);
      assertEquals(3, counters.value(TrunkCount.BATCHES_RECEIVED));
    }
  }

  @Test
  void twoNodesThatFillEachOthersWindowsBothGoOn() throws Exception {
    try (TrunkReader there = reader(0, THERE);
        TrunkReader back = reader(1, THERE.reversed());
        TrunkWriter fromOne = writer(0, THERE, PATIENT);
        TrunkWriter fromTwo = writer(1, THERE.reversed(), PATIENT);
        ExecutorService loops = Executors.newFixedThreadPool(2)) {
      int frames = 5_000;
      Future<Long> one = loops.submit(exchange(fromOne, back, frames));
      Future<Long> two = loops.submit(exchange(fromTwo, there, frames));

      assertEquals(frames, one.get());
      assertEquals(frames, two.get());
      assertTrue(counters.value(TrunkCount.BACK_PRESSURE) > 0);
    }
  }

  /** Sends everything, polling only when the other has to be waited for, and then receives. */
  private static Callable<Long> exchange(TrunkWriter writer, TrunkReader reader, int frames) {
    return () -> {
      Heard heard = new Heard();
      Runnable poll = () -> reader.poll(heard, POLL);
      writer.connect(poll);
      TrunkLane lane = writer.lane(0, poll);
      for (int i = 0; i < frames; i++) {
        lane.add(i, i, 0, new byte[1_000], 1_000);
      }
      lane.promise(0, 0);
      writer.end(poll);
      await(poll, () -> heard.has(Heard.End.class));
      return heard.messages.stream().filter(Heard.Frame.class::isInstance).count();
    };
  }

  @Test
  void lanesOfSeveralLoopsShareATrunk() throws Exception {
    int lanes = 3;
    int frames = 2_000;
    try (TrunkReader reader = reader(0, THERE);
        TrunkWriter writer = writer(0, THERE, PATIENT);
        ExecutorService loops = Executors.newFixedThreadPool(lanes)) {
      Heard heard = new Heard();
      Runnable poll = () -> reader.poll(heard, POLL);
      writer.connect(poll);
      List<Future<?>> sending = new ArrayList<>();
      for (int lane = 0; lane < lanes; lane++) {
        TrunkLane own = writer.lane(lane, poll);
        int direction = lane;
        sending.add(
            loops.submit(
                () -> {
                  for (int i = 0; i < frames; i++) {
                    own.add(direction, i, 0, new byte[100], 100);
                  }
                  own.flush();
                }));
      }
      await(poll, () -> sending.stream().allMatch(Future::isDone));
      for (Future<?> each : sending) {
        each.get();
      }
      writer.end(poll);
      await(poll, () -> heard.has(Heard.End.class));

      long[] next = new long[lanes];
      for (Object message : heard.messages) {
        if (message instanceof Heard.Frame frame) {
          assertEquals(next[frame.direction()]++, frame.arrivalNanos());
        }
      }
      assertArrayEquals(new long[] {frames, frames, frames}, next);
    }
  }

  @Test
  void aPeerThatTakesNothingEndsTheTrunkWithinItsPatience() {
    TrunkSettings hasty = new TrunkSettings(8_192, TimeUnit.MILLISECONDS.toNanos(200));
    try (TrunkReader reader = reader(0, THERE);
        TrunkWriter writer = writer(0, THERE, hasty)) {
      writer.connect(reader::isConnected);
      TrunkLane lane = writer.lane(0, TrunkTest::nothing);
      TrunkLostException lost =
          assertThrows(
              TrunkLostException.class,
              () -> {
                for (int i = 0; i < 1_000; i++) {
                  lane.add(0, 0, 0, new byte[1_000], 1_000);
                }
              });

      assertTrue(lost.getMessage().startsWith("trunk from node 1 to node 2: node 2 at aeron:udp"));
      assertTrue(lost.getMessage().endsWith("took nothing for 0.2 s"), lost.getMessage());
    }
  }

  @Test
  void aPeerThatNeverComesEndsTheTrunkWithinItsPatience() {
    TrunkSettings hasty = new TrunkSettings(8_192, TimeUnit.MILLISECONDS.toNanos(100));
    try (TrunkWriter writer = writer(0, THERE, hasty)) {
      TrunkLostException lost =
          assertThrows(TrunkLostException.class, () -> writer.connect(TrunkTest::nothing));

      assertTrue(lost.getMessage().endsWith("did not come within 0.1 s"), lost.getMessage());
    }
  }

  @Test
  void anAttemptThatIsGivenUpWaitsNoLonger() {
    try (TrunkWriter writer = writer(0, THERE, PATIENT)) {
      TrunkLostException lost =
          assertThrows(TrunkLostException.class, () -> writer.connect(() -> cancelled.set(true)));

      assertEquals("trunk from node 1 to node 2: the attempt was given up", lost.getMessage());
    }
  }

  @Test
  void aTrunkThatIsLostStaysLost() {
    try (TrunkReader reader = reader(0, THERE);
        TrunkWriter writer = writer(0, otherExperiment(), PATIENT)) {
      writer.connect(TrunkTest::nothing);
      Heard heard = new Heard();
      Runnable poll = () -> reader.poll(heard, POLL);
      assertThrows(TrunkLostException.class, () -> await(poll, () -> false));
      assertThrows(TrunkLostException.class, poll::run);
    }
  }

  @Test
  void aProbeMeasuresTheRoundTripAndTheClock() {
    try (TrunkReader there = reader(0, THERE);
        TrunkReader back = reader(1, THERE.reversed());
        TrunkWriter fromOne = writer(0, THERE, PATIENT);
        TrunkWriter fromTwo = writer(1, THERE.reversed(), PATIENT)) {
      Heard atOne = new Heard();
      Heard atTwo = new Heard();
      Runnable poll =
          () -> {
            there.poll(atTwo, POLL);
            back.poll(atOne, POLL);
          };
      fromOne.connect(poll);
      fromTwo.connect(poll);
      await(poll, fromOne::probe);
      await(poll, () -> atTwo.has(Heard.Probe.class));
      long sent = ((Heard.Probe) atTwo.messages.getLast()).sentNanos();
      await(poll, () -> fromTwo.echo(sent));
      await(poll, () -> atOne.has(Heard.Echo.class));

      Heard.Echo echo = (Heard.Echo) atOne.messages.getLast();
      assertEquals(2, echo.fromNode());
      assertEquals(sent, echo.sentNanos());
      assertTrue(echo.sentNanos() <= echo.echoedNanos());
      assertTrue(echo.echoedNanos() <= echo.receivedNanos());
      assertEquals(echo.receivedNanos() - sent, counters.roundTripNanos());
    }
  }

  @Test
  void sharedMemoryTakesAnExternalDriver() {
    assertThrows(BadSettingException.class, () -> TrunkReader.open(driver, null, THERE, counters));
    try (NodeDriver user =
            NodeDriver.launch(driver.settings().withExternalDirectory(driver.directory()));
        TrunkReader reader = TrunkReader.open(user, null, THERE, counters);
        TrunkWriter writer =
            TrunkWriter.open(user, null, THERE, PATIENT, cancelled::get, counters)) {
      Heard heard = new Heard();
      Runnable poll = () -> reader.poll(heard, POLL);
      writer.connect(poll);
      await(poll, () -> heard.has(Heard.Hello.class));
    }
  }

  @Test
  void batchesThatTheTermsCannotHoldAreRefusedInALine() {
    assertEquals(
        "batch: found 60000 bytes; expected 8192 bytes or less with terms of 65536",
        assertThrows(
                BadSettingException.class,
                () -> writer(0, THERE, new TrunkSettings(60_000, PATIENCE_NANOS)))
            .getMessage());
  }

  private static void nothing() {}

  private static TrunkIdentity otherExperiment() {
    return new TrunkIdentity(
        THERE.runId(),
        THERE.attempt(),
        4,
        THERE.programVersion(),
        THERE.fromNode(),
        THERE.toNode());
  }

  private TrunkReader reader(int port, TrunkIdentity identity) {
    return TrunkReader.open(driver, ports.get(port), identity, counters);
  }

  private TrunkWriter writer(int port, TrunkIdentity identity, TrunkSettings settings) {
    return TrunkWriter.open(driver, ports.get(port), identity, settings, cancelled::get, counters);
  }

  private static byte[] frame(int number) {
    byte[] frame = new byte[number % 1_500];
    for (int i = 0; i < frame.length; i++) {
      frame[i] = (byte) (number + i);
    }
    return frame;
  }

  private static void await(Runnable poll, BooleanSupplier condition) {
    IdleStrategy idle = Idle.BACKOFF.strategy();
    Patience patience = new Patience(PATIENCE_NANOS);
    while (!condition.getAsBoolean()) {
      assertFalse(patience.isOver(), "it did not happen");
      poll.run();
      idle.idle();
    }
  }

  private static InetSocketAddress freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }
  }
}
