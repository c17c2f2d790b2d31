package io.actornet.emulator.bench;

import io.actornet.emulator.trunk.DriverSettings;
import io.actornet.emulator.trunk.Idle;
import io.actornet.emulator.trunk.NodeDriver;
import io.actornet.emulator.trunk.TrunkCounters;
import io.actornet.emulator.trunk.TrunkIdentity;
import io.actornet.emulator.trunk.TrunkListener;
import io.actornet.emulator.trunk.TrunkReader;
import io.actornet.emulator.trunk.TrunkSettings;
import io.actornet.emulator.trunk.TrunkWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.concurrent.IdleStrategy;

/** One process of the trunk benchmark: a driver, and a trunk each way. */
final class TrunkEnd implements AutoCloseable {
  private static final int POLL = 16;

  /** A machine that stops for a while must not end the benchmark: processes are watched instead. */
  private static final long LIVENESS_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final NodeDriver driver;
  private final IdleStrategy idle = Idle.BACKOFF.strategy();
  private TrunkReader reader;
  private TrunkWriter writer;

  /**
   * Opens both trunks.
   *
   * @param sending the trunk from this process to the other
   */
  TrunkEnd(
      TrunkIdentity sending,
      int ownPort,
      int otherPort,
      DriverSettings driverSettings,
      TrunkSettings settings) {
    driver = NodeDriver.launch(driverSettings.withLiveness(LIVENESS_NANOS));
    try {
      TrunkCounters counters = new TrunkCounters();
      reader = TrunkReader.open(driver, loopback(ownPort), sending.reversed(), counters);
      writer =
          TrunkWriter.open(driver, loopback(otherPort), sending, settings, () -> false, counters);
    } catch (RuntimeException failed) {
      close();
      throw failed;
    }
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  TrunkWriter writer() {
    return writer;
  }

  /** Polls once; without anything to do it gives the core to others for a moment. */
  void poll(TrunkListener listener) {
    idle.idle(reader.poll(listener, POLL));
  }

  @Override
  public void close() {
    CloseHelper.quietCloseAll(writer, reader, driver);
  }
}
