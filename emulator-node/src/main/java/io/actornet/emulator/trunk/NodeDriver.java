package io.actornet.emulator.trunk;

import io.aeron.Aeron;
import io.aeron.CommonContext;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.status.SystemCounterDescriptor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.agrona.CloseHelper;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The media driver of a node, used by its trunks and by Akka's Artery alike, and the client that
 * its trunks share. Runs in this process, or is an external one whose directory the settings name.
 */
public final class NodeDriver implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NodeDriver.class);

  /** In containers shared memory often has 64 MB, of which a node needs a few. */
  private static final long LOW_STORAGE_BYTES = 8L << 20;

  private static final long EXTERNAL_HEARTBEAT_MILLIS = 10_000;
  private static final long CONDUCTOR_SLEEP_MILLIS = 4;

  private final DriverSettings settings;
  private final DriverDirectory directory;
  private final MediaDriver driver;
  private final Aeron aeron;

  /** Incoming trunks that are open: without any, the driver's threads may rest. */
  private final AtomicInteger trunks;

  private NodeDriver(
      DriverSettings settings,
      DriverDirectory directory,
      MediaDriver driver,
      Aeron aeron,
      AtomicInteger trunks) {
    this.settings = settings;
    this.trunks = trunks;
    this.directory = directory;
    this.driver = driver;
    this.aeron = aeron;
  }

  /**
   * Starts the driver, or finds the external one, and connects to it.
   *
   * @throws BadSettingException if the directory cannot be used, or no driver runs in the external
   *     one
   */
  public static NodeDriver launch(DriverSettings settings) {
    if (settings.externalDirectory() != null) {
      return new NodeDriver(settings, null, null, external(settings), new AtomicInteger());
    }
    DriverDirectory directory = DriverDirectory.claim(settings.baseDirectory());
    MediaDriver driver = null;
    AtomicInteger trunks = new AtomicInteger();
    try {
      driver = MediaDriver.launch(context(settings, directory.path(), () -> trunks.get() == 0));
      return new NodeDriver(
          settings, directory, driver, connect(settings, directory.path()), trunks);
    } catch (RuntimeException failed) {
      CloseHelper.quietCloseAll(driver, directory);
      throw failed;
    }
  }

  /**
   * Removes what drivers left whose processes were killed.
   *
   * @throws BadSettingException if the base directory cannot be used
   */
  public static void removeAbandoned(DriverSettings settings) {
    try {
      DriverDirectory.removeAbandoned(settings.baseDirectory());
    } catch (IOException failed) {
      throw new BadSettingException(
          "driver-directory",
          "'" + settings.baseDirectory() + "'",
          "a directory that can be written: " + failed);
    }
  }

  /** The directory by which other clients find the driver, such as Artery's {@code aeron-dir}. */
  public Path directory() {
    return driver == null ? settings.externalDirectory() : directory.path();
  }

  /** How often a gap was found in what came from other nodes, on all streams, so far. */
  public long gaps() {
    return counter(SystemCounterDescriptor.NAK_MESSAGES_SENT);
  }

  /** How often something was sent to other nodes once more, on all streams, so far. */
  public long resent() {
    return counter(SystemCounterDescriptor.RETRANSMITS_SENT);
  }

  private long counter(SystemCounterDescriptor which) {
    return aeron.countersReader().getCounterValue(which.id());
  }

  /** What it was started with. */
  public DriverSettings settings() {
    return settings;
  }

  /** The client of this node's trunks. */
  Aeron aeron() {
    return aeron;
  }

  /** Begins to expect frames. */
  void trunkOpened() {
    trunks.incrementAndGet();
  }

  /** Expects frames of one trunk less. */
  void trunkClosed() {
    trunks.decrementAndGet();
  }

  /**
   * Whether the driver is in another process, so that nodes of one machine may share its memory.
   */
  boolean isExternal() {
    return driver == null;
  }

  /** Ends the client and the driver, and removes its directory. An external driver goes on. */
  @Override
  public void close() {
    CloseHelper.closeAll(aeron, driver, directory);
  }

  private static Aeron external(DriverSettings settings) {
    Path path = settings.externalDirectory();
    if (!CommonContext.isDriverActive(path.toFile(), EXTERNAL_HEARTBEAT_MILLIS, text -> {})) {
      throw new BadSettingException(
          "external-driver",
          "'" + path + "', where no driver answers",
          "the directory of a running media driver");
    }
    return connect(settings, path);
  }

  private static Aeron connect(DriverSettings settings, Path path) {
    // Aeron's own handler of errors ends the JVM when the driver is gone.
    return Aeron.connect(
        new Aeron.Context()
            .aeronDirectoryName(path.toString())
            .keepAliveIntervalNs(TimeUnit.MILLISECONDS.toNanos(500))
            .driverTimeoutMs(TimeUnit.NANOSECONDS.toMillis(settings.livenessNanos()))
            .idleStrategy(new SleepingMillisIdleStrategy(CONDUCTOR_SLEEP_MILLIS))
            .threadFactory(NodeDriver::daemon)
            .errorHandler(failure -> LOG.warn("media driver's client: {}", failure.toString())));
  }

  private static MediaDriver.Context context(
      DriverSettings settings, Path path, BooleanSupplier mayRest) {
    int socketBuffer = SocketBuffers.granted(settings.socketBufferBytes());
    return new MediaDriver.Context()
        .aeronDirectoryName(path.toString())
        .dirDeleteOnStart(true)
        .dirDeleteOnShutdown(true)
        .threadingMode(settings.threading())
        .sharedIdleStrategy(settings.idle().strategy(mayRest))
        .sharedNetworkIdleStrategy(settings.idle().strategy(mayRest))
        .senderIdleStrategy(settings.idle().strategy(mayRest))
        .receiverIdleStrategy(settings.idle().strategy(mayRest))
        .conductorIdleStrategy(Idle.BACKOFF.strategy(mayRest))
        .sharedThreadFactory(NodeDriver::daemon)
        .sharedNetworkThreadFactory(NodeDriver::daemon)
        .senderThreadFactory(NodeDriver::daemon)
        .receiverThreadFactory(NodeDriver::daemon)
        .conductorThreadFactory(NodeDriver::daemon)
        .publicationTermBufferLength(settings.termBytes())
        .ipcTermBufferLength(settings.termBytes())
        .mtuLength(settings.fittingMtuBytes())
        .ipcMtuLength(settings.fittingLoopbackMtuBytes())
        .socketSndbufLength(socketBuffer)
        .socketRcvbufLength(socketBuffer)
        .initialWindowLength(socketBuffer)
        .termBufferSparseFile(true)
        .lowStorageWarningThreshold(LOW_STORAGE_BYTES)
        .clientLivenessTimeoutNs(settings.livenessNanos())
        .imageLivenessTimeoutNs(settings.livenessNanos())
        .publicationUnblockTimeoutNs(settings.livenessNanos() + TimeUnit.SECONDS.toNanos(1))
        .errorHandler(failure -> LOG.warn("media driver: {}", failure.toString()));
  }

  /** A node that failed must not be kept alive by its driver. */
  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    return thread;
  }
}
