package io.actornet.protocol.app.browse;

import akka.actor.typed.Behavior;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.ApplicationBehavior;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.app.Options;
import io.actornet.protocol.app.dns.NameLookup;
import io.actornet.protocol.app.http.HttpClient;
import io.actornet.protocol.app.http.HttpUrl;
import io.actornet.protocol.device.HostEvent;
import io.actornet.topology.value.IpAddress;
import io.netty.handler.codec.http.HttpVersion;

/**
 * {@code browse}: fetches one page and journals each phase, as the network panel of a browser shows
 * it. It follows no redirect and fetches nothing that the page refers to.
 *
 * <pre>
 *   started ──▶ browse.dns ──▶ browse.connect ──▶ browse.request ──▶ browse.first-byte ──▶ browse.done
 *      └───────────┴───────────────┴─────────────────┴───────────────────┴──▶ browse.failed
 * </pre>
 *
 * <p>Each line has {@code url} and {@code duration_nanos}, that of its phase; {@code browse.done}
 * has those of all phases and the whole. What ARP has done meanwhile is below applications: the
 * host's own lines in the journal tell. Counts {@code browse.pages} by {@code result}: {@code ok},
 * {@code error} for a status of 400 and above, {@code failed} without a response; and as {@link
 * HttpClient} does.
 *
 * @param url of the page
 * @param timeoutNanos how long it may take in all, > 0; default 30 s
 */
public record Browse(HttpUrl url, long timeoutNanos) implements Application {
  /** How long a page may take where nothing else is said: 30 s. */
  public static final long DEFAULT_TIMEOUT_NANOS = 30_000_000_000L;

  public Browse {
    Options.check("timeout", timeoutNanos, 1);
  }

  @Override
  public Behavior<HostEvent> create(ApplicationContext host) {
    return new Browser(host, this);
  }

  private static final class Browser extends ApplicationBehavior implements HttpClient.Listener {
    private static final int FIRST_ERROR = 400;

    private final Browse options;
    private final HttpClient client;
    private long startedAt;
    private long phaseAt;
    private long dnsNanos;
    private long connectNanos;
    private long waitingNanos;

    Browser(ApplicationContext host, Browse options) {
      super(host);
      this.options = options;
      client =
          new HttpClient(
              host, options.url, HttpVersion.HTTP_1_1, false, options.timeoutNanos, this);
      add(client);
    }

    @Override
    protected void started() {
      startedAt = host.now();
      phaseAt = startedAt;
      client.get();
    }

    /** Ends a phase; returns how long it was. */
    private long phase() {
      long nanos = host.now() - phaseAt;
      phaseAt = host.now();
      return nanos;
    }

    private void line(String type, Object... fields) {
      Object[] all = new Object[fields.length + 2];
      all[0] = "url";
      all[1] = options.url.toString();
      System.arraycopy(fields, 0, all, 2, fields.length);
      host.journal(type, all);
    }

    @Override
    public void resolved(IpAddress address) {
      dnsNanos = phase();
      String name = options.url.host();
      boolean asked = NameLookup.literal(name) == null;
      line(
          "browse.dns",
          "name",
          name,
          "address",
          address.toString(),
          "asked",
          asked,
          "duration_nanos",
          dnsNanos);
    }

    @Override
    public void connected(IpAddress address) {
      connectNanos = phase();
      line(
          "browse.connect",
          "address",
          address.toString(),
          "port",
          options.url.port(),
          "duration_nanos",
          connectNanos);
    }

    @Override
    public void requested(int bytes) {
      line("browse.request", "bytes", bytes, "duration_nanos", phase());
    }

    @Override
    public void firstByte() {
      waitingNanos = phase();
      line("browse.first-byte", "duration_nanos", waitingNanos);
    }

    @Override
    public void completed(int status, long contentBytes) {
      long contentNanos = phase();
      line(
          "browse.done",
          "status",
          status,
          "bytes",
          contentBytes,
          "dns_nanos",
          dnsNanos,
          "connect_nanos",
          connectNanos,
          "waiting_nanos",
          waitingNanos,
          "content_nanos",
          contentNanos,
          "duration_nanos",
          host.now() - startedAt);
      end(status < FIRST_ERROR ? "ok" : "error");
    }

    @Override
    public void failed(HttpClient.Phase phase, String reason) {
      line(
          "browse.failed",
          "phase",
          phase.label(),
          "reason",
          reason,
          "duration_nanos",
          host.now() - startedAt);
      end("failed");
    }

    private void end(String result) {
      host.counter("browse.pages", "pages", "result", result).increment();
      stop();
    }
  }
}
