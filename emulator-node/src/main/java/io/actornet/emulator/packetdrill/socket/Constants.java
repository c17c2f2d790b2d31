package io.actornet.emulator.packetdrill.socket;

import io.actornet.emulator.packetdrill.script.Expression;
import java.util.HashMap;
import java.util.Map;

/** The numbers that names of C stand for, on the system that a persona imitates. */
public final class Constants {
  private static final Map<String, Long> COMMON =
      Map.ofEntries(
          Map.entry("O_RDONLY", 0L),
          Map.entry("O_WRONLY", 1L),
          Map.entry("O_RDWR", 2L),
          Map.entry("F_GETFD", 1L),
          Map.entry("F_SETFD", 2L),
          Map.entry("F_GETFL", 3L),
          Map.entry("F_SETFL", 4L),
          Map.entry("SHUT_RD", 0L),
          Map.entry("SHUT_WR", 1L),
          Map.entry("SHUT_RDWR", 2L),
          Map.entry("SOCK_STREAM", 1L),
          Map.entry("SOCK_DGRAM", 2L),
          Map.entry("AF_INET", 2L),
          Map.entry("PF_INET", 2L),
          Map.entry("IPPROTO_IP", 0L),
          Map.entry("IPPROTO_TCP", 6L),
          Map.entry("IPPROTO_UDP", 17L),
          Map.entry("MSG_OOB", 1L),
          Map.entry("MSG_PEEK", 2L),
          Map.entry("POLLIN", 1L),
          Map.entry("POLLPRI", 2L),
          Map.entry("POLLOUT", 4L),
          Map.entry("POLLERR", 8L),
          Map.entry("POLLHUP", 16L),
          Map.entry("POLLNVAL", 32L),
          Map.entry("EPOLLIN", 1L),
          Map.entry("EPOLLPRI", 2L),
          Map.entry("EPOLLOUT", 4L),
          Map.entry("EPOLLERR", 8L),
          Map.entry("EPOLLHUP", 16L),
          Map.entry("EPOLLRDHUP", 0x2000L),
          Map.entry("EPOLLET", 1L << 31),
          Map.entry("EPOLLONESHOT", 1L << 30),
          Map.entry("EPOLLEXCLUSIVE", 1L << 28),
          Map.entry("EPOLL_CTL_ADD", 1L),
          Map.entry("EPOLL_CTL_DEL", 2L),
          Map.entry("EPOLL_CTL_MOD", 3L));

  private static final Map<String, Long> BSD =
      Map.ofEntries(
          Map.entry("O_NONBLOCK", 0x4L),
          Map.entry("SOCK_NONBLOCK", 0x2000_0000L),
          Map.entry("SOCK_CLOEXEC", 0x1000_0000L),
          Map.entry("MSG_DONTROUTE", 0x4L),
          Map.entry("MSG_EOR", 0x8L),
          Map.entry("MSG_TRUNC", 0x10L),
          Map.entry("MSG_WAITALL", 0x40L),
          Map.entry("MSG_DONTWAIT", 0x80L),
          Map.entry("MSG_EOF", 0x100L),
          Map.entry("MSG_NOSIGNAL", 0x2_0000L),
          Map.entry("POLLRDNORM", 0x40L),
          Map.entry("POLLWRNORM", 0x4L),
          Map.entry("POLLRDHUP", 0x4000L));

  private static final Map<String, Long> LINUX =
      Map.ofEntries(
          Map.entry("O_NONBLOCK", 0x800L),
          Map.entry("SOCK_NONBLOCK", 0x800L),
          Map.entry("SOCK_CLOEXEC", 0x8_0000L),
          Map.entry("MSG_DONTROUTE", 0x4L),
          Map.entry("MSG_TRUNC", 0x20L),
          Map.entry("MSG_DONTWAIT", 0x40L),
          Map.entry("MSG_EOR", 0x80L),
          Map.entry("MSG_WAITALL", 0x100L),
          Map.entry("MSG_NOSIGNAL", 0x4000L),
          Map.entry("MSG_MORE", 0x8000L),
          Map.entry("MSG_ZEROCOPY", 0x400_0000L),
          Map.entry("MSG_FASTOPEN", 0x2000_0000L),
          Map.entry("MSG_ERRQUEUE", 0x2000L),
          Map.entry("IP_PMTUDISC_DONT", 0L),
          Map.entry("IP_PMTUDISC_WANT", 1L),
          Map.entry("IP_PMTUDISC_DO", 2L),
          Map.entry("IP_PMTUDISC_PROBE", 3L),
          Map.entry("POLLRDNORM", 0x40L),
          Map.entry("POLLWRNORM", 0x100L),
          Map.entry("POLLRDHUP", 0x2000L));

  private final Map<String, Long> values = new HashMap<>(COMMON);
  private final boolean bsd;

  /** The constants of FreeBSD, or of Linux. */
  public Constants(boolean bsd) {
    this.bsd = bsd;
    values.putAll(bsd ? BSD : LINUX);
  }

  /** Whether they are FreeBSD's. */
  boolean isBsd() {
    return bsd;
  }

  /** The value of a constant of this system. */
  long of(String name) {
    Long value = values.get(name);
    if (value == null) {
      throw new UnsupportedCallException("the unknown constant " + name);
    }
    return value;
  }

  /** Whether a constant is among the bits of a number; one that the system lacks never is. */
  boolean isIn(String name, long bits) {
    Long value = values.get(name);
    return value != null && (bits & value) != 0;
  }

  /**
   * The value of an expression.
   *
   * @throws UnsupportedCallException if it has none, or a name in it is unknown
   */
  public long value(Expression expression) {
    return switch (expression) {
      case Expression.Numeral(long value) -> value;
      case Expression.Name(String name) -> of(name);
      case Expression.Or(Expression left, Expression right) -> value(left) | value(right);
      default -> throw new UnsupportedCallException("found " + expression + ", expected a number");
    };
  }
}
