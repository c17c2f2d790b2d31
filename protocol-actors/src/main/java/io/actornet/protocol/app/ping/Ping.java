package io.actornet.protocol.app.ping;

import akka.actor.typed.Behavior;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.app.Options;
import io.actornet.protocol.device.HostEvent;

/**
 * {@code ping}: sends ICMP echo requests and tells how long the replies take.
 *
 * <p>Journals {@code ping.reply}, {@code ping.timeout}, {@code ping.error} for ICMP errors about a
 * request, and at its end {@code ping.summary}; {@code ping.failed} if the name has no address.
 * Counts {@code ping.sent} and {@code ping.received}.
 *
 * @param to name or address
 * @param count requests, 1 or more; 0 = until the run ends; default 4
 * @param intervalNanos from one request to the next, > 0; default 1 s
 * @param sizeBytes data in each request, 0 to 65,507; default 56
 * @param timeoutNanos how long a reply may take, > 0; default 1 s
 */
public record Ping(String to, long count, long intervalNanos, int sizeBytes, long timeoutNanos)
    implements Application {
  /** Requests where nothing else is said. */
  public static final long DEFAULT_COUNT = 4;

  /** The interval and the timeout where nothing else is said: 1 s. */
  public static final long DEFAULT_NANOS = 1_000_000_000L;

  /** Bytes of data where nothing else is said. */
  public static final int DEFAULT_SIZE_BYTES = 56;

  private static final int LARGEST_SIZE_BYTES = 65_507;

  public Ping {
    Options.check("count", count, 0);
    Options.check("interval", intervalNanos, 1);
    Options.check("size", sizeBytes, 0, LARGEST_SIZE_BYTES);
    Options.check("timeout", timeoutNanos, 1);
  }

  /** A ping with the defaults. */
  public static Ping to(String to) {
    return new Ping(to, DEFAULT_COUNT, DEFAULT_NANOS, DEFAULT_SIZE_BYTES, DEFAULT_NANOS);
  }

  @Override
  public Behavior<HostEvent> create(ApplicationContext host) {
    return new PingBehavior(host, this);
  }
}
