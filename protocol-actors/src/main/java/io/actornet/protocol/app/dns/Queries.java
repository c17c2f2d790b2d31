package io.actornet.protocol.app.dns;

import io.actornet.protocol.engine.RandomStream;
import io.actornet.topology.value.IpAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

/**
 * The questions that a client or a resolver has asked of servers and that wait for an answer.
 *
 * <pre>
 *   ask ──▶ WAITING ── answer ──▶ answered
 *            │  ▲ └── truncated: the same over TCP
 *            ▼  └─ time over or server failure: ask the next server
 *         unanswered, when every server has been asked in every round
 * </pre>
 *
 * <p>A response counts when its number, its question and its sender are those of what was asked
 * (RFC 5452 §9). Times are nanoseconds; the caller keeps one timer at {@link #nextDeadline}.
 */
final class Queries {
  /** The deadline when nothing waits. */
  static final long NEVER = Long.MAX_VALUE;

  private static final int NUMBERS = 1 << 16;

  private final RetryPolicy policy;
  private final boolean recursionDesired;
  private final RandomStream numbers;
  private final QueryEffects effects;

  // Neither map is iterated over, so that its order cannot matter.
  private final Map<Question, Query> byQuestion = new HashMap<>();
  private final Map<Integer, Query> byNumber = new HashMap<>();
  private final PriorityQueue<Deadline> deadlines = new PriorityQueue<>();

  private static final class Query {
    final Question question;
    final List<IpAddress> servers;
    int attempt = -1;
    int number;
    long deadline;

    Query(Question question, List<IpAddress> servers) {
      this.question = question;
      this.servers = servers;
    }

    IpAddress server() {
      return servers.get(attempt % servers.size());
    }
  }

  /** When an attempt is over; one of a query that has gone on since is passed over. */
  private record Deadline(long time, long order, Query query) implements Comparable<Deadline> {
    @Override
    public int compareTo(Deadline other) {
      return time != other.time ? Long.compare(time, other.time) : Long.compare(order, other.order);
    }
  }

  private long asked;

  /**
   * Nothing asked yet.
   *
   * @param recursionDesired whether servers shall ask others
   * @param numbers gives each message its number
   */
  Queries(
      RetryPolicy policy, boolean recursionDesired, RandomStream numbers, QueryEffects effects) {
    this.policy = policy;
    this.recursionDesired = recursionDesired;
    this.numbers = numbers;
    this.effects = effects;
  }

  /** Whether nothing waits for an answer. */
  boolean isEmpty() {
    return byQuestion.isEmpty();
  }

  /** When to call {@link #onTimer}, or {@link #NEVER}. */
  long nextDeadline() {
    while (!deadlines.isEmpty() && isOver(deadlines.peek())) {
      deadlines.remove();
    }
    return deadlines.isEmpty() ? NEVER : deadlines.peek().time;
  }

  private boolean isOver(Deadline deadline) {
    Query query = deadline.query;
    return query.deadline != deadline.time || !query.equals(byQuestion.get(query.question));
  }

  /**
   * Asks, unless the same question waits already.
   *
   * @param servers to ask in turn, one or more
   */
  void ask(Question question, List<IpAddress> servers, long now) {
    if (!byQuestion.containsKey(question)) {
      Query query = new Query(question, servers);
      byQuestion.put(question, query);
      askNext(query, now);
    }
  }

  private void askNext(Query query, long now) {
    byNumber.remove(query.number, query);
    query.attempt++;
    int round = query.attempt / query.servers.size();
    if (round == policy.rounds()) {
      byQuestion.remove(query.question);
      effects.unanswered(query.question);
      return;
    }
    query.number = freeNumber();
    byNumber.put(query.number, query);
    wait(query, now + (policy.firstWaitNanos() << round));
    effects.send(query.server(), message(query));
  }

  private int freeNumber() {
    int number = numbers.nextInt(NUMBERS);
    while (byNumber.containsKey(number)) {
      number = (number + 1) % NUMBERS;
    }
    return number;
  }

  private void wait(Query query, long deadline) {
    query.deadline = deadline;
    deadlines.add(new Deadline(deadline, asked++, query));
  }

  private byte[] message(Query query) {
    return DnsMessages.query(query.number, query.question, recursionDesired).toWire();
  }

  /** Takes bytes that have come from a server; false if they answer nothing that was asked. */
  boolean receive(IpAddress from, byte[] bytes, boolean overTcp, long now) {
    Message response = DnsMessages.parse(bytes);
    if (response == null || !response.getHeader().getFlag(Flags.QR)) {
      return false;
    }
    Query query = byNumber.get(response.getHeader().getID());
    if (query == null
        || !query.server().equals(from)
        || !query.question.equals(Question.of(response))) {
      return false;
    }
    if (response.getHeader().getFlag(Flags.TC) && !overTcp) {
      effects.sendOverTcp(from, message(query));
    } else if (isRefusal(response) && query.attempt + 1 < query.servers.size()) {
      askNext(query, now);
    } else {
      byNumber.remove(query.number);
      byQuestion.remove(query.question);
      effects.answered(query.question, response);
    }
    return true;
  }

  /** Whether another server may do better. */
  private static boolean isRefusal(Message response) {
    return switch (response.getRcode()) {
      case Rcode.SERVFAIL, Rcode.REFUSED, Rcode.NOTIMP, Rcode.FORMERR -> true;
      default -> false;
    };
  }

  /** Asks again what has waited long enough. */
  void onTimer(long now) {
    while (nextDeadline() <= now) {
      askNext(deadlines.remove().query, now);
    }
  }
}
