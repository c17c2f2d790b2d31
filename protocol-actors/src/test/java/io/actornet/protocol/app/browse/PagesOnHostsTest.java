package io.actornet.protocol.app.browse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.protocol.app.bulk.TcpSink;
import io.actornet.protocol.app.dns.DnsServer;
import io.actornet.protocol.app.dns.Zone;
import io.actornet.protocol.app.http.HttpDocument;
import io.actornet.protocol.app.http.HttpGet;
import io.actornet.protocol.app.http.HttpServer;
import io.actornet.protocol.app.http.HttpUrl;
import io.actornet.protocol.device.TcpOptions;
import io.actornet.protocol.device.TestNetwork;
import io.actornet.protocol.engine.DispatcherKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PagesOnHostsTest {
  private static final long SECOND = TestNetwork.SECOND;
  private static final long STOP = 300 * SECOND;
  private static final String URL = "http://www.example.com/index.html";

  /** browser ── router ── web, 1 ms each; the web server's names are on the router. */
  private static TestNetwork network(double loss) {
    return new TestNetwork(DispatcherKind.DIRECT)
        .host("browser")
        .router("router")
        .host("web")
        .link("browser", "10.0.0.1/24", "router", "10.0.0.2/24", TestNetwork.LINK)
        .link(
            "router",
            "10.0.1.1/24",
            "web",
            "10.0.1.2/24",
            TestNetwork.link(TestNetwork.MILLISECOND, loss))
        .route("browser", "0.0.0.0/0", 0, "10.0.0.2")
        .route("web", "0.0.0.0/0", 0, "10.0.1.1")
        .resolver("browser", "10.0.0.2")
        .application(
            "router",
            0,
            new DnsServer(
                new Zone(
                    ".",
                    300,
                    Map.of("www.example.com", "10.0.1.2", "gone.example.com", "10.0.1.77"))));
  }

  private static HttpServer server() {
    return new HttpServer(
        80,
        List.of(HttpDocument.of("/index.html", 20_000), HttpDocument.of("/large.bin", 3_000_000)));
  }

  private static Browse browse(String url) {
    return new Browse(HttpUrl.parse(url), Browse.DEFAULT_TIMEOUT_NANOS);
  }

  private static HttpGet get(String url, int count, boolean keepAlive, int minorVersion) {
    return new HttpGet(HttpUrl.parse(url), count, 0, keepAlive, minorVersion, 30 * SECOND);
  }

  @Test
  void everyPhaseOfAPageIsTold() {
    try (TestNetwork network = network(0)) {
      network.application("web", 0, server()).application("browser", SECOND, browse(URL));
      assertEquals(0, network.run(STOP).faults());
      // ARP and the query take a round trip each.
      assertEquals(
          List.of(
              "url="
                  + URL
                  + " name=www.example.com address=10.0.1.2 asked=true duration_nanos=4000000"),
          network.journal("browser", "browse.dns"));
      // The router asks for web's hardware address; then the handshake.
      assertEquals(
          List.of("url=" + URL + " address=10.0.1.2 port=80 duration_nanos=6000000"),
          network.journal("browser", "browse.connect"));
      assertEquals(1, network.journal("browser", "browse.request").size());
      assertEquals(
          List.of("url=" + URL + " duration_nanos=4000000"),
          network.journal("browser", "browse.first-byte"));
      String done = network.journal("browser", "browse.done").getFirst();
      assertTrue(done.startsWith("url=" + URL + " status=200 bytes=20000 dns_nanos=4000000"), done);
      assertEquals(1, network.counter("browser", "browse.pages", "result", "ok"));
      assertEquals(1, network.counter("browser", "http.requests"));
      assertEquals(1, network.counter("browser", "http.responses", "status", "200"));
      assertEquals(
          List.of("peer=10.0.0.1 method=GET target=/index.html status=200 bytes=20000"),
          network.journal("web", "http-server.response"));
      assertEquals(1, network.journal("browser", "tcp.closed").size());
    }
  }

  @Test
  void whatGoesWrongIsToldWithItsPhase() {
    try (TestNetwork network = network(0)) {
      network
          .application("web", 0, server())
          .application("browser", 0, browse("http://nobody.example.com/"))
          .application("browser", SECOND, browse("http://www.example.com:81/"))
          .application("browser", 2 * SECOND, browse("http://www.example.com/nothing"))
          .application("browser", 3 * SECOND, browse("http://gone.example.com/"));
      assertEquals(0, network.run(STOP).faults());
      List<String> failures = network.journal("browser", "browse.failed");
      assertEquals(3, failures.size());
      assertTrue(failures.get(0).contains(" phase=dns reason=no such name "), failures.get(0));
      assertTrue(
          failures.get(1).contains(" phase=connect reason=connection refused "), failures.get(1));
      assertTrue(failures.get(2).contains(" phase=connect reason="), failures.get(2));
      assertEquals(3, network.counter("browser", "browse.pages", "result", "failed"));
      assertEquals(1, network.counter("browser", "browse.pages", "result", "error"));
      assertEquals(1, network.counter("browser", "http.responses", "status", "404"));
    }
  }

  @Test
  void aServerThatStaysSilentTimesOut() {
    try (TestNetwork network = network(0)) {
      network
          .application("web", 0, new TcpSink(80, TcpOptions.DEFAULT))
          .application("browser", SECOND, new Browse(HttpUrl.parse(URL), 5 * SECOND));
      assertEquals(0, network.run(STOP).faults());
      assertEquals(
          List.of("url=" + URL + " phase=waiting reason=timed out duration_nanos=5000000000"),
          network.journal("browser", "browse.failed"));
    }
  }

  @Test
  void oneConnectionServesManyRequests() {
    try (TestNetwork network = network(0)) {
      network.application("web", 0, server()).application("browser", 0, get(URL, 10, true, 1));
      assertEquals(0, network.run(STOP).faults());
      assertEquals(
          List.of("url=" + URL + " requests=10 failures=0 bytes=200000"),
          network.journal("browser", "http.done"));
      assertEquals(1, network.journal("browser", "tcp.closed").size());
    }
  }

  @Test
  void oldOrUnwillingClientsConnectForEveryRequest() {
    try (TestNetwork network = network(0)) {
      network
          .application("web", 0, server())
          .application("browser", 0, get(URL, 5, false, 1))
          .application("browser", 10 * SECOND, get(URL, 5, false, 0));
      assertEquals(0, network.run(STOP).faults());
      assertEquals(
          List.of(
              "url=" + URL + " requests=5 failures=0 bytes=100000",
              "url=" + URL + " requests=5 failures=0 bytes=100000"),
          network.journal("browser", "http.done"));
      assertEquals(10, network.journal("browser", "tcp.closed").size());
    }
  }

  @Test
  void oldClientsMayKeepAConnectionToo() {
    try (TestNetwork network = network(0)) {
      network.application("web", 0, server()).application("browser", 0, get(URL, 5, true, 0));
      assertEquals(0, network.run(STOP).faults());
      assertEquals(5, network.counter("browser", "http.responses", "status", "200"));
      assertEquals(1, network.journal("browser", "tcp.closed").size());
    }
  }

  @Test
  void aLargeDocumentComesWholeOverALossyLink() {
    try (TestNetwork network = network(0.01)) {
      network
          .application("web", 0, server())
          .application("browser", 0, get("http://10.0.1.2/large.bin", 1, true, 1));
      assertEquals(0, network.run(STOP).faults());
      assertEquals(
          List.of("url=http://10.0.1.2/large.bin requests=1 failures=0 bytes=3000000"),
          network.journal("browser", "http.done"));
    }
  }

  @Test
  void twoRunsAreTheSame() {
    assertEquals(digest(0.05), digest(0.05));
    assertNotEquals(digest(0.05), digest(0.06));
  }

  private static long digest(double loss) {
    try (TestNetwork network = network(loss)) {
      network
          .application("web", 0, server())
          .application("browser", 0, browse(URL))
          .application("browser", SECOND, get(URL, 5, false, 1));
      network.run(STOP);
      return network.digest("browser") * 31 + network.digest("web");
    }
  }
}
