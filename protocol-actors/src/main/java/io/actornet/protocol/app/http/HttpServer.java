package io.actornet.protocol.app.http;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.ApplicationBehavior;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.app.ClaimedPort;
import io.actornet.protocol.app.Options;
import io.actornet.protocol.device.HostEvent;
import io.actornet.protocol.device.TcpSocketCommand;
import io.actornet.topology.value.IpAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code http-server}: has documents, over HTTP/1.0 and HTTP/1.1 with persistent connections and
 * pipelining.
 *
 * <p>A connection stays open until the client closes it or asks for it. Journals {@code
 * http-server.response}; counts {@code http-server.responses} by {@code status}, and {@code
 * http-server.bytes} of content.
 *
 * @param port 1 to 65535; default 80
 * @param documents what it has; no two under one path
 */
public record HttpServer(int port, List<HttpDocument> documents) implements Application {
  /** The port where nothing else is said. */
  public static final int DEFAULT_PORT = 80;

  public HttpServer {
    Options.checkPort(port);
    documents = List.copyOf(documents);
    byPath(documents);
  }

  private static Map<String, HttpDocument> byPath(List<HttpDocument> documents) {
    Map<String, HttpDocument> byPath = new HashMap<>();
    for (HttpDocument each : documents) {
      if (byPath.put(each.path(), each) != null) {
        throw new IllegalArgumentException(
            "found two documents '%s', expected one".formatted(each.path()));
      }
    }
    return byPath;
  }

  @Override
  public List<ClaimedPort> claims() {
    return List.of(ClaimedPort.tcp(port));
  }

  @Override
  public Behavior<HostEvent> create(ApplicationContext host) {
    return new Service(host, this);
  }

  private static final class Service extends ApplicationBehavior {
    private final int port;

    // Neither map is iterated over, so that its order cannot matter.
    private final Map<String, HttpDocument> documents;
    private final Map<ActorRef<?>, Connection> connections = new HashMap<>();

    Service(ApplicationContext host, HttpServer options) {
      super(host);
      port = options.port;
      documents = byPath(options.documents);
    }

    @Override
    protected void started() {
      host.listen(port, HttpClient.TCP);
    }

    @Override
    protected void accepted(HostEvent.Accepted accepted) {
      connections.put(accepted.socket(), new Connection(accepted.socket(), accepted.peer()));
    }

    @Override
    protected void data(HostEvent.Data data) {
      Connection connection = connections.get(data.socket());
      if (connection != null) {
        connection.http().receive(data.array(), data.offset(), data.length());
      }
    }

    @Override
    protected void writable(HostEvent.Writable writable) {
      Connection connection = connections.get(writable.socket());
      if (connection != null) {
        connection.http().onWritable();
      }
    }

    @Override
    protected void endOfStream(HostEvent.EndOfStream end) {
      Connection connection = connections.get(end.socket());
      if (connection != null) {
        connection.http().onEndOfStream();
      }
    }

    @Override
    protected void closed(HostEvent.Closed closed) {
      Connection connection = connections.remove(closed.socket());
      if (connection != null && connection.http != null) {
        connection.http.release();
      }
    }

    private final class Connection implements HttpServerEffects {
      private final ActorRef<TcpSocketCommand.ByApplication> socket;
      private final IpAddress peer;

      /** Null until the first byte has come: a codec is large. */
      private HttpServerConnection http;

      Connection(ActorRef<TcpSocketCommand.ByApplication> socket, IpAddress peer) {
        this.socket = socket;
        this.peer = peer;
      }

      HttpServerConnection http() {
        if (http == null) {
          http = new HttpServerConnection(documents, this);
        }
        return http;
      }

      @Override
      public void send(byte[] bytes) {
        socket.tell(new TcpSocketCommand.Send(bytes));
      }

      @Override
      public void close() {
        socket.tell(new TcpSocketCommand.Close());
      }

      @Override
      public void responded(String method, String target, int status, long contentBytes) {
        host.counter("http-server.responses", "messages", "status", Integer.toString(status))
            .increment();
        host.counter("http-server.bytes", "bytes").add(contentBytes);
        host.journal(
            "http-server.response",
            "peer",
            peer.toString(),
            "method",
            method,
            "target",
            target,
            "status",
            status,
            "bytes",
            contentBytes);
      }
    }
  }
}
