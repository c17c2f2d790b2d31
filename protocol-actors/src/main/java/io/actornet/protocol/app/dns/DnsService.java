package io.actornet.protocol.app.dns;

import akka.actor.typed.ActorRef;
import io.actornet.protocol.app.ApplicationBehavior;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.app.ClaimedPort;
import io.actornet.protocol.device.HostEvent;
import io.actornet.protocol.device.TcpOptions;
import io.actornet.protocol.device.TcpSocketCommand;
import io.actornet.protocol.device.UdpSocketCommand;
import io.actornet.topology.value.IpAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What a server and a resolver do alike: take queries over UDP and TCP, and send responses. */
abstract class DnsService extends ApplicationBehavior {
  /** What every service needs. */
  static final List<ClaimedPort> CLAIMS =
      List.of(ClaimedPort.udp(DnsMessages.PORT), ClaimedPort.tcp(DnsMessages.PORT));

  /** Who has asked, and how. */
  sealed interface Client {
    /** Its address. */
    IpAddress address();

    /** One that sent a datagram. */
    record ByDatagram(ActorRef<UdpSocketCommand.ByApplication> socket, IpAddress address, int port)
        implements Client {}

    /** One that has connected. */
    record ByConnection(ActorRef<TcpSocketCommand.ByApplication> socket, IpAddress address)
        implements Client {}
  }

  private record Connection(Client client, DnsMessages.Stream stream) {}

  /** Not iterated over, so that its order cannot matter. */
  private final Map<ActorRef<?>, Connection> connections = new HashMap<>();

  DnsService(ApplicationContext host) {
    super(host);
  }

  /** Takes a query. */
  abstract void query(Client client, Message query);

  @Override
  protected void started() {
    host.bindUdp(DnsMessages.PORT);
    host.listen(DnsMessages.PORT, TcpOptions.DEFAULT);
  }

  @Override
  protected void datagram(HostEvent.Datagram datagram) {
    Client client =
        new Client.ByDatagram(datagram.socket(), datagram.source(), datagram.sourcePort());
    receive(client, datagram.payload());
  }

  @Override
  protected void accepted(HostEvent.Accepted accepted) {
    connections.put(
        accepted.socket(),
        new Connection(
            new Client.ByConnection(accepted.socket(), accepted.peer()), new DnsMessages.Stream()));
  }

  @Override
  protected void data(HostEvent.Data data) {
    Connection connection = connections.get(data.socket());
    if (connection == null) {
      return;
    }
    connection.stream.add(data.array(), data.offset(), data.length());
    byte[] message = connection.stream.next();
    while (message != null) {
      receive(connection.client, message);
      message = connection.stream.next();
    }
  }

  @Override
  protected void endOfStream(HostEvent.EndOfStream end) {
    end.socket().tell(new TcpSocketCommand.Close());
  }

  @Override
  protected void closed(HostEvent.Closed closed) {
    connections.remove(closed.socket());
  }

  private void receive(Client client, byte[] bytes) {
    Message query = DnsMessages.parse(bytes);
    if (query != null) {
      query(client, query);
      return;
    }
    host.counter("dns.malformed", "messages").increment();
    Message error = DnsMessages.formatError(bytes);
    if (error != null) {
      send(client, error);
    }
  }

  /** Sends a response; over UDP one that is too long loses records and says so. */
  final void respond(Client client, Message response) {
    String rcode = Rcode.string(response.getRcode());
    host.counter("dns.responses", "messages", "rcode", rcode).increment();
    Record question = response.getQuestion();
    host.journal(
        "dns.response",
        "client",
        client.address().toString(),
        "name",
        question == null ? "" : question.getName().toString(),
        "query_type",
        question == null ? "" : Type.string(question.getType()),
        "rcode",
        rcode,
        "answers",
        response.getSection(Section.ANSWER).size());
    send(client, response);
  }

  private static void send(Client client, Message response) {
    switch (client) {
      case Client.ByDatagram(var socket, IpAddress address, int port) ->
          socket.tell(
              new UdpSocketCommand.Send(
                  address, port, response.toWire(DnsMessages.LONGEST_DATAGRAM)));
      case Client.ByConnection(var socket, IpAddress address) ->
          socket.tell(
              new TcpSocketCommand.Send(DnsMessages.framed(response.toWire(Message.MAXLENGTH))));
    }
  }
}
