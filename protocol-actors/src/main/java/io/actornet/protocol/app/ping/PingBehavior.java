package io.actornet.protocol.app.ping;

import akka.actor.typed.ActorRef;
import io.actornet.protocol.app.ApplicationBehavior;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.app.dns.NameLookup;
import io.actornet.protocol.device.HostEvent;
import io.actornet.protocol.device.RawSocketCommand;
import io.actornet.protocol.engine.Counter;
import io.actornet.protocol.engine.Timer;
import io.actornet.protocol.icmp.QuotedDatagram;
import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.IcmpType;
import io.actornet.protocol.wire.IcmpView;
import io.actornet.protocol.wire.IpProtocol;
import io.actornet.protocol.wire.Ipv4View;
import io.actornet.protocol.wire.QuotedDatagramView;
import io.actornet.topology.value.IpAddress;
import io.actornet.topology.value.Ipv4Address;

/** The actor of a {@link Ping}: a {@link PingSession} on a raw socket. */
final class PingBehavior extends ApplicationBehavior implements NameLookup.Listener {
  private static final int IDENTIFIER_MASK = 0xffff;

  private final Ping options;
  private final PingSession session;
  private final NameLookup names;

  // Null until the first request.
  private IpAddress target;
  private ActorRef<RawSocketCommand.ByApplication> socket;
  private Timer<HostEvent> timer;
  private Counter sent;

  private int identifier;
  private long nextSendAt;

  PingBehavior(ApplicationContext host, Ping options) {
    super(host);
    this.options = options;
    session = new PingSession(options.timeoutNanos());
    names = new NameLookup(host);
    add(names);
  }

  @Override
  protected void started() {
    names.lookup(options.to(), this);
  }

  @Override
  public void unresolved(String reason) {
    host.journal("ping.failed", "to", options.to(), "reason", reason);
    stop();
  }

  @Override
  public void resolved(IpAddress address) {
    target = address;
    // Pings of one host are told apart by how many there were before.
    Counter sessions = host.counter("ping.sessions", "sessions");
    sessions.increment();
    identifier = (int) sessions.value() & IDENTIFIER_MASK;
    host.openRaw(IpProtocol.ICMP);
  }

  @Override
  protected void rawOpened(HostEvent.RawOpened opened) {
    socket = opened.socket();
    timer = host.timer(this);
    sent = host.counter("ping.sent", "packets");
    nextSendAt = host.now();
    proceed();
  }

  @Override
  protected void timerFired(Object key) {
    PingSession.Request expired = session.expire(host.now());
    while (expired != null) {
      host.journal("ping.timeout", "to", options.to(), "number", expired.number());
      expired = session.expire(host.now());
    }
    proceed();
  }

  private void proceed() {
    if (nextSendAt <= host.now()) {
      send();
    }
    long next = Math.min(nextSendAt, session.nextDeadline());
    if (next == PingSession.NEVER) {
      timer.cancel();
      summary();
      stop();
    } else {
      timer.arm(next);
    }
  }

  private void send() {
    int sequence = session.send(host.now());
    sent.increment();
    socket.tell(
        new RawSocketCommand.SendPacket(
            target, request(identifier, sequence, options.sizeBytes()), 0, false));
    boolean more = options.count() == 0 || session.sent() < options.count();
    nextSendAt = more ? host.now() + options.intervalNanos() : PingSession.NEVER;
  }

  /** An echo request whose data is 0, 1, 2, … as that of ping(8). */
  private static byte[] request(int identifier, int sequence, int sizeBytes) {
    byte[] message = new byte[FrameLayout.ICMP_LENGTH + sizeBytes];
    for (int i = 0; i < sizeBytes; i++) {
      message[FrameLayout.ICMP_LENGTH + i] = (byte) i;
    }
    new IcmpView()
        .at(message, 0)
        .type(IcmpType.ECHO_REQUEST, 0)
        .echo(identifier, sequence)
        .fillChecksum();
    return message;
  }

  @Override
  protected void packet(HostEvent.Packet received) {
    byte[] bytes = received.packet();
    Ipv4View packet = new Ipv4View();
    IcmpView message = new IcmpView();
    if (packet.wrap(bytes, 0, bytes.length) != null
        || message.wrap(bytes, packet.payloadOffset(), packet.limit()) != null
        || !message.checksumValid()) {
      return;
    }
    if (message.type() == IcmpType.ECHO_REPLY) {
      reply(packet, message);
    } else if (IcmpType.isError(message.type())) {
      error(packet, message);
    }
  }

  private void reply(Ipv4View packet, IcmpView message) {
    if (message.identifier() != identifier || !target.equals(new Ipv4Address(packet.source()))) {
      return;
    }
    PingSession.Request request = session.reply(message.sequence(), host.now());
    if (request == null) {
      return;
    }
    host.counter("ping.received", "packets").increment();
    host.journal(
        "ping.reply",
        "to",
        options.to(),
        "number",
        request.number(),
        "bytes",
        message.payloadLength(),
        "ttl",
        packet.ttl(),
        "round_trip_nanos",
        host.now() - request.sentAt());
    proceed();
  }

  /** The request stays without reply; its time goes by. */
  private void error(Ipv4View packet, IcmpView message) {
    QuotedDatagramView quoted = new QuotedDatagramView();
    if (quoted.wrap(message) != null) {
      return;
    }
    QuotedDatagram error = QuotedDatagram.from(message, quoted);
    if (error.protocol() == IpProtocol.ICMP && error.sourcePort() == identifier) {
      host.journal(
          "ping.error",
          "to",
          options.to(),
          "sequence",
          error.destinationPort(),
          "router",
          Ipv4Address.format(packet.source()),
          "reason",
          error.describe());
    }
  }

  private void summary() {
    if (session.received() == 0) {
      host.journal("ping.summary", "to", options.to(), "sent", session.sent(), "received", 0L);
      return;
    }
    host.journal(
        "ping.summary",
        "to",
        options.to(),
        "sent",
        session.sent(),
        "received",
        session.received(),
        "minimum_nanos",
        session.minimumNanos(),
        "average_nanos",
        session.averageNanos(),
        "maximum_nanos",
        session.maximumNanos());
  }
}
