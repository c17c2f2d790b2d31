package io.actornet.emulator.trunk;

import io.aeron.driver.ThreadingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How the node's media driver works.
 *
 * @param baseDirectory where the driver's own directory is made; memory, if possible
 * @param externalDirectory of a driver that runs already and is used instead of an own one; null
 *     for an own one
 * @param threading shared by one thread, or sender, receiver and conductor each with its own
 * @param idle what these threads do without work
 * @param termBytes length of a term; three of them are kept for each stream at each end
 * @param mtuBytes the longest datagram between machines, without the headers of UDP and IP
 * @param loopbackMtuBytes the same between nodes of one machine
 * @param socketBufferBytes of each socket's send and receive buffer; the system may grant less
 * @param livenessNanos how long a stream or a client may be silent before it counts as gone
 */
public record DriverSettings(
    Path baseDirectory,
    Path externalDirectory,
    ThreadingMode threading,
    Idle idle,
    int termBytes,
    int mtuBytes,
    int loopbackMtuBytes,
    int socketBufferBytes,
    long livenessNanos) {
  /** The longest datagram that Aeron sends. */
  public static final int LARGEST_MTU_BYTES = 65_504;

  private static final int SMALLEST_MTU_BYTES = 1_408;
  private static final int MTU_STEP_BYTES = 32;
  private static final int SMALLEST_TERM_BYTES = 1 << 16;
  private static final int LARGEST_TERM_BYTES = 1 << 26;
  private static final int SMALLEST_SOCKET_BUFFER_BYTES = 1 << 17;
  private static final int LARGEST_SOCKET_BUFFER_BYTES = 1 << 26;
  private static final long SHORTEST_LIVENESS_NANOS = 2_000_000_000L;
  private static final long LONGEST_LIVENESS_NANOS = 3_600_000_000_000L;

  /** Aeron takes no datagram that is longer than this part of a term. */
  private static final int DATAGRAMS_A_TERM = 8;

  private static final int MANY_CORES = 8;

  private static final int SMALL_TERM_BYTES = 1 << 20;
  private static final int LARGE_TERM_BYTES = 1 << 22;
  private static final int STANDARD_SOCKET_BUFFER_BYTES = 1 << 21;
  private static final long STANDARD_LIVENESS_NANOS = 30_000_000_000L;
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  /**
   * Settings that can work.
   *
   * @throws BadSettingException if one of them cannot
   */
  public DriverSettings {
    within("mtu", mtuBytes, SMALLEST_MTU_BYTES, LARGEST_MTU_BYTES, MTU_STEP_BYTES);
    within("loopback-mtu", loopbackMtuBytes, SMALLEST_MTU_BYTES, LARGEST_MTU_BYTES, MTU_STEP_BYTES);
    within("term-length", termBytes, SMALLEST_TERM_BYTES, LARGEST_TERM_BYTES, 1);
    if (Integer.bitCount(termBytes) != 1) {
      throw new BadSettingException("term-length", bytes(termBytes), "a power of two");
    }
    within(
        "socket-buffer",
        socketBufferBytes,
        SMALLEST_SOCKET_BUFFER_BYTES,
        LARGEST_SOCKET_BUFFER_BYTES,
        1);
    if (livenessNanos < SHORTEST_LIVENESS_NANOS || livenessNanos > LONGEST_LIVENESS_NANOS) {
      throw new BadSettingException("liveness", livenessNanos + " ns", "2 s to 1 h");
    }
  }

  /** What suits this machine: one driver thread that sleeps where there are few cores. */
  public static DriverSettings standard() {
    boolean large = Runtime.getRuntime().availableProcessors() >= MANY_CORES;
    return new DriverSettings(
        memoryDirectory(),
        null,
        large ? ThreadingMode.DEDICATED : ThreadingMode.SHARED,
        large ? Idle.SPIN : Idle.BACKOFF,
        large ? LARGE_TERM_BYTES : SMALL_TERM_BYTES,
        SMALLEST_MTU_BYTES,
        LARGEST_MTU_BYTES,
        STANDARD_SOCKET_BUFFER_BYTES,
        STANDARD_LIVENESS_NANOS);
  }

  /** The MTU between machines, or less where terms are too short for it. */
  int fittingMtuBytes() {
    return Math.min(mtuBytes, termBytes / DATAGRAMS_A_TERM);
  }

  /** The MTU on one machine, or less where terms are too short for it. */
  int fittingLoopbackMtuBytes() {
    return Math.min(loopbackMtuBytes, termBytes / DATAGRAMS_A_TERM);
  }

  /** The same with another place for the driver's directory. */
  public DriverSettings withBaseDirectory(Path directory) {
    return new DriverSettings(
        directory,
        externalDirectory,
        threading,
        idle,
        termBytes,
        mtuBytes,
        loopbackMtuBytes,
        socketBufferBytes,
        livenessNanos);
  }

  /** The same with the driver of another process; null for an own one. */
  public DriverSettings withExternalDirectory(Path directory) {
    return new DriverSettings(
        baseDirectory,
        directory,
        threading,
        idle,
        termBytes,
        mtuBytes,
        loopbackMtuBytes,
        socketBufferBytes,
        livenessNanos);
  }

  /** The same with other threads. */
  public DriverSettings withThreads(ThreadingMode mode, Idle whenIdle) {
    return new DriverSettings(
        baseDirectory,
        externalDirectory,
        mode,
        whenIdle,
        termBytes,
        mtuBytes,
        loopbackMtuBytes,
        socketBufferBytes,
        livenessNanos);
  }

  /** The same with other lengths of terms and datagrams. */
  public DriverSettings withLengths(int term, int mtu, int loopbackMtu) {
    return new DriverSettings(
        baseDirectory,
        externalDirectory,
        threading,
        idle,
        term,
        mtu,
        loopbackMtu,
        socketBufferBytes,
        livenessNanos);
  }

  /** The same with another patience for what is silent. */
  public DriverSettings withLiveness(long nanos) {
    return new DriverSettings(
        baseDirectory,
        externalDirectory,
        threading,
        idle,
        termBytes,
        mtuBytes,
        loopbackMtuBytes,
        socketBufferBytes,
        nanos);
  }

  /** Memory that looks like a directory, where there is such a thing. */
  private static Path memoryDirectory() {
    return Files.isDirectory(SHARED_MEMORY) && Files.isWritable(SHARED_MEMORY)
        ? SHARED_MEMORY
        : Path.of(System.getProperty("java.io.tmpdir"));
  }

  private static void within(String setting, int found, int least, int most, int step) {
    if (found < least || found > most || found % step != 0) {
      String steps = step == 1 ? "" : ", a multiple of " + step;
      throw new BadSettingException(
          setting, bytes(found), bytes(least) + " to " + bytes(most) + steps);
    }
  }

  private static String bytes(int count) {
    return String.format(Locale.ROOT, "%,d bytes", count);
  }
}
