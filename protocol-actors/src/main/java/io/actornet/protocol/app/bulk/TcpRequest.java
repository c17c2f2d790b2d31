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
import io.actornet.protocol.engine.Timer;
import io.actornet.topology.value.IpAddress;

/**
 * {@code tcp-request}: sends a request to a {@link TcpRespond}, takes the response and keeps the
 * connection open until a given time.
 *
 * <p>Counts {@code tcp-request.responses} (whole ones) and {@code tcp-request.bytes} (received);
 * journals {@code tcp-request.response}, or {@code tcp-request.failed}.
 *
 * @param to name or address
 * @param port 1 to 65535
 * @param requestBytes 1 to 16,777,216; default 100
 * @param responseBytes 1 to 16,777,216; default 10,240
 * @param untilNanos emulated time at which the connection is closed; one that has passed closes it
 *     with the response; default 0
 * @param tcp buffers and segment size of the connection
 */
public record TcpRequest(
    String to, int port, int requestBytes, int responseBytes, long untilNanos, TcpOptions tcp)
    implements Application {
  public TcpRequest {
    Options.checkPort(port);
    Options.check("request", requestBytes, 1, TcpRespond.LONGEST_BYTES);
    Options.check("response", responseBytes, 1, TcpRespond.LONGEST_BYTES);
    Options.check("until", untilNanos, 0);
  }

  @Override
  public Behavior<HostEvent> create(ApplicationContext host) {
    return new Requester(host, this);
  }

  private static final class Requester extends ApplicationBehavior implements NameLookup.Listener {
    private final TcpRequest options;
    private final NameLookup names;
    private ActorRef<TcpSocketCommand.ByApplication> socket;

    /** Null unless the connection is kept open. */
    private Timer<HostEvent> end;

    private long startedAt;
    private int received;
    private boolean closing;

    Requester(ApplicationContext host, TcpRequest options) {
      super(host);
      this.options = options;
      names = new NameLookup(host);
      add(names);
    }

    @Override
    protected void started() {
      startedAt = host.now();
      names.lookup(options.to, this);
    }

    @Override
    public void unresolved(String reason) {
      fail(reason);
    }

    @Override
    public void resolved(IpAddress address) {
      host.connect(address, options.port, options.tcp);
    }

    @Override
    protected void failed(HostEvent.Failed failed) {
      fail(failed.reason());
    }

    private void fail(String reason) {
      host.journal(
          "tcp-request.failed",
          "to",
          options.to,
          "port",
          options.port,
          "bytes",
          received,
          "reason",
          reason);
      stop();
    }

    @Override
    protected void connected(HostEvent.Connected connected) {
      socket = connected.socket();
      socket.tell(new TcpSocketCommand.Send(Pattern.bytes(options.requestBytes)));
    }

    @Override
    protected void data(HostEvent.Data data) {
      host.counter("tcp-request.bytes", "bytes").add(data.length());
      boolean whole = received < options.responseBytes;
      received += data.length();
      if (whole && received >= options.responseBytes) {
        responded();
      }
    }

    private void responded() {
      host.counter("tcp-request.responses", "responses").increment();
      host.journal(
          "tcp-request.response",
          "to",
          options.to,
          "port",
          options.port,
          "bytes",
          received,
          "duration_nanos",
          host.now() - startedAt);
      if (options.untilNanos <= host.now()) {
        close();
      } else {
        end = host.timer(this);
        end.arm(options.untilNanos);
      }
    }

    @Override
    protected void timerFired(Object key) {
      close();
    }

    @Override
    protected void endOfStream(HostEvent.EndOfStream end) {
      close();
    }

    private void close() {
      if (!closing) {
        closing = true;
        socket.tell(new TcpSocketCommand.Close());
      }
    }

    @Override
    protected void closed(HostEvent.Closed closed) {
      if (end != null) {
        end.cancel();
      }
      if (received < options.responseBytes) {
        fail(closed.reason());
      } else {
        stop();
      }
    }
  }
}
