package io.actornet.protocol.app.bulk;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.ApplicationBehavior;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.app.Options;
import io.actornet.protocol.app.dns.NameLookup;
import io.actornet.protocol.device.HostEvent;
import io.actornet.protocol.device.TcpOptions;
import io.actornet.protocol.device.TcpSocketCommand;
import io.actornet.protocol.engine.Counter;
import io.actornet.protocol.engine.Timer;
import io.actornet.topology.value.IpAddress;

/**
 * {@code tcp-send}: sends as fast as one TCP connection can.
 *
 * <p>Counts {@code tcp-send.bytes}, those given to the connection; journals {@code
 * tcp-send.connected}, {@code tcp-send.done} when the connection has closed, {@code
 * tcp-send.failed} if there is none.
 *
 * @param to name or address
 * @param port 1 to 65535
 * @param sizeBytes how much to send, 1 or more; 0 = without end; default 0
 * @param durationNanos for how long to send, > 0; 0 = without end; default 0
 * @param tcp buffers and segment size of the connection
 */
public record TcpSend(String to, int port, long sizeBytes, long durationNanos, TcpOptions tcp)
    implements Application {
  public TcpSend {
    Options.checkPort(port);
    Options.check("size", sizeBytes, 0);
    Options.check("duration", durationNanos, 0);
  }

  @Override
  public Behavior<HostEvent> create(ApplicationContext host) {
    return new Sender(host, this);
  }

  private static final class Sender extends ApplicationBehavior implements NameLookup.Listener {
    private static final int LONGEST_CHUNK = 64 * 1024;

    private final TcpSend options;
    private final NameLookup names;
    private final Counter bytes;

    // Null until the connection is open.
    private ActorRef<TcpSocketCommand.ByApplication> socket;
    private byte[] chunk;
    private Timer<HostEvent> end;

    private long sent;
    private long connectedAt;
    private boolean finished;

    Sender(ApplicationContext host, TcpSend options) {
      super(host);
      this.options = options;
      names = new NameLookup(host);
      add(names);
      bytes = host.counter("tcp-send.bytes", "bytes");
    }

    @Override
    protected void started() {
      names.lookup(options.to, this);
    }

    @Override
    public void unresolved(String reason) {
      fail(reason);
    }

    @Override
    protected void failed(HostEvent.Failed failed) {
      fail(failed.reason());
    }

    private void fail(String reason) {
      host.journal("tcp-send.failed", "to", options.to, "port", options.port, "reason", reason);
      stop();
    }

    @Override
    public void resolved(IpAddress address) {
      host.connect(address, options.port, options.tcp);
    }

    @Override
    protected void connected(HostEvent.Connected connected) {
      socket = connected.socket();
      connectedAt = host.now();
      host.journal("tcp-send.connected", "to", options.to, "port", options.port);
      chunk = Pattern.bytes(Math.min(options.tcp.sendBufferBytes(), LONGEST_CHUNK));
      if (options.durationNanos > 0) {
        end = host.timer(this);
        end.arm(connectedAt + options.durationNanos);
      }
      send();
    }

    /** The answer to one chunk lets the next go. */
    @Override
    protected void writable(HostEvent.Writable writable) {
      if (!finished) {
        send();
      }
    }

    private void send() {
      long left = options.sizeBytes == 0 ? Long.MAX_VALUE : options.sizeBytes - sent;
      byte[] next = left < chunk.length ? Pattern.bytes((int) left) : chunk;
      socket.tell(new TcpSocketCommand.Send(next));
      sent += next.length;
      bytes.add(next.length);
      if (left <= chunk.length) {
        finish();
      }
    }

    @Override
    protected void timerFired(Object key) {
      if (!finished) {
        finish();
      }
    }

    private void finish() {
      finished = true;
      socket.tell(new TcpSocketCommand.Close());
    }

    @Override
    protected void closed(HostEvent.Closed closed) {
      long duration = host.now() - connectedAt;
      host.journal(
          "tcp-send.done",
          "to",
          options.to,
          "port",
          options.port,
          "bytes",
          sent,
          "duration_nanos",
          duration,
          "bits_per_second",
          Goodput.bitsPerSecond(sent, duration),
          "reason",
          closed.reason());
      if (end != null) {
        end.cancel();
      }
      stop();
    }
  }
}
