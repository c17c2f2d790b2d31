package io.actornet.protocol.app.http;

import akka.actor.typed.ActorRef;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.app.EventPart;
import io.actornet.protocol.app.dns.NameLookup;
import io.actornet.protocol.device.HostCommand;
import io.actornet.protocol.device.HostEvent;
import io.actornet.protocol.device.TcpOptions;
import io.actornet.protocol.device.TcpSocketCommand;
import io.actornet.protocol.engine.Timer;
import io.actornet.topology.value.IpAddress;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Locale;

/**
 * Gets a document again and again for an application: look-up, connection, request, response.
 *
 * <p>A part of an {@link io.actornet.protocol.app.ApplicationBehavior}. A connection that may be
 * kept is used for the next request; if the server has closed it meanwhile, a new one is opened.
 * The name is looked up once. Counts {@code http.requests} and {@code http.responses} by {@code
 * status}.
 */
public final class HttpClient implements EventPart {
  /** How far a request has come. */
  public enum Phase {
    /** Nothing is asked for. */
    IDLE,
    /** The name is looked up. */
    DNS,
    /** The connection is being opened. */
    CONNECT,
    /** The request is sent; no byte of the response has come. */
    WAITING,
    /** The response is coming. */
    CONTENT;

    /** Its name in the journal, such as {@code connect}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Is told how far a request has come. */
  public interface Listener {
    /** The name has an address. */
    default void resolved(IpAddress address) {}

    /** The connection is open. */
    default void connected(IpAddress address) {}

    /** The request has been sent. */
    default void requested(int bytes) {}

    /** The response has begun. */
    default void firstByte() {}

    /** The response is whole. */
    void completed(int status, long contentBytes);

    /** There is no whole response. */
    void failed(Phase phase, String reason);
  }

  /** Small messages go at once; a request waits for nothing. */
  static final TcpOptions TCP = TcpOptions.DEFAULT.withoutDelay();

  private final ApplicationContext host;
  private final HttpUrl url;
  private final HttpVersion version;
  private final boolean keepAlive;
  private final long timeoutNanos;
  private final Listener listener;
  private final NameLookup names;
  private final Timer<HostEvent> timer;

  /** Null until the name has been looked up. */
  private IpAddress address;

  // Null while there is no connection.
  private ActorRef<TcpSocketCommand.ByApplication> socket;
  private HttpClientConnection connection;

  private Phase phase = Phase.IDLE;
  private int opening;
  private int status;
  private boolean reused;

  /**
   * A client that has not asked for anything.
   *
   * @param version HTTP/1.0 or HTTP/1.1
   * @param keepAlive whether to keep the connection between requests
   * @param timeoutNanos how long a request may take in all, > 0
   */
  public HttpClient(
      ApplicationContext host,
      HttpUrl url,
      HttpVersion version,
      boolean keepAlive,
      long timeoutNanos,
      Listener listener) {
    this.host = host;
    this.url = url;
    this.version = version;
    this.keepAlive = keepAlive;
    this.timeoutNanos = timeoutNanos;
    this.listener = listener;
    names = new NameLookup(host);
    timer = host.timer(this);
  }

  /** How far the request has come. */
  public Phase phase() {
    return phase;
  }

  /** Asks for the document; to be called when nothing is asked for. */
  public void get() {
    timer.arm(host.now() + timeoutNanos);
    if (address == null) {
      phase = Phase.DNS;
      names.lookup(url.host(), new Resolved());
    } else if (socket == null) {
      connect();
    } else {
      reused = true;
      request();
    }
  }

  /** Closes a connection that was kept. */
  public void close() {
    if (socket != null) {
      socket.tell(new TcpSocketCommand.Close());
      forget();
    }
  }

  private final class Resolved implements NameLookup.Listener {
    @Override
    public void resolved(IpAddress found) {
      if (phase == Phase.DNS) {
        address = found;
        listener.resolved(found);
        connect();
      }
    }

    @Override
    public void unresolved(String reason) {
      if (phase == Phase.DNS) {
        fail(reason);
      }
    }
  }

  private void connect() {
    phase = Phase.CONNECT;
    reused = false;
    opening++;
    host.connect(address, url.port(), TCP);
  }

  private void request() {
    phase = Phase.WAITING;
    byte[] bytes = connection.get(url, version, keepAlive);
    host.counter("http.requests", "messages").increment();
    socket.tell(new TcpSocketCommand.Send(bytes));
    listener.requested(bytes.length);
  }

  @Override
  public boolean handle(HostEvent event) {
    return names.handle(event)
        || switch (event) {
          case HostEvent.TimerFired(Object key) -> timedOut(key);
          case HostEvent.Connected connected -> connected(connected);
          case HostEvent.Failed failed -> failed(failed);
          case HostEvent.Data data -> data(data);
          case HostEvent.EndOfStream end -> endOfStream(end);
          case HostEvent.Closed closed -> closed(closed);
          default -> false;
        };
  }

  private boolean timedOut(Object key) {
    if (!equals(key)) {
      return false;
    }
    fail("timed out");
    return true;
  }

  private boolean connected(HostEvent.Connected connected) {
    if (opening == 0 || connected.peerPort() != url.port() || !connected.peer().equals(address)) {
      return false;
    }
    opening--;
    if (phase == Phase.CONNECT) {
      socket = connected.socket();
      connection = new HttpClientConnection(new Effects());
      listener.connected(address);
      request();
    } else {
      // It took too long, and nobody waits for it any more.
      connected.socket().tell(new TcpSocketCommand.Abort());
    }
    return true;
  }

  private boolean failed(HostEvent.Failed failed) {
    if (opening == 0
        || !(failed.command() instanceof HostCommand.Connect command)
        || command.port() != url.port()
        || !command.address().equals(address)) {
      return false;
    }
    opening--;
    if (opening == 0 && phase == Phase.CONNECT) {
      fail(failed.reason());
    }
    return true;
  }

  private boolean data(HostEvent.Data data) {
    if (!data.socket().equals(socket)) {
      return false;
    }
    if (phase == Phase.WAITING) {
      phase = Phase.CONTENT;
      listener.firstByte();
    }
    connection.receive(data.array(), data.offset(), data.length());
    return true;
  }

  private boolean endOfStream(HostEvent.EndOfStream end) {
    if (!end.socket().equals(socket)) {
      return false;
    }
    if (phase == Phase.WAITING && reused) {
      close();
      connect();
    } else {
      connection.onEndOfStream();
      close();
    }
    return true;
  }

  private boolean closed(HostEvent.Closed closed) {
    if (!closed.socket().equals(socket)) {
      return false;
    }
    forget();
    if (phase == Phase.WAITING && reused) {
      connect();
    } else if (phase != Phase.IDLE) {
      fail(closed.reason());
    }
    return true;
  }

  private void fail(String reason) {
    Phase reached = phase;
    phase = Phase.IDLE;
    timer.cancel();
    if (socket != null) {
      socket.tell(new TcpSocketCommand.Abort());
      forget();
    }
    listener.failed(reached, reason);
  }

  private void forget() {
    socket = null;
    if (connection != null) {
      connection.release();
      connection = null;
    }
  }

  private final class Effects implements HttpClientEffects {
    @Override
    public void head(int code) {
      status = code;
      host.counter("http.responses", "messages", "status", Integer.toString(code)).increment();
    }

    @Override
    public void complete(long contentBytes, boolean reusable) {
      phase = Phase.IDLE;
      timer.cancel();
      if (!reusable || !keepAlive) {
        close();
      }
      listener.completed(status, contentBytes);
    }

    @Override
    public void failed(String reason) {
      fail(reason);
    }
  }
}
