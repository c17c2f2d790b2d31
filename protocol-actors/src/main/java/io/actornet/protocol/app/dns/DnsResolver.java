package io.actornet.protocol.app.dns;

import akka.actor.typed.Behavior;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.app.ClaimedPort;
import io.actornet.protocol.app.Options;
import io.actornet.protocol.device.HostEvent;
import io.actornet.topology.value.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/**
 * {@code dns-resolver}: answers everybody on UDP and TCP port 53, from its own zone, from what it
 * remembers, or by asking other servers.
 *
 * <p>A question goes to the servers of the longest zone that it lies in. Several clients with one
 * question cause one query. Answers are kept for as long as their records live, negative ones too
 * (RFC 2308). Journals and counts as {@link DnsServer} does, and counts {@code dns.cache.hits} and
 * {@code dns.cache.misses}.
 *
 * @param zone what it answers for itself; null for nothing
 * @param forward the servers to ask, in turn, by the name of the zone they know; {@code .} stands
 *     for all names
 * @param retry how patiently it asks
 * @param cacheSize how many answers it keeps, 1 or more; default 10,000
 */
public record DnsResolver(
    Zone zone, SortedMap<String, List<IpAddress>> forward, RetryPolicy retry, int cacheSize)
    implements Application {
  /** Answers kept where nothing else is said. */
  public static final int DEFAULT_CACHE_SIZE = 10_000;

  public DnsResolver {
    Options.check("cache-size", cacheSize, 1);
    for (Map.Entry<String, List<IpAddress>> each : forward.entrySet()) {
      DnsMessages.name(each.getKey());
      Options.check("servers of " + each.getKey(), each.getValue().size(), 1);
    }
  }

  @Override
  public List<ClaimedPort> claims() {
    return DnsService.CLAIMS;
  }

  @Override
  public Behavior<HostEvent> create(ApplicationContext host) {
    return new Service(host, this);
  }

  private static final class Service extends DnsService implements QueryEffects {
    private final Zone zone;
    private final Map<Name, List<IpAddress>> forward = new HashMap<>();
    private final AnswerCache cache;
    private final QuerySockets sockets;
    private final Queries queries;

    private record Waiting(Client client, Message query) {}

    /** Not iterated over, so that its order cannot matter. */
    private final Map<Question, List<Waiting>> waiting = new HashMap<>();

    Service(ApplicationContext host, DnsResolver options) {
      super(host);
      zone = options.zone;
      for (Map.Entry<String, List<IpAddress>> each : options.forward.entrySet()) {
        forward.put(DnsMessages.name(each.getKey()), List.copyOf(each.getValue()));
      }
      cache = new AnswerCache(options.cacheSize);
      sockets = new QuerySockets(host);
      queries = new Queries(options.retry, true, host.random("dns.resolver"), this);
      sockets.serve(queries);
      add(sockets);
    }

    @Override
    void query(Client client, Message query) {
      if (query.getHeader().getFlag(Flags.QR)) {
        return;
      }
      Question question = Question.of(query);
      if (zone != null && question != null && zone.contains(question.name())) {
        Message response = zone.answer(query);
        response.getHeader().setFlag(Flags.RA);
        respond(client, response);
      } else if (query.getHeader().getOpcode() != Opcode.QUERY) {
        respond(client, responseTo(query, Rcode.NOTIMP));
      } else if (question == null) {
        respond(client, responseTo(query, Rcode.FORMERR));
      } else {
        resolve(client, query, question);
      }
    }

    private static Message responseTo(Message query, int rcode) {
      Message response = DnsMessages.responseTo(query, rcode);
      response.getHeader().setFlag(Flags.RA);
      return response;
    }

    private void resolve(Client client, Message query, Question question) {
      Message response = responseTo(query, Rcode.NOERROR);
      if (cache.answer(question, response, host.now())) {
        host.counter("dns.cache.hits", "queries").increment();
        respond(client, response);
        return;
      }
      host.counter("dns.cache.misses", "queries").increment();
      List<IpAddress> servers = servers(question.name());
      if (servers == null) {
        respond(client, responseTo(query, Rcode.REFUSED));
        return;
      }
      waiting
          .computeIfAbsent(question, absent -> new ArrayList<>(1))
          .add(new Waiting(client, query));
      queries.ask(question, servers, host.now());
      sockets.settle();
    }

    /** The servers of the longest zone that a name lies in; null if there are none. */
    private List<IpAddress> servers(Name name) {
      Name suffix = name;
      while (!forward.containsKey(suffix)) {
        if (suffix.labels() <= 1) {
          return null;
        }
        suffix = new Name(suffix, 1);
      }
      return forward.get(suffix);
    }

    @Override
    public void send(IpAddress server, byte[] query) {
      sockets.send(server, query);
    }

    @Override
    public void sendOverTcp(IpAddress server, byte[] query) {
      sockets.sendOverTcp(server, query);
    }

    @Override
    public void answered(Question question, Message response) {
      cache.put(question, response, host.now());
      for (Waiting each : waiting.remove(question)) {
        Message own = responseTo(each.query, response.getRcode());
        copy(response, own, Section.ANSWER);
        copy(response, own, Section.AUTHORITY);
        respond(each.client, own);
      }
    }

    private static void copy(Message from, Message to, int section) {
      for (Record each : from.getSection(section)) {
        to.addRecord(each, section);
      }
    }

    @Override
    public void unanswered(Question question) {
      for (Waiting each : waiting.remove(question)) {
        respond(each.client, responseTo(each.query, Rcode.SERVFAIL));
      }
    }
  }
}
