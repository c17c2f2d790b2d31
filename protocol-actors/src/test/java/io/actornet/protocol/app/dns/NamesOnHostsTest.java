package io.actornet.protocol.app.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.ApplicationBehavior;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.device.TestNetwork;
import io.actornet.protocol.engine.DispatcherKind;
import io.actornet.topology.value.IpAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NamesOnHostsTest {
  private static final String RESOLVER = "10.0.0.53";
  private static final String SERVER = "10.0.1.53";
  private static final long STOP = 200 * TestNetwork.SECOND;

  /** Looks a name up and writes what it finds to the journal. */
  private static Application lookup(String name) {
    return host -> new Lookup(host, name);
  }

  private static final class Lookup extends ApplicationBehavior implements NameLookup.Listener {
    private final String name;
    private final NameLookup names;

    Lookup(ApplicationContext host, String name) {
      super(host);
      this.name = name;
      names = new NameLookup(host);
      add(names);
    }

    @Override
    protected void started() {
      names.lookup(name, this);
    }

    @Override
    public void resolved(IpAddress address) {
      host.journal("found", "address", address.toString());
      stop();
    }

    @Override
    public void unresolved(String reason) {
      host.journal("found", "reason", reason);
      stop();
    }
  }

  private static TestNetwork network(double loss) {
    return new TestNetwork(DispatcherKind.DIRECT)
        .host("client")
        .host("resolver")
        .host("server")
        .link(
            "client",
            "10.0.0.1/24",
            "resolver",
            RESOLVER + "/24",
            TestNetwork.link(TestNetwork.MILLISECOND, loss))
        .link("resolver", "10.0.1.1/24", "server", SERVER + "/24", TestNetwork.LINK)
        .resolver("client", RESOLVER);
  }

  private static DnsServer server() {
    StringBuilder many = new StringBuilder("10.9.9.1");
    for (int i = 2; i <= 60; i++) {
      many.append(",10.9.9.").append(i);
    }
    return new DnsServer(
        new Zone(
            "example.com",
            30,
            Map.of("www.example.com", "10.9.9.9", "many.example.com", many.toString())));
  }

  private static DnsResolver resolver() {
    return new DnsResolver(
        null,
        new TreeMap<>(Map.of(".", List.of(IpAddress.parse(SERVER)))),
        RetryPolicy.DEFAULT,
        DnsResolver.DEFAULT_CACHE_SIZE);
  }

  @Test
  void aNameIsFoundThroughAResolverAndTheSecondTimeInItsCache() {
    try (TestNetwork network = network(0)) {
      network
          .application("server", 0, server())
          .application("resolver", 0, resolver())
          .application("client", TestNetwork.SECOND, lookup("www.example.com"))
          .application("client", 2 * TestNetwork.SECOND, lookup("www.example.com"))
          .application("client", 40 * TestNetwork.SECOND, lookup("www.example.com"));
      assertEquals(0, network.run(STOP).faults());
      assertEquals(
          List.of("address=10.9.9.9", "address=10.9.9.9", "address=10.9.9.9"),
          network.journal("client", "found"));
      assertEquals(2, network.counter("server", "dns.responses", "rcode", "NOERROR"));
      assertEquals(3, network.counter("resolver", "dns.responses"));
      assertEquals(1, network.counter("resolver", "dns.cache.hits"));
      assertEquals(
          "client=10.0.1.1 name=www.example.com. query_type=A rcode=NOERROR answers=1",
          network.journal("server", "dns.response").getFirst());
    }
  }

  @Test
  void namesThatDoNotExistAreDeniedAndForeignOnesFail() {
    try (TestNetwork network = network(0)) {
      network
          .application("server", 0, server())
          .application("resolver", 0, resolver())
          .application("client", TestNetwork.SECOND, lookup("nobody.example.com"))
          .application("client", 2 * TestNetwork.SECOND, lookup("www.example.org"))
          .application("client", 3 * TestNetwork.SECOND, lookup("10.1.2.3"))
          .application("server", 3 * TestNetwork.SECOND, lookup("www.example.com"));
      assertEquals(0, network.run(STOP).faults());
      assertEquals(
          List.of("reason=no such name", "reason=resolver said REFUSED", "address=10.1.2.3"),
          network.journal("client", "found"));
      assertEquals(List.of("reason=no resolver"), network.journal("server", "found"));
    }
  }

  @Test
  void anAnswerThatIsTooLongForADatagramComesOverTcp() {
    try (TestNetwork network = network(0)) {
      network
          .application("server", 0, server())
          .application("resolver", 0, resolver())
          .application("client", TestNetwork.SECOND, lookup("many.example.com"));
      assertEquals(0, network.run(STOP).faults());
      assertEquals(List.of("address=10.9.9.1"), network.journal("client", "found"));
      assertEquals(2, network.counter("server", "dns.responses"));
      assertEquals(2, network.journal("resolver", "tcp.closed").size());
    }
  }

  @Test
  void aQueryThatIsLostIsAskedAgain() {
    try (TestNetwork network = network(0.3)) {
      network.application("resolver", 0, server());
      for (int i = 0; i < 20; i++) {
        network.application("client", (1 + i) * TestNetwork.SECOND, lookup("www.example.com"));
      }
      assertEquals(0, network.run(STOP).faults());
      long found =
          network.journal("client", "found").stream().filter("address=10.9.9.9"::equals).count();
      assertTrue(found >= 18, () -> found + " of 20");
      assertEquals(20, network.journal("client", "found").size());
    }
  }

  @Test
  void aResolverThatIsNotThereIsGivenUp() {
    try (TestNetwork network = network(0)) {
      network.application("client", 0, lookup("www.example.com"));
      assertEquals(0, network.run(STOP).faults());
      assertEquals(
          List.of("reason=no answer from the resolver"), network.journal("client", "found"));
    }
  }
}
