package io.actornet.protocol.app.bulk;

import akka.actor.typed.Behavior;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.ApplicationBehavior;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.app.ClaimedPort;
import io.actornet.protocol.app.Options;
import io.actornet.protocol.device.HostEvent;
import io.actornet.protocol.engine.Counter;
import io.actornet.protocol.engine.Timer;
import java.util.List;

/**
 * {@code udp-sink}: takes what comes to a port.
 *
 * <p>Counts {@code udp-sink.packets} and {@code udp-sink.bytes} (of payload). Each time that
 * nothing has come for a while, it journals {@code udp-sink.idle} with what came since the last
 * time.
 *
 * @param port 1 to 65535
 * @param idleNanos how long "a while" is, > 0; default 1 s
 */
public record UdpSink(int port, long idleNanos) implements Application {
  /** "A while" where nothing else is said: 1 s. */
  public static final long DEFAULT_IDLE_NANOS = 1_000_000_000L;

  public UdpSink {
    Options.checkPort(port);
    Options.check("idle", idleNanos, 1);
  }

  @Override
  public List<ClaimedPort> claims() {
    return List.of(ClaimedPort.udp(port));
  }

  @Override
  public Behavior<HostEvent> create(ApplicationContext host) {
    return new Sink(host, this);
  }

  private static final class Sink extends ApplicationBehavior {
    private final UdpSink options;
    private final Timer<HostEvent> timer;
    private final Counter allPackets;
    private final Counter allBytes;

    // Since the last pause.
    private long packets;
    private long bytes;
    private long firstAt;
    private long lastAt;

    Sink(ApplicationContext host, UdpSink options) {
      super(host);
      this.options = options;
      timer = host.timer(this);
      allPackets = host.counter("udp-sink.packets", "packets");
      allBytes = host.counter("udp-sink.bytes", "bytes");
    }

    @Override
    protected void started() {
      host.bindUdp(options.port);
    }

    @Override
    protected void datagram(HostEvent.Datagram datagram) {
      lastAt = host.now();
      if (packets == 0) {
        firstAt = lastAt;
      }
      packets++;
      bytes += datagram.length();
      allPackets.increment();
      allBytes.add(datagram.length());
      timer.arm(lastAt + options.idleNanos);
    }

    @Override
    protected void timerFired(Object key) {
      host.journal(
          "udp-sink.idle",
          "port",
          options.port,
          "packets",
          packets,
          "bytes",
          bytes,
          "duration_nanos",
          lastAt - firstAt,
          "goodput_bits_per_second",
          Goodput.bitsPerSecond(bytes, lastAt - firstAt));
      packets = 0;
      bytes = 0;
    }
  }
}
