package io.actornet.emulator.bench;

import com.sun.management.OperatingSystemMXBean;
import io.actornet.emulator.trunk.DriverSettings;
import io.actornet.emulator.trunk.Patience;
import io.actornet.emulator.trunk.QuietReport;
import io.actornet.emulator.trunk.TrunkIdentity;
import io.actornet.emulator.trunk.TrunkLane;
import io.actornet.emulator.trunk.TrunkListener;
import io.actornet.emulator.trunk.TrunkSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The first process of the trunk benchmark: starts the second, sends, and measures. */
final class TrunkSession implements ProcessBenchmark.Session, TrunkListener {
  private static final double NANOS = 1e9;
  private static final double MICROS = 1e3;
  private static final int MOST_PROBES = 5_000;
  private static final int LEAST_PROBES = 100;

  /** A machine that is busy takes milliseconds for each. */
  private static final long PROBING_NANOS = TimeUnit.SECONDS.toNanos(3);

  private static final int DIRECTIONS = 1_024;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final Process peer;
  private final TrunkEnd end;
  private final TrunkLane lane;
  private final long frames;
  private final byte[] frame;
  private final double connectSeconds;
  private final long[] roundTrips = new long[MOST_PROBES];
  private final FrameTally sent = new FrameTally();
  private Map<String, Double> figures = Map.of();
  private boolean echoed;
  private long roundTrip;
  private boolean answered;
  private long received;
  private long receivedHash;

  private TrunkSession(Process peer, TrunkEnd end, long frames, int frameBytes) {
    this.peer = peer;
    this.end = end;
    this.frames = frames;
    frame = new byte[frameBytes];
    long begun = System.nanoTime();
    end.writer().connect(this::poll);
    lane = end.writer().lane(0, this::poll);
    connectSeconds = (System.nanoTime() - begun) / NANOS;
  }

  static TrunkSession open(Map<String, Long> sizes) {
    TrunkSettings settings =
        new TrunkSettings(Math.toIntExact(sizes.get(TrunkBenchmark.BATCH_BYTES)), PATIENCE_NANOS);
    DriverSettings standard = DriverSettings.standard();
    DriverSettings driver =
        standard.withLengths(
            Math.toIntExact(sizes.get(TrunkBenchmark.TERM_BYTES)),
            standard.mtuBytes(),
            standard.loopbackMtuBytes());
    long runId = System.nanoTime();
    int own = freePort();
    int other = freePort();
    Process peer = start(runId, other, own);
    TrunkEnd end = null;
    try {
      end = new TrunkEnd(identity(runId), own, other, driver, settings);
      int frameBytes = Math.toIntExact(sizes.get(TrunkBenchmark.FRAME_BYTES));
      return new TrunkSession(peer, end, sizes.get(TrunkBenchmark.FRAMES), frameBytes);
    } catch (RuntimeException failed) {
      if (end != null) {
        end.close();
      }
      peer.destroyForcibly();
      throw failed;
    }
  }

  /** The trunk from the first process to the second. */
  static TrunkIdentity identity(long runId) {
    return new TrunkIdentity(runId, 1, 0, "bench", 1, 2);
  }

  private static int freePort() {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** With the options of this JVM. */
  private static Process start(long runId, int listening, int answering) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            TrunkPeer.class.getName(),
            Long.toString(runId),
            Integer.toString(listening),
            Integer.toString(answering)));
    try {
      return new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public Measurement measure() {
    double roundTripMicros = measureRoundTrip();
    sent.clear();
    long cpu = cpuNanos();
    long begun = System.nanoTime();
    send();
    double seconds = (System.nanoTime() - begun) / NANOS;
    double cpuSeconds = (cpuNanos() - cpu) / NANOS;
    if (received != sent.frames() || receivedHash != sent.hash()) {
      throw new IllegalStateException(
          "sent " + sent.frames() + " frames, but " + received + " or others arrived");
    }
    figures = new LinkedHashMap<>();
    figures.put("frames_per_second", frames / seconds);
    figures.put("bytes_per_second", frames / seconds * frame.length);
    figures.put("round_trip_p50_micros", roundTripMicros);
    return new Measurement(
        connectSeconds,
        seconds,
        cpuSeconds,
        0,
        frames,
        String.format("%016x", receivedHash),
        Map.of(),
        Map.of());
  }

  private void send() {
    for (long i = 0; i < frames; i++) {
      int direction = (int) (i % DIRECTIONS);
      sent.add(direction, i, frame.length);
      lane.add(direction, i, 0, frame, frame.length);
    }
    answered = false;
    lane.promise(0, 0);
    await(() -> answered);
  }

  private double measureRoundTrip() {
    long until = System.nanoTime() + PROBING_NANOS;
    int probes = 0;
    while (probes < LEAST_PROBES || probes < MOST_PROBES && System.nanoTime() - until < 0) {
      echoed = false;
      await(end.writer()::probe);
      await(() -> echoed);
      roundTrips[probes++] = roundTrip;
    }
    Arrays.sort(roundTrips, 0, probes);
    return roundTrips[probes / 2] / MICROS;
  }

  private void await(BooleanSupplier condition) {
    Patience patience = new Patience(PATIENCE_NANOS);
    while (!condition.getAsBoolean()) {
      if (patience.isOver()) {
        throw new IllegalStateException("the second process does not answer");
      }
      poll();
    }
  }

  private void poll() {
    end.poll(this);
    if (!peer.isAlive()) {
      throw new IllegalStateException("the second process ended with " + peer.exitValue());
    }
  }

  /** Of both processes. */
  private long cpuNanos() {
    Duration other = peer.info().totalCpuDuration().orElse(Duration.ZERO);
    return SYSTEM.getProcessCpuTime() + other.toNanos();
  }

  @Override
  public Map<String, Double> figures() {
    return figures;
  }

  @Override
  public void close() {
    try {
      end.writer().end(this::poll);
      peer.waitFor(PATIENCE_NANOS, TimeUnit.NANOSECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } finally {
      peer.destroyForcibly();
      end.close();
    }
  }

  @Override
  public void onFrame(int direction, long arrivalNanos, int epoch, byte[] bytes) {}

  @Override
  public void onPromise(int fromNode, long partition, long timeNanos) {
    received = partition;
    receivedHash = timeNanos;
    answered = true;
  }

  @Override
  public void onQuiet(int fromNode, QuietReport report) {}

  @Override
  public void onProbe(int fromNode, long sentNanos) {}

  @Override
  public void onEcho(int fromNode, long sentNanos, long echoedNanos, long receivedNanos) {
    roundTrip = receivedNanos - sentNanos;
    echoed = true;
  }

  @Override
  public void onHello(int fromNode) {}

  @Override
  public void onEnd(int fromNode) {}
}
