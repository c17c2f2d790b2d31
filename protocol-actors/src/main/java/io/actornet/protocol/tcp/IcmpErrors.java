package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.IcmpCode;
import io.actornet.protocol.wire.IcmpType;

/** What ICMP errors mean to a connection (RFC 9293 §3.9.2.2). */
final class IcmpErrors {
  private enum Kind {
    /** Source quench (MUST-55), what is no error, and what is about the path's MTU. */
    NONE,
    /** The user is told, the connection goes on (SHLD-25, MUST-56). */
    SOFT,
    /** There is no such peer (SHLD-26). */
    HARD
  }

  private IcmpErrors() {}

  private static Kind kind(int type, int code) {
    return switch (type) {
      case IcmpType.DESTINATION_UNREACHABLE ->
          switch (code) {
            case IcmpCode.PROTOCOL_UNREACHABLE, IcmpCode.PORT_UNREACHABLE -> Kind.HARD;
            case IcmpCode.FRAGMENTATION_NEEDED -> Kind.NONE;
            default -> Kind.SOFT;
          };
      case IcmpType.TIME_EXCEEDED, IcmpType.PARAMETER_PROBLEM -> Kind.SOFT;
      default -> Kind.NONE;
    };
  }

  private static boolean endsOpening(int type, int code) {
    return switch (type) {
      case IcmpType.DESTINATION_UNREACHABLE ->
          code == IcmpCode.NET_PROHIBITED
              || code == IcmpCode.HOST_PROHIBITED
              || code == IcmpCode.COMMUNICATION_PROHIBITED;
      case IcmpType.TIME_EXCEEDED -> code == 0;
      default -> false;
    };
  }

  static void process(Tcb connection, int type, int code, int quotedSequence) {
    Kind kind = kind(type, code);
    if (kind == Kind.NONE) {
      return;
    }
    Handshake handshake = connection.handshake();
    int from = handshake != null ? handshake.iss() : connection.sender().queue().una();
    if (!Seq.inRange(from, quotedSequence, connection.sender().sndNxt())) {
      connection.stack().counters().icmpErrorsIgnored++;
      return;
    }
    boolean opening = handshake != null && connection.config().defences().icmpEndsOpening();
    if (opening && endsOpening(type, code)) {
      kind = Kind.HARD;
    }
    boolean spared = connection.state().isSynchronized() && !connection.config().hardErrorsAbort();
    if (kind == Kind.SOFT || spared) {
      connection.effects().softError(type, code);
    } else {
      connection.effects().hardError(type, code);
      connection.end(CloseReason.UNREACHABLE);
    }
  }
}
