package io.actornet.protocol.app.dns;

import akka.actor.typed.Behavior;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.app.ClaimedPort;
import io.actornet.protocol.device.HostEvent;
import java.util.List;
import org.xbill.DNS.Message;

/**
 * {@code dns-server}: answers for a zone on UDP and TCP port 53, and refuses what lies outside it.
 *
 * <p>A response of more than 512 bytes is truncated over UDP (RFC 1035 §4.2.1). Journals {@code
 * dns.response}; counts {@code dns.responses} by {@code rcode}, and {@code dns.malformed}.
 *
 * @param zone what it answers for
 */
public record DnsServer(Zone zone) implements Application {
  @Override
  public List<ClaimedPort> claims() {
    return DnsService.CLAIMS;
  }

  @Override
  public Behavior<HostEvent> create(ApplicationContext host) {
    return new Service(host, zone);
  }

  private static final class Service extends DnsService {
    private final Zone zone;

    Service(ApplicationContext host, Zone zone) {
      super(host);
      this.zone = zone;
    }

    @Override
    void query(Client client, Message query) {
      Message response = zone.answer(query);
      if (response != null) {
        respond(client, response);
      }
    }
  }
}
