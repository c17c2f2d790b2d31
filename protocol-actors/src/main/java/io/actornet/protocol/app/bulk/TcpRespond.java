package io.actornet.protocol.app.bulk;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.ApplicationBehavior;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.app.ClaimedPort;
import io.actornet.protocol.app.Options;
import io.actornet.protocol.device.HostEvent;
import io.actornet.protocol.device.TcpOptions;
import io.actornet.protocol.device.TcpSocketCommand;
import io.actornet.protocol.engine.Counter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code tcp-respond}: answers every so many bytes on a connection with a fixed amount.
 *
 * <p>A connection between two requests costs nothing here beyond its socket. Counts {@code
 * tcp-respond.requests} and {@code tcp-respond.bytes} (sent).
 *
 * @param port 1 to 65535
 * @param requestBytes 1 or more; default 100
 * @param responseBytes 1 to 16,777,216; default 10,240
 * @param tcp buffers and segment size of the connections
 */
public record TcpRespond(int port, int requestBytes, int responseBytes, TcpOptions tcp)
    implements Application {
  /** Length of a request where nothing else is said. */
  public static final int DEFAULT_REQUEST_BYTES = 100;

  /** Length of a response where nothing else is said. */
  public static final int DEFAULT_RESPONSE_BYTES = 10_240;

  static final int LONGEST_BYTES = 16 << 20;

  public TcpRespond {
    Options.checkPort(port);
    Options.check("request", requestBytes, 1, LONGEST_BYTES);
    Options.check("response", responseBytes, 1, LONGEST_BYTES);
  }

  @Override
  public List<ClaimedPort> claims() {
    return List.of(ClaimedPort.tcp(port));
  }

  @Override
  public Behavior<HostEvent> create(ApplicationContext host) {
    return new Responder(host, this);
  }

  private static final class Responder extends ApplicationBehavior {
    private final TcpRespond options;
    private final TcpSocketCommand.Send response;
    private final Counter requests;
    private final Counter bytes;

    /** What has come of requests that are not whole; not iterated over. */
    private final Map<ActorRef<?>, Integer> begun = new HashMap<>();

    Responder(ApplicationContext host, TcpRespond options) {
      super(host);
      this.options = options;
      response = new TcpSocketCommand.Send(Pattern.bytes(options.responseBytes));
      requests = host.counter("tcp-respond.requests", "requests");
      bytes = host.counter("tcp-respond.bytes", "bytes");
    }

    @Override
    protected void started() {
      host.listen(options.port, options.tcp);
    }

    @Override
    protected void data(HostEvent.Data data) {
      Integer before = begun.isEmpty() ? null : begun.remove(data.socket());
      int received = data.length() + (before == null ? 0 : before);
      while (received >= options.requestBytes) {
        received -= options.requestBytes;
        requests.increment();
        bytes.add(options.responseBytes);
        data.socket().tell(response);
      }
      if (received > 0) {
        begun.put(data.socket(), received);
      }
    }

    @Override
    protected void endOfStream(HostEvent.EndOfStream end) {
      end.socket().tell(new TcpSocketCommand.Close());
    }

    @Override
    protected void closed(HostEvent.Closed closed) {
      begun.remove(closed.socket());
    }
  }
}
