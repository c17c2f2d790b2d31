package io.actornet.protocol.app.http;

import akka.actor.typed.Behavior;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.ApplicationBehavior;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.app.Options;
import io.actornet.protocol.device.HostEvent;
import io.actornet.protocol.engine.Timer;
import io.netty.handler.codec.http.HttpVersion;

/**
 * {@code http-get}: gets a document several times.
 *
 * <p>Journals {@code http.response} or {@code http.failed} for each request, and at its end {@code
 * http.done}. Counts as {@link HttpClient} does.
 *
 * @param url of the document
 * @param count requests, 1 or more; 0 = until the run ends; default 1
 * @param intervalNanos from the end of one request to the next, 0 or more; default 0
 * @param keepAlive whether one connection serves all; default true
 * @param minorVersion 0 for HTTP/1.0, 1 for HTTP/1.1; default 1
 * @param timeoutNanos how long a request may take in all, > 0; default 30 s
 */
public record HttpGet(
    HttpUrl url,
    long count,
    long intervalNanos,
    boolean keepAlive,
    int minorVersion,
    long timeoutNanos)
    implements Application {
  /** How long a request may take where nothing else is said: 30 s. */
  public static final long DEFAULT_TIMEOUT_NANOS = 30_000_000_000L;

  public HttpGet {
    Options.check("count", count, 0);
    Options.check("interval", intervalNanos, 0);
    Options.check("minor-version", minorVersion, 0, 1);
    Options.check("timeout", timeoutNanos, 1);
  }

  @Override
  public Behavior<HostEvent> create(ApplicationContext host) {
    return new Getter(host, this);
  }

  private static final class Getter extends ApplicationBehavior implements HttpClient.Listener {
    private final HttpGet options;
    private final HttpClient client;
    private final Timer<HostEvent> next;
    private long begunAt;
    private long requests;
    private long failures;
    private long bytes;

    Getter(ApplicationContext host, HttpGet options) {
      super(host);
      this.options = options;
      client =
          new HttpClient(
              host,
              options.url,
              options.minorVersion == 0 ? HttpVersion.HTTP_1_0 : HttpVersion.HTTP_1_1,
              options.keepAlive,
              options.timeoutNanos,
              this);
      add(client);
      next = host.timer(this);
    }

    @Override
    protected void started() {
      get();
    }

    @Override
    protected void timerFired(Object key) {
      get();
    }

    private void get() {
      requests++;
      begunAt = host.now();
      client.get();
    }

    @Override
    public void completed(int status, long contentBytes) {
      bytes += contentBytes;
      host.journal(
          "http.response",
          "url",
          options.url.toString(),
          "number",
          requests,
          "status",
          status,
          "bytes",
          contentBytes,
          "duration_nanos",
          host.now() - begunAt);
      proceed();
    }

    @Override
    public void failed(HttpClient.Phase phase, String reason) {
      failures++;
      host.journal(
          "http.failed",
          "url",
          options.url.toString(),
          "number",
          requests,
          "phase",
          phase.label(),
          "reason",
          reason,
          "duration_nanos",
          host.now() - begunAt);
      proceed();
    }

    private void proceed() {
      if (requests != options.count) {
        // By the timer even if at once, since the client is still busy telling us.
        next.arm(host.now() + options.intervalNanos);
        return;
      }
      client.close();
      host.journal(
          "http.done",
          "url",
          options.url.toString(),
          "requests",
          requests,
          "failures",
          failures,
          "bytes",
          bytes);
      stop();
    }
  }
}
