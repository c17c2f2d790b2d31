package io.actornet.protocol.app.ping;

import java.util.ArrayDeque;

/**
 * The requests of one ping: which wait for their replies, and how long those that came took.
 *
 * <p>Requests are numbered from 1, as ping(8) shows them; the 16 bits on the wire wrap around.
 * Times are nanoseconds.
 */
final class PingSession {
  /** What is due when nothing waits. */
  static final long NEVER = Long.MAX_VALUE;

  private static final int SEQUENCE_MASK = 0xffff;

  /** A request without a reply so far. */
  record Request(long number, long sentAt) {}

  private final long timeoutNanos;
  private final ArrayDeque<Request> waiting = new ArrayDeque<>();
  private long sent;
  private long received;
  private long minimumNanos = Long.MAX_VALUE;
  private long maximumNanos;
  private long totalNanos;

  /**
   * A session without requests.
   *
   * @param timeoutNanos how long a reply may take, > 0
   */
  PingSession(long timeoutNanos) {
    this.timeoutNanos = timeoutNanos;
  }

  /** Notes a request; returns its sequence number for the wire. */
  int send(long now) {
    sent++;
    waiting.add(new Request(sent, now));
    return (int) sent & SEQUENCE_MASK;
  }

  /** Notes a reply: the request that it answers, or null if none waits for it. */
  Request reply(int sequence, long now) {
    for (Request request : waiting) {
      if (((int) request.number & SEQUENCE_MASK) == sequence) {
        waiting.remove(request);
        received++;
        long roundTrip = now - request.sentAt;
        minimumNanos = Math.min(minimumNanos, roundTrip);
        maximumNanos = Math.max(maximumNanos, roundTrip);
        totalNanos += roundTrip;
        return request;
      }
    }
    return null;
  }

  /** Gives up the request that has waited longest, if it has waited too long; else null. */
  Request expire(long now) {
    return nextDeadline() <= now ? waiting.remove() : null;
  }

  /** When {@link #expire} has something to give up, or {@link #NEVER}. */
  long nextDeadline() {
    return waiting.isEmpty() ? NEVER : waiting.peek().sentAt + timeoutNanos;
  }

  /** Requests sent. */
  long sent() {
    return sent;
  }

  /** Requests that were answered in time. */
  long received() {
    return received;
  }

  /** The shortest round trip; only when something was received. */
  long minimumNanos() {
    return minimumNanos;
  }

  /** The mean round trip; only when something was received. */
  long averageNanos() {
    return totalNanos / received;
  }

  /** The longest round trip; only when something was received. */
  long maximumNanos() {
    return maximumNanos;
  }
}
