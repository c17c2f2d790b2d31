package io.actornet.protocol.tcp;

import static io.actornet.protocol.tcp.TcpState.CLOSED;
import static io.actornet.protocol.tcp.TcpState.CLOSE_WAIT;
import static io.actornet.protocol.tcp.TcpState.CLOSING;
import static io.actornet.protocol.tcp.TcpState.ESTABLISHED;
import static io.actornet.protocol.tcp.TcpState.FIN_WAIT_1;
import static io.actornet.protocol.tcp.TcpState.FIN_WAIT_2;
import static io.actornet.protocol.tcp.TcpState.LAST_ACK;
import static io.actornet.protocol.tcp.TcpState.LISTEN;
import static io.actornet.protocol.tcp.TcpState.SYN_RECEIVED;
import static io.actornet.protocol.tcp.TcpState.SYN_SENT;
import static io.actornet.protocol.tcp.TcpState.TIME_WAIT;

import java.util.EnumMap;
import java.util.Map;

/**
 * What moves a connection from state to state: the state diagram of RFC 9293 §3.3.2 as a table.
 *
 * <p>A column that is empty in a row says that the event cannot happen in that state.
 */
enum TcpTransition {
  /** The user opens: a SYN goes out. */
  ACTIVE_OPEN(CLOSED, SYN_SENT),
  /** A SYN without an acknowledgment of ours arrives: a SYN-ACK goes out. */
  SYN(LISTEN, SYN_RECEIVED, SYN_SENT, SYN_RECEIVED),
  /** Our SYN is acknowledged, and the peer's has arrived. */
  SYN_ACKNOWLEDGED(SYN_SENT, ESTABLISHED, SYN_RECEIVED, ESTABLISHED),
  /** The user has no more to send: a FIN follows what is queued. */
  CLOSE(ESTABLISHED, FIN_WAIT_1, CLOSE_WAIT, LAST_ACK),
  /** The peer's FIN arrives and all before it has. */
  FIN(ESTABLISHED, CLOSE_WAIT, FIN_WAIT_1, CLOSING, FIN_WAIT_2, TIME_WAIT),
  /** Our FIN is acknowledged. */
  FIN_ACKNOWLEDGED(FIN_WAIT_1, FIN_WAIT_2, CLOSING, TIME_WAIT, LAST_ACK, CLOSED),
  /** The connection is given up: by the user, the peer, the network or a timer. */
  ABORT(
      SYN_SENT, CLOSED,
      SYN_RECEIVED, CLOSED,
      ESTABLISHED, CLOSED,
      FIN_WAIT_1, CLOSED,
      FIN_WAIT_2, CLOSED,
      CLOSE_WAIT, CLOSED,
      CLOSING, CLOSED,
      LAST_ACK, CLOSED,
      CLOSED, CLOSED);

  // An EnumMap that nobody changes once the constructor has filled it.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Map<TcpState, TcpState> next = new EnumMap<>(TcpState.class);

  /** Pairs of the state before and the state after. */
  TcpTransition(TcpState... pairs) {
    for (int i = 0; i < pairs.length; i += 2) {
      next.put(pairs[i], pairs[i + 1]);
    }
  }

  /** The state this leads to, or null where it cannot happen. */
  TcpState from(TcpState state) {
    return next.get(state);
  }
}
