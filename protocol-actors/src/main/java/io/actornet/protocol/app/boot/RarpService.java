package io.actornet.protocol.app.boot;

import akka.actor.typed.Behavior;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.ApplicationBehavior;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.app.Options;
import io.actornet.protocol.device.HostEvent;
import io.actornet.protocol.device.RawSocketCommand;
import io.actornet.protocol.rarp.RarpServer;
import io.actornet.protocol.wire.ArpView;
import io.actornet.protocol.wire.EtherType;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.MacAddress;
import java.util.SortedMap;

/**
 * {@code rarp-server}: tells stations on a link their addresses.
 *
 * <p>Counts {@code rarp.requests} and {@code rarp.replies}; journals {@code rarp.reply}.
 *
 * @param networkInterface index of the interface that it serves, from 0; default 0
 * @param table the address of each station
 */
public record RarpService(int networkInterface, SortedMap<MacAddress, Ipv4Address> table)
    implements Application {
  public RarpService {
    Options.check("interface", networkInterface, 0);
  }

  @Override
  public Behavior<HostEvent> create(ApplicationContext host) {
    return new Service(host, this);
  }

  private static final class Service extends ApplicationBehavior {
    private final RarpService options;

    /** Null until the socket is open. */
    private RarpServer server;

    Service(ApplicationContext host, RarpService options) {
      super(host);
      this.options = options;
    }

    @Override
    protected void started() {
      host.openLink(options.networkInterface, EtherType.RARP);
    }

    @Override
    protected void linkOpened(HostEvent.LinkOpened opened) {
      if (!(host.address(options.networkInterface) instanceof Ipv4Address own)) {
        host.journal("rarp.failed", "reason", "a server needs an address of its own");
        stop();
        return;
      }
      server = new RarpServer(host.hardwareAddress(options.networkInterface), own);
      options.table.forEach(server::assign);
    }

    @Override
    protected void linkFrame(HostEvent.LinkFrame received) {
      ArpView request = RarpFrame.open(received.frame());
      if (request == null) {
        return;
      }
      host.counter("rarp.requests", "packets").increment();
      byte[] reply = server.receive(request);
      if (reply == null) {
        return;
      }
      host.counter("rarp.replies", "packets").increment();
      host.journal(
          "rarp.reply",
          "station",
          MacAddress.format(request.targetMac()),
          "to",
          MacAddress.format(request.senderMac()));
      received.socket().tell(new RawSocketCommand.SendFrame(reply));
    }
  }
}
