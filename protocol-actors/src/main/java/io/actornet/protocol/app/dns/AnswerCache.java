package io.actornet.protocol.app.dns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;

/**
 * Answers that a resolver has had, each for as long as its records live (RFC 1035 §7.4, RFC 2308).
 *
 * <p>Bounded: a new answer drives out the one that was put in first.
 */
final class AnswerCache {
  private static final long SECOND = 1_000_000_000L;

  private record Answer(
      int rcode, List<Record> records, List<Record> authority, long since, long until) {}

  private final int capacity;
  private final Map<Question, Answer> answers = new LinkedHashMap<>();

  /**
   * An empty cache.
   *
   * @param capacity how many answers it holds at most, 1 or more
   */
  AnswerCache(int capacity) {
    this.capacity = capacity;
  }

  int size() {
    return answers.size();
  }

  /**
   * Keeps a response, if it is one to keep: with records, or a negative one whose authority says
   * for how long.
   */
  void put(Question question, Message response, long now) {
    int rcode = response.getRcode();
    if (rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN) {
      return;
    }
    List<Record> records = response.getSection(Section.ANSWER);
    List<Record> authority = response.getSection(Section.AUTHORITY);
    long ttl = Long.MAX_VALUE;
    for (Record each : records) {
      ttl = Math.min(ttl, each.getTTL());
    }
    boolean negative = rcode == Rcode.NXDOMAIN || DnsMessages.lacksAnswer(response, question);
    if (negative) {
      ttl = Math.min(ttl, negativeTtl(authority));
    }
    if (ttl <= 0 || ttl == Long.MAX_VALUE) {
      return;
    }
    answers.remove(question);
    if (answers.size() >= capacity) {
      answers.remove(answers.keySet().iterator().next());
    }
    answers.put(
        question,
        new Answer(rcode, records, negative ? authority : List.of(), now, now + ttl * SECOND));
  }

  /** How long a negative answer lives: 0 where no authority says it. */
  private static long negativeTtl(List<Record> authority) {
    for (Record each : authority) {
      if (each instanceof SOARecord soa) {
        return Math.min(soa.getTTL(), soa.getMinimum());
      }
    }
    return 0;
  }

  /** Completes a response from what is known; false if nothing is. */
  boolean answer(Question question, Message response, long now) {
    Answer answer = answers.get(question);
    if (answer == null) {
      return false;
    }
    if (now >= answer.until) {
      answers.remove(question);
      return false;
    }
    response.getHeader().setRcode(answer.rcode);
    long age = (now - answer.since) / SECOND;
    for (Record each : aged(answer.records, age)) {
      response.addRecord(each, Section.ANSWER);
    }
    for (Record each : aged(answer.authority, age)) {
      response.addRecord(each, Section.AUTHORITY);
    }
    return true;
  }

  private static List<Record> aged(List<Record> records, long seconds) {
    List<Record> aged = new ArrayList<>(records.size());
    for (Record each : records) {
      Name name = each.getName();
      long ttl = Math.max(0, each.getTTL() - seconds);
      aged.add(
          Record.newRecord(
              name, each.getType(), each.getDClass(), ttl, each.rdataToWireCanonical()));
    }
    return aged;
  }
}
