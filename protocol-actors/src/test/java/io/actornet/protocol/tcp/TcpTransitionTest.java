package io.actornet.protocol.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TcpTransitionTest {
  @Test
  @DisplayName("the table has the arrows of the state diagram and no others (RFC 9293 §3.3.2)")
  void table() {
    StringBuilder table = new StringBuilder();
    for (TcpTransition event : TcpTransition.values()) {
      for (TcpState state : TcpState.values()) {
        TcpState next = event.from(state);
        if (next != null && event != TcpTransition.ABORT) {
          table.append(event).append(": ").append(state).append(" -> ").append(next).append('\n');
        }
      }
    }
    assertEquals(
        """
        ACTIVE_OPEN: CLOSED -> SYN_SENT
        SYN: LISTEN -> SYN_RECEIVED
        SYN: SYN_SENT -> SYN_RECEIVED
        SYN_ACKNOWLEDGED: SYN_SENT -> ESTABLISHED
        SYN_ACKNOWLEDGED: SYN_RECEIVED -> ESTABLISHED
        CLOSE: ESTABLISHED -> FIN_WAIT_1
        CLOSE: CLOSE_WAIT -> LAST_ACK
        FIN: ESTABLISHED -> CLOSE_WAIT
        FIN: FIN_WAIT_1 -> CLOSING
        FIN: FIN_WAIT_2 -> TIME_WAIT
        FIN_ACKNOWLEDGED: FIN_WAIT_1 -> FIN_WAIT_2
        FIN_ACKNOWLEDGED: CLOSING -> TIME_WAIT
        FIN_ACKNOWLEDGED: LAST_ACK -> CLOSED
        """,
        table.toString());
  }
}
