package io.actornet.protocol.app.dns;

import akka.actor.typed.ActorRef;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.app.EventPart;
import io.actornet.protocol.device.HostCommand;
import io.actornet.protocol.device.HostEvent;
import io.actornet.protocol.device.TcpOptions;
import io.actornet.protocol.device.TcpSocketCommand;
import io.actornet.protocol.device.UdpSocketCommand;
import io.actornet.protocol.engine.Timer;
import io.actornet.topology.value.IpAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sockets and the timer of {@link Queries}: a UDP socket on a port of the host's choice while
 * anything is asked, and a connection for each answer that is too long for a datagram.
 */
final class QuerySockets implements EventPart {
  private record Datagram(IpAddress server, byte[] query) {}

  private record Connection(IpAddress server, DnsMessages.Stream stream) {}

  private final ApplicationContext host;

  /** Null until the first question. */
  private Queries queries;

  private Timer<HostEvent> timer;
  private boolean binding;
  private ActorRef<UdpSocketCommand.ByApplication> socket;
  private final List<Datagram> unsent = new ArrayList<>(1);

  // Neither map is iterated over, so that its order cannot matter.
  private final Map<IpAddress, ArrayDeque<byte[]>> connecting = new HashMap<>();
  private final Map<ActorRef<?>, Connection> connections = new HashMap<>();

  QuerySockets(ApplicationContext host) {
    this.host = host;
  }

  /** Says whose sockets these are. */
  void serve(Queries served) {
    queries = served;
    timer = host.timer(this);
  }

  /** Follows what was asked just now: sets the timer, and closes the socket when all is done. */
  void settle() {
    if (!queries.isEmpty()) {
      timer.arm(queries.nextDeadline());
      return;
    }
    timer.cancel();
    if (socket != null) {
      socket.tell(new UdpSocketCommand.Close());
      socket = null;
    }
  }

  void send(IpAddress server, byte[] query) {
    if (socket != null) {
      socket.tell(new UdpSocketCommand.Send(server, DnsMessages.PORT, query));
      return;
    }
    unsent.add(new Datagram(server, query));
    if (!binding) {
      binding = true;
      host.bindUdp(0);
    }
  }

  void sendOverTcp(IpAddress server, byte[] query) {
    connecting.computeIfAbsent(server, absent -> new ArrayDeque<>(1)).add(query);
    host.connect(server, DnsMessages.PORT, TcpOptions.DEFAULT);
  }

  @Override
  public boolean handle(HostEvent event) {
    if (queries == null) {
      return false;
    }
    boolean mine =
        switch (event) {
          case HostEvent.UdpBound bound -> bound(bound);
          case HostEvent.Datagram datagram -> datagram(datagram);
          case HostEvent.DatagramError error -> error.socket().equals(socket);
          case HostEvent.TimerFired(Object key) -> timerFired(key);
          case HostEvent.Connected connected -> connected(connected);
          case HostEvent.Data data -> data(data);
          case HostEvent.EndOfStream end -> close(end.socket());
          case HostEvent.Closed closed -> connections.remove(closed.socket()) != null;
          case HostEvent.Failed failed -> failed(failed.command());
          default -> false;
        };
    if (mine) {
      settle();
    }
    return mine;
  }

  private boolean bound(HostEvent.UdpBound bound) {
    if (!binding) {
      return false;
    }
    binding = false;
    socket = bound.socket();
    unsent.forEach(datagram -> send(datagram.server, datagram.query));
    unsent.clear();
    return true;
  }

  private boolean datagram(HostEvent.Datagram datagram) {
    if (!datagram.socket().equals(socket)) {
      return false;
    }
    if (datagram.sourcePort() == DnsMessages.PORT) {
      queries.receive(datagram.source(), datagram.payload(), false, host.now());
    }
    return true;
  }

  private boolean timerFired(Object key) {
    if (!equals(key)) {
      return false;
    }
    queries.onTimer(host.now());
    return true;
  }

  private boolean connected(HostEvent.Connected connected) {
    byte[] query = connected.peerPort() == DnsMessages.PORT ? waiting(connected.peer()) : null;
    if (query == null) {
      return false;
    }
    connections.put(connected.socket(), new Connection(connected.peer(), new DnsMessages.Stream()));
    connected.socket().tell(new TcpSocketCommand.Send(DnsMessages.framed(query)));
    return true;
  }

  /** Takes the next message that waits for a connection to a server; null if there is none. */
  private byte[] waiting(IpAddress server) {
    ArrayDeque<byte[]> messages = connecting.get(server);
    if (messages == null) {
      return null;
    }
    byte[] message = messages.poll();
    if (messages.isEmpty()) {
      connecting.remove(server);
    }
    return message;
  }

  private boolean data(HostEvent.Data data) {
    Connection connection = connections.get(data.socket());
    if (connection == null) {
      return false;
    }
    connection.stream.add(data.array(), data.offset(), data.length());
    byte[] message = connection.stream.next();
    if (message != null) {
      queries.receive(connection.server, message, true, host.now());
      data.socket().tell(new TcpSocketCommand.Close());
    }
    return true;
  }

  private boolean close(ActorRef<TcpSocketCommand.ByApplication> connection) {
    if (!connections.containsKey(connection)) {
      return false;
    }
    connection.tell(new TcpSocketCommand.Close());
    return true;
  }

  /** A connection or a port that cannot be had: the question's time goes by. */
  private boolean failed(HostCommand command) {
    return switch (command) {
      case HostCommand.BindUdp bind when binding -> {
        binding = false;
        unsent.clear();
        yield true;
      }
      case HostCommand.Connect connect ->
          connect.port() == DnsMessages.PORT && waiting(connect.address()) != null;
      default -> false;
    };
  }
}
