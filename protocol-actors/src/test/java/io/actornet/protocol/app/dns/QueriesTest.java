package io.actornet.protocol.app.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.protocol.engine.RandomStream;
import io.actornet.topology.value.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class QueriesTest {
  private static final long SECOND = 1_000_000_000L;
  private static final IpAddress FIRST = IpAddress.parse("10.0.0.53");
  private static final IpAddress SECOND_SERVER = IpAddress.parse("10.0.1.53");
  private static final Question WWW = new Question(DnsMessages.name("www.example.com"), Type.A);
  private static final Zone ZONE =
      new Zone("example.com", 30, Map.of("www.example.com", "10.0.0.80"));

  private final List<String> trace = new ArrayList<>();
  private byte[] lastQuery;
  private final Queries queries =
      new Queries(
          new RetryPolicy(SECOND, 2),
          true,
          new RandomStream(1, "client", "dns"),
          new QueryEffects() {
            @Override
            public void send(IpAddress server, byte[] query) {
              lastQuery = query;
              trace.add("to " + server);
            }

            @Override
            public void sendOverTcp(IpAddress server, byte[] query) {
              lastQuery = query;
              trace.add("over TCP to " + server);
            }

            @Override
            public void answered(Question question, Message response) {
              trace.add("answered " + Rcode.string(response.getRcode()));
            }

            @Override
            public void unanswered(Question question) {
              trace.add("unanswered");
            }
          });

  @Test
  void anAnswerEndsAQuestion() {
    queries.ask(WWW, List.of(FIRST), 0);
    assertTrue(queries.receive(FIRST, answer(), false, 5));
    assertEquals(List.of("to 10.0.0.53", "answered NOERROR"), trace);
    assertTrue(queries.isEmpty());
    assertEquals(Queries.NEVER, queries.nextDeadline());
  }

  @Test
  void silenceMovesOnToTheNextServerAndWaitsLongerEachRound() {
    queries.ask(WWW, List.of(FIRST, SECOND_SERVER), 0);
    for (long time : new long[] {1, 2, 4, 6}) {
      assertEquals(time * SECOND, queries.nextDeadline());
      queries.onTimer(time * SECOND - 1);
      queries.onTimer(time * SECOND);
    }
    assertEquals(
        List.of("to 10.0.0.53", "to 10.0.1.53", "to 10.0.0.53", "to 10.0.1.53", "unanswered"),
        trace);
    assertTrue(queries.isEmpty());
  }

  @Test
  void aServerThatFailsMakesWayForTheNext() {
    queries.ask(WWW, List.of(FIRST, SECOND_SERVER), 0);
    Message failure = DnsMessages.responseTo(DnsMessages.parse(lastQuery), Rcode.SERVFAIL);
    queries.receive(FIRST, failure.toWire(), false, 5);
    queries.receive(SECOND_SERVER, answer(), false, 9);
    assertEquals(List.of("to 10.0.0.53", "to 10.0.1.53", "answered NOERROR"), trace);
  }

  @Test
  void theOnlyServersFailureIsTheAnswer() {
    queries.ask(WWW, List.of(FIRST), 0);
    Message failure = DnsMessages.responseTo(DnsMessages.parse(lastQuery), Rcode.SERVFAIL);
    queries.receive(FIRST, failure.toWire(), false, 5);
    assertEquals(List.of("to 10.0.0.53", "answered SERVFAIL"), trace);
  }

  @Test
  @DisplayName("RFC 1035 §4.2.1: a truncated answer is asked for again over TCP")
  void aTruncatedAnswerIsAskedForOverTcp() {
    queries.ask(WWW, List.of(FIRST), 0);
    Message truncated = DnsMessages.responseTo(DnsMessages.parse(lastQuery), Rcode.NOERROR);
    truncated.getHeader().setFlag(Flags.TC);
    queries.receive(FIRST, truncated.toWire(), false, 5);
    queries.receive(FIRST, answer(), true, 9);
    assertEquals(List.of("to 10.0.0.53", "over TCP to 10.0.0.53", "answered NOERROR"), trace);
  }

  @Test
  @DisplayName("RFC 5452 §9: sender, number and question must be those of the query")
  void answersToSomethingElseAreIgnored() {
    queries.ask(WWW, List.of(FIRST), 0);
    byte[] otherNumber = answer();
    otherNumber[0]++;
    byte[] otherName = answer();
    otherName[14] = 'x';
    assertFalse(queries.receive(FIRST, otherNumber, false, 1));
    assertFalse(queries.receive(FIRST, otherName, false, 1));
    assertFalse(queries.receive(SECOND_SERVER, answer(), false, 1));
    assertFalse(queries.receive(FIRST, lastQuery, false, 1));
    assertFalse(queries.receive(FIRST, new byte[5], false, 1));
    assertEquals(List.of("to 10.0.0.53"), trace);
  }

  @Test
  void theSameQuestionIsAskedOnce() {
    queries.ask(WWW, List.of(FIRST), 0);
    queries.ask(new Question(DnsMessages.name("WWW.Example.com"), Type.A), List.of(FIRST), 1);
    assertEquals(List.of("to 10.0.0.53"), trace);
  }

  private byte[] answer() {
    return ZONE.answer(DnsMessages.parse(lastQuery)).toWire();
  }
}
