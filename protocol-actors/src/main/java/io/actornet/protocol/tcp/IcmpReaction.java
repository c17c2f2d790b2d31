package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.IcmpCode;
import io.actornet.protocol.wire.IcmpType;

/** What an ICMP error means to a connection (RFC 9293 §3.9.2.2). */
enum IcmpReaction {
  /** Nothing: source quench (MUST-55), what is no error, and what is about the path's MTU. */
  IGNORE,
  /** The user is told, the connection goes on (SHLD-25, MUST-56). */
  SOFT,
  /** There is no such peer (SHLD-26). */
  HARD;

  static IcmpReaction to(int type, int code) {
    return switch (type) {
      case IcmpType.DESTINATION_UNREACHABLE ->
          switch (code) {
            case IcmpCode.PROTOCOL_UNREACHABLE, IcmpCode.PORT_UNREACHABLE -> HARD;
            case IcmpCode.FRAGMENTATION_NEEDED -> IGNORE;
            default -> SOFT;
          };
      case IcmpType.TIME_EXCEEDED, IcmpType.PARAMETER_PROBLEM -> SOFT;
      default -> IGNORE;
    };
  }
}
