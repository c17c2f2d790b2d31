package io.actornet.protocol.app.bulk;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.ApplicationBehavior;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.app.Options;
import io.actornet.protocol.app.dns.NameLookup;
import io.actornet.protocol.device.HostEvent;
import io.actornet.protocol.device.UdpSocketCommand;
import io.actornet.protocol.engine.Counter;
import io.actornet.protocol.engine.Timer;
import io.actornet.protocol.udp.UdpDatagrams;
import io.actornet.topology.value.IpAddress;

/**
 * {@code udp-send}: datagrams of one size at a constant rate.
 *
 * <p>Counts {@code udp-send.packets} and {@code udp-send.bytes} (of payload); journals {@code
 * udp-send.done} when all is sent, {@code udp-send.failed} if the name has no address.
 *
 * @param to name or address
 * @param port 1 to 65535
 * @param packetsPerSecond 1 to 1,000,000,000; packet i leaves i / rate after the first
 * @param sizeBytes payload of each, 0 to 65,507; default 512
 * @param count packets, 1 or more; 0 = until the run ends; default 0
 */
public record UdpSend(String to, int port, long packetsPerSecond, int sizeBytes, long count)
    implements Application {
  /** Bytes of payload where nothing else is said. */
  public static final int DEFAULT_SIZE_BYTES = 512;

  private static final long SECOND = 1_000_000_000L;

  public UdpSend {
    Options.checkPort(port);
    Options.check("rate", packetsPerSecond, 1, SECOND);
    Options.check("size", sizeBytes, 0, UdpDatagrams.LONGEST_PAYLOAD);
    Options.check("count", count, 0);
  }

  /** When packet i leaves, in nanoseconds after the first. */
  long offsetNanos(long i) {
    return i / packetsPerSecond * SECOND + i % packetsPerSecond * SECOND / packetsPerSecond;
  }

  @Override
  public Behavior<HostEvent> create(ApplicationContext host) {
    return new Sender(host, this);
  }

  private static final class Sender extends ApplicationBehavior implements NameLookup.Listener {
    private final UdpSend options;
    private final NameLookup names;
    private final Timer<HostEvent> timer;
    private final Counter packets;
    private final Counter bytes;
    private ActorRef<UdpSocketCommand.ByApplication> socket;
    private UdpSocketCommand.Send datagram;
    private long sent;
    private long startedAt;

    Sender(ApplicationContext host, UdpSend options) {
      super(host);
      this.options = options;
      names = new NameLookup(host);
      add(names);
      timer = host.timer(this);
      packets = host.counter("udp-send.packets", "packets");
      bytes = host.counter("udp-send.bytes", "bytes");
    }

    @Override
    protected void started() {
      names.lookup(options.to, this);
    }

    @Override
    public void unresolved(String reason) {
      host.journal("udp-send.failed", "to", options.to, "reason", reason);
      stop();
    }

    @Override
    public void resolved(IpAddress address) {
      // A message is not changed by anybody, so every datagram is this one.
      datagram = new UdpSocketCommand.Send(address, options.port, Pattern.bytes(options.sizeBytes));
      host.bindUdp(0);
    }

    @Override
    protected void udpBound(HostEvent.UdpBound bound) {
      socket = bound.socket();
      startedAt = host.now();
      send();
    }

    @Override
    protected void timerFired(Object key) {
      send();
    }

    private void send() {
      socket.tell(datagram);
      packets.increment();
      bytes.add(options.sizeBytes);
      sent++;
      if (sent == options.count) {
        host.journal(
            "udp-send.done",
            "to",
            options.to,
            "packets",
            sent,
            "bytes",
            sent * options.sizeBytes,
            "duration_nanos",
            host.now() - startedAt);
        stop();
      } else {
        timer.arm(startedAt + options.offsetNanos(sent));
      }
    }
  }
}
