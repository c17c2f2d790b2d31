package io.actornet.protocol.app.ping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class PingSessionTest {
  private final PingSession session = new PingSession(100);

  @Test
  void roundTripsAreMeasured() {
    session.send(0);
    session.send(10);
    session.send(20);
    assertEquals(new PingSession.Request(2, 10), session.reply(2, 40));
    assertEquals(new PingSession.Request(1, 0), session.reply(1, 50));
    assertEquals(new PingSession.Request(3, 20), session.reply(3, 30));
    assertEquals(3, session.received());
    assertEquals(10, session.minimumNanos());
    assertEquals(30, session.averageNanos());
    assertEquals(50, session.maximumNanos());
  }

  @Test
  void aReplyCountsOnceAndOnlyIfItWasAskedFor() {
    session.send(0);
    session.reply(1, 40);
    assertNull(session.reply(1, 41));
    assertNull(session.reply(7, 41));
    assertEquals(1, session.received());
  }

  @Test
  void aRequestIsGivenUpWhenItsTimeIsOver() {
    session.send(0);
    session.send(10);
    assertEquals(100, session.nextDeadline());
    assertNull(session.expire(99));
    assertEquals(new PingSession.Request(1, 0), session.expire(100));
    assertNull(session.expire(100));
    assertNull(session.reply(1, 101));
    assertEquals(110, session.nextDeadline());
  }

  @Test
  void numbersGoOnWhereTheirSixteenBitsWrapAround() {
    int sequence = 0;
    for (int i = 0; i < 65_537; i++) {
      sequence = session.send(i);
      session.expire(i);
    }
    assertEquals(1, sequence);
    assertEquals(new PingSession.Request(65_537, 65_536), session.reply(1, 65_540));
  }
}
