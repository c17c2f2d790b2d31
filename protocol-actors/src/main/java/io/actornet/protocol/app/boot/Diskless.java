package io.actornet.protocol.app.boot;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.ApplicationBehavior;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.app.Options;
import io.actornet.protocol.device.HostCommand;
import io.actornet.protocol.device.HostEvent;
import io.actornet.protocol.device.RawSocketCommand;
import io.actornet.protocol.engine.Timer;
import io.actornet.protocol.rarp.RarpClient;
import io.actornet.protocol.rarp.RarpEffects;
import io.actornet.protocol.rarp.RarpParameters;
import io.actornet.protocol.wire.ArpView;
import io.actornet.protocol.wire.EtherType;
import io.actornet.topology.value.Ipv4Address;

/**
 * {@code diskless}: asks by RARP for the address of an interface that has none, gives it that
 * address, and ends.
 *
 * <p>Journals {@code rarp.assigned}, or {@code rarp.unanswered} when nobody has answered any
 * request; counts {@code rarp.requests.sent}.
 *
 * @param networkInterface index of the interface, from 0; default 0
 * @param prefixLength how many leading bits of the address name the link, which RARP does not tell:
 *     0 to 32; default 24
 * @param retry how patiently it asks
 */
public record Diskless(int networkInterface, int prefixLength, RarpParameters retry)
    implements Application {
  /** The prefix length where nothing else is said. */
  public static final int DEFAULT_PREFIX_LENGTH = 24;

  private static final int LONGEST_PREFIX = 32;

  public Diskless {
    Options.check("interface", networkInterface, 0);
    Options.check("prefix", prefixLength, 0, LONGEST_PREFIX);
  }

  @Override
  public Behavior<HostEvent> create(ApplicationContext host) {
    return new Station(host, this);
  }

  private static final class Station extends ApplicationBehavior implements RarpEffects {
    private final Diskless options;
    private final Timer<HostEvent> timer;

    // Null until the socket is open.
    private ActorRef<RawSocketCommand.ByApplication> socket;
    private RarpClient client;

    private long startedAt;

    Station(ApplicationContext host, Diskless options) {
      super(host);
      this.options = options;
      timer = host.timer(this);
    }

    @Override
    protected void started() {
      startedAt = host.now();
      host.openLink(options.networkInterface, EtherType.RARP);
    }

    @Override
    protected void linkOpened(HostEvent.LinkOpened opened) {
      socket = opened.socket();
      long mac = host.hardwareAddress(options.networkInterface).bits();
      client = new RarpClient(options.retry, mac);
      client.start(host.now(), this);
      timer.arm(client.nextDeadline());
    }

    @Override
    protected void timerFired(Object key) {
      client.onTimer(host.now(), this);
      if (client.nextDeadline() != RarpClient.NEVER) {
        timer.arm(client.nextDeadline());
      }
    }

    @Override
    protected void linkFrame(HostEvent.LinkFrame received) {
      ArpView packet = RarpFrame.open(received.frame());
      if (packet != null) {
        client.receive(packet, this);
      }
    }

    @Override
    public void sendRarp(byte[] frame) {
      host.counter("rarp.requests.sent", "packets").increment();
      socket.tell(new RawSocketCommand.SendFrame(frame));
    }

    @Override
    public void assigned(int ip, int serverIp) {
      timer.cancel();
      host.ask(
          new HostCommand.ConfigureAddress(
              options.networkInterface, new Ipv4Address(ip), options.prefixLength));
      host.journal(
          "rarp.assigned",
          "ip",
          Ipv4Address.format(ip),
          "server",
          Ipv4Address.format(serverIp),
          "duration_nanos",
          host.now() - startedAt);
      stop();
    }

    @Override
    public void unanswered() {
      host.journal("rarp.unanswered", "duration_nanos", host.now() - startedAt);
      stop();
    }
  }
}
