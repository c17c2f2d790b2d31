package io.actornet.protocol.app.ping;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.ApplicationBehavior;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.app.Options;
import io.actornet.protocol.app.dns.NameLookup;
import io.actornet.protocol.device.HostEvent;
import io.actornet.protocol.device.UdpSocketCommand;
import io.actornet.protocol.engine.Timer;
import io.actornet.protocol.wire.IcmpCode;
import io.actornet.protocol.wire.IcmpType;
import io.actornet.topology.value.IpAddress;

/**
 * {@code traceroute}: finds the routers on the way to a host, by datagrams whose TTL lets them go
 * one hop further each time.
 *
 * <p>One datagram is under way at a time, each to a port of its own from 33434 on, so that an ICMP
 * error tells which one it is about. Journals {@code traceroute.hop} for each datagram and at its
 * end {@code traceroute.done}; {@code traceroute.failed} if the name has no address.
 *
 * @param to name or address
 * @param probes datagrams for each hop, 1 to 10; default 3
 * @param maxHops the largest TTL, 1 to 255; default 30
 * @param timeoutNanos how long an answer may take, > 0; default 1 s
 */
public record Traceroute(String to, int probes, int maxHops, long timeoutNanos)
    implements Application {
  /** Datagrams for each hop where nothing else is said. */
  public static final int DEFAULT_PROBES = 3;

  /** The largest TTL where nothing else is said. */
  public static final int DEFAULT_MAX_HOPS = 30;

  /** How long an answer may take where nothing else is said: 1 s. */
  public static final long DEFAULT_TIMEOUT_NANOS = 1_000_000_000L;

  private static final int MOST_PROBES = 10;
  private static final int LARGEST_TTL = 255;

  public Traceroute {
    Options.check("probes", probes, 1, MOST_PROBES);
    Options.check("max-hops", maxHops, 1, LARGEST_TTL);
    Options.check("timeout", timeoutNanos, 1);
  }

  /** A traceroute with the defaults. */
  public static Traceroute to(String to) {
    return new Traceroute(to, DEFAULT_PROBES, DEFAULT_MAX_HOPS, DEFAULT_TIMEOUT_NANOS);
  }

  @Override
  public Behavior<HostEvent> create(ApplicationContext host) {
    return new Tracer(host, this);
  }

  private static final class Tracer extends ApplicationBehavior implements NameLookup.Listener {
    private static final int FIRST_PORT = 33_434;
    private static final int PAYLOAD_BYTES = 32;

    private final Traceroute options;
    private final NameLookup names;
    private final Timer<HostEvent> timer;
    private IpAddress target;
    private ActorRef<UdpSocketCommand.ByApplication> socket;
    private int sent;
    private long sentAt;
    private boolean reached;

    Tracer(ApplicationContext host, Traceroute options) {
      super(host);
      this.options = options;
      names = new NameLookup(host);
      add(names);
      timer = host.timer(this);
    }

    @Override
    protected void started() {
      names.lookup(options.to, this);
    }

    @Override
    public void unresolved(String reason) {
      host.journal("traceroute.failed", "to", options.to, "reason", reason);
      stop();
    }

    @Override
    public void resolved(IpAddress address) {
      target = address;
      host.bindUdp(0);
    }

    @Override
    protected void udpBound(HostEvent.UdpBound bound) {
      socket = bound.socket();
      send();
    }

    /** The hop that the last datagram was for, from 1. */
    private int hop() {
      return (sent - 1) / options.probes + 1;
    }

    private int port() {
      return FIRST_PORT + sent - 1;
    }

    private void send() {
      sent++;
      sentAt = host.now();
      socket.tell(new UdpSocketCommand.Send(target, port(), new byte[PAYLOAD_BYTES], hop()));
      timer.arm(sentAt + options.timeoutNanos);
    }

    @Override
    protected void datagramError(HostEvent.DatagramError error) {
      if (error.destinationPort() != port()) {
        return;
      }
      boolean onTheWay = error.type() == IcmpType.TIME_EXCEEDED;
      if (!onTheWay) {
        reached = true;
      }
      host.journal(
          "traceroute.hop",
          "hop",
          hop(),
          "router",
          error.router().toString(),
          "round_trip_nanos",
          host.now() - sentAt,
          "answer",
          IcmpCode.format(error.type(), error.code()));
      proceed();
    }

    @Override
    protected void datagram(HostEvent.Datagram datagram) {
      // Something listens on that port and answers: the host is reached all the same.
      reached = true;
      host.journal(
          "traceroute.hop",
          "hop",
          hop(),
          "router",
          datagram.source().toString(),
          "round_trip_nanos",
          host.now() - sentAt,
          "answer",
          "datagram");
      proceed();
    }

    @Override
    protected void timerFired(Object key) {
      host.journal("traceroute.hop", "hop", hop(), "router", "*");
      proceed();
    }

    private void proceed() {
      boolean hopDone = sent % options.probes == 0;
      if (hopDone && (reached || hop() == options.maxHops)) {
        host.journal("traceroute.done", "to", options.to, "hops", hop(), "reached", reached);
        timer.cancel();
        stop();
      } else {
        send();
      }
    }
  }
}
