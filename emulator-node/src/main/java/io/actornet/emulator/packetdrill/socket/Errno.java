package io.actornet.emulator.packetdrill.socket;

/** Why a call fails, by the names of POSIX. */
public enum Errno {
  /** The address or port is taken. */
  EADDRINUSE,
  /** No address or port can be had. */
  EADDRNOTAVAIL,
  /** It would block, on a descriptor that must not. */
  EAGAIN,
  /** A connection is being opened already. */
  EALREADY,
  /** There is no such descriptor. */
  EBADF,
  /** The connection was given up. */
  ECONNABORTED,
  /** The peer refused the connection. */
  ECONNREFUSED,
  /** The peer reset the connection. */
  ECONNRESET,
  /** It is there already. */
  EEXIST,
  /** The memory is not the program's. */
  EFAULT,
  /** The peer cannot be reached. */
  EHOSTUNREACH,
  /** The connection is being opened. */
  EINPROGRESS,
  /** An argument makes no sense. */
  EINVAL,
  /** The socket is connected. */
  EISCONN,
  /** The peer's network cannot be reached. */
  ENETUNREACH,
  /** There is no such thing. */
  ENOENT,
  /** There is no such option or protocol. */
  ENOPROTOOPT,
  /** The socket is not connected. */
  ENOTCONN,
  /** The socket cannot do that. */
  EOPNOTSUPP,
  /** Nothing can be sent any more. */
  EPIPE,
  /** The peer did not answer in time. */
  ETIMEDOUT;

  /** Whether it is the error of that name, of which some have two. */
  public boolean is(String name) {
    return name().equals(name) || this == EAGAIN && name.equals("EWOULDBLOCK");
  }

  /**
   * What an application is told when a connection fails, as an error; null for no error.
   *
   * @param bsd whether as FreeBSD has it, for which much is a refusal; otherwise as Linux
   */
  static Errno ofReason(String reason, boolean bsd) {
    return switch (reason) {
      case "port unreachable" -> ECONNREFUSED;
      case "protocol unreachable" -> bsd ? ECONNREFUSED : ENOPROTOOPT;
      case "communication prohibited" -> bsd ? ECONNREFUSED : EHOSTUNREACH;
      case "time exceeded" -> EHOSTUNREACH;
      case "connection reset by peer" -> ECONNRESET;
      case "connection refused" -> ECONNREFUSED;
      case "connection timed out", "user timeout" -> ETIMEDOUT;
      case "host unreachable" -> EHOSTUNREACH;
      case "no route to host" -> ENETUNREACH;
      case "no address", "no free port" -> EADDRNOTAVAIL;
      case "port in use" -> EADDRINUSE;
      default -> null;
    };
  }
}
