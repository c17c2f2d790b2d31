package io.actornet.protocol.app.dns;

import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.app.EventPart;
import io.actornet.protocol.device.HostEvent;
import io.actornet.topology.value.IpAddress;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.ValueFormatException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/**
 * The look-up of names for an application: asks the host's resolver, with retries.
 *
 * <p>A part of an {@link io.actornet.protocol.app.ApplicationBehavior}. An IPv4 address written out
 * is its own answer, at once and without a message.
 */
public final class NameLookup implements EventPart {
  /** Takes what was found. */
  public interface Listener {
    /** A name has an address. */
    void resolved(IpAddress address);

    /**
     * A name has none.
     *
     * @param reason in words, such as {@code no such name}
     */
    void unresolved(String reason);
  }

  private final ApplicationContext host;

  /** Null until a name is asked for. */
  private QuerySockets sockets;

  private Queries queries;

  /** Not iterated over, so that its order cannot matter. */
  private Map<Question, List<Listener>> listeners;

  /** A look-up on a host. */
  public NameLookup(ApplicationContext host) {
    this.host = host;
  }

  /** The address that a text is, if it is one written out; else null. */
  public static IpAddress literal(String text) {
    try {
      return IpAddress.parse(text);
    } catch (ValueFormatException name) {
      return null;
    }
  }

  /** Finds the address of a host, given as a name or as an address. */
  public void lookup(String text, Listener listener) {
    IpAddress literal = literal(text);
    if (literal != null) {
      listener.resolved(literal);
      return;
    }
    IpAddress resolver = host.resolver();
    if (resolver == null) {
      listener.unresolved("no resolver");
      return;
    }
    Question question;
    try {
      question = new Question(DnsMessages.name(text), Type.A);
    } catch (IllegalArgumentException malformed) {
      listener.unresolved("not a name");
      return;
    }
    prepare();
    listeners.computeIfAbsent(question, absent -> new ArrayList<>(1)).add(listener);
    queries.ask(question, List.of(resolver), host.now());
    sockets.settle();
  }

  private void prepare() {
    if (queries == null) {
      listeners = new HashMap<>();
      sockets = new QuerySockets(host);
      queries = new Queries(RetryPolicy.DEFAULT, true, host.random("dns.lookup"), new Effects());
      sockets.serve(queries);
    }
  }

  @Override
  public boolean handle(HostEvent event) {
    return sockets != null && sockets.handle(event);
  }

  private final class Effects implements QueryEffects {
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
      Ipv4Address address = DnsMessages.address(response, question.name());
      String reason =
          switch (response.getRcode()) {
            case Rcode.NOERROR -> "no address";
            case Rcode.NXDOMAIN -> "no such name";
            default -> "resolver said " + Rcode.string(response.getRcode());
          };
      for (Listener listener : listeners.remove(question)) {
        if (response.getRcode() == Rcode.NOERROR && address != null) {
          listener.resolved(address);
        } else {
          listener.unresolved(reason);
        }
      }
    }

    @Override
    public void unanswered(Question question) {
      for (Listener listener : listeners.remove(question)) {
        listener.unresolved("no answer from the resolver");
      }
    }
  }
}
