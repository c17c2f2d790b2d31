package io.actornet.protocol.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

/** What must hold of a connection after each event, whatever it was. */
final class TcpInvariants {
  private int windowEdge;
  private boolean edgeKnown;

  /**
   * Checks them.
   *
   * @param ended whether the connection has reported its end
   * @param timerSet whether its timer is set
   */
  void check(TcpConnection connection, boolean ended, boolean timerSet) {
    Sender sender = connection.sender();
    RetransmissionQueue queue = sender.queue();
    int flight = queue.flightSize();
    assertTrue(flight >= 0 && queue.pipe() >= 0 && sender.recovery().pipe() >= 0, "in flight");
    assertTrue(queue.sackedBytes() >= 0 && queue.lostBytes() >= 0, "marks");
    assertTrue(queue.sackedBytes() + queue.lostBytes() <= flight, "marked more than is in flight");
    if (ended) {
      assertTrue(!timerSet, "a timer outlives the connection");
      assertEquals(0, flight);
      return;
    }
    boolean open = connection.state().isSynchronized();
    if (flight > 0 || sender.unsent() > 0 || !open) {
      assertTrue(timerSet, () -> "no timer in " + connection.info(0));
    }
    if (open) {
      checkTimer(connection, flight);
      assertTrue(sender.recovery().congestionControl().congestionWindow() > 0, "no window");
      int edge = connection.receiver().rcvNxt() + connection.receiver().window();
      assertTrue(!edgeKnown || Seq.greaterOrEqual(edge, windowEdge), "the window shrank");
      windowEdge = edge;
      edgeKnown = true;
    }
  }

  private static void checkTimer(TcpConnection connection, int flight) {
    Sender sender = connection.sender();
    Timers.Purpose purpose = connection.timers().purpose();
    boolean sensible =
        switch (purpose) {
          case NONE -> flight == 0 && sender.unsent() == 0;
          case RETRANSMIT, PROBE, REORDERING -> flight > 0;
          case PERSIST -> flight > 0 || sender.unsent() > 0;
          case CORK -> flight == 0 && sender.isCorked();
          case FIN_WAIT_2 -> connection.state() == TcpState.FIN_WAIT_2;
          case KEEP_ALIVE -> flight == 0 && connection.keepAlive() != null;
        };
    assertTrue(sensible, () -> "a timer for " + purpose + " in " + connection.info(0));
  }

  /** A change of state must be one of the diagram's. */
  static void checkTransition(TcpState from, TcpState to) {
    assertNotNull(
        Arrays.stream(TcpTransition.values())
            .filter(event -> event.from(from) == to)
            .findFirst()
            .orElse(null),
        () -> "no way from " + from + " to " + to);
  }
}
