package io.actornet.emulator.packetdrill.socket;

import io.actornet.emulator.packetdrill.script.Expression;
import io.actornet.protocol.device.TcpSocketCommand;
import io.actornet.protocol.device.TcpSocketOption;
import io.actornet.protocol.tcp.TcpInfo;
import java.util.Set;
import java.util.function.ToIntFunction;

/** The calls that ask and set what a socket or descriptor has. */
final class OptionCalls {
  private static final int WORD = 4;

  /** Options that are numbers and can be set and asked. */
  private static final Set<String> NUMBERS =
      Set.of(
          "SO_RCVBUF",
          "SO_SNDBUF",
          "SO_REUSEADDR",
          "SO_REUSEPORT",
          "SO_KEEPALIVE",
          "IP_TTL",
          "IP_TOS",
          "TCP_NODELAY",
          "TCP_MAXSEG",
          "TCP_KEEPIDLE",
          "TCP_KEEPINTVL",
          "TCP_KEEPCNT",
          "TCP_KEEPINIT",
          "SO_PRIORITY",
          "SO_ZEROCOPY",
          "IP_FREEBIND",
          "IP_MTU_DISCOVER",
          "IP_RECVERR",
          "TCP_CORK",
          "TCP_INQ",
          "TCP_NOTSENT_LOWAT",
          "TCP_QUICKACK",
          "TCP_USER_TIMEOUT");

  /** Options of which Linux doubles the value, as it counts what goes with the data too. */
  private static final Set<String> BUFFERS = Set.of("SO_RCVBUF", "SO_SNDBUF");

  private static final int QUICK_SEGMENTS = 16;
  private static final long NANOS_PER_MILLISECOND = 1_000_000;

  private final Calls calls;

  OptionCalls(Calls calls) {
    this.calls = calls;
  }

  Call control(Arguments arguments) {
    TcpDescriptor descriptor = calls.find(arguments.number(0));
    String command = arguments.name(1);
    long value = arguments.size() > 2 ? arguments.value(arguments.get(2)) : 0;
    Constants constants = calls.constants;
    return () -> {
      if (descriptor == null) {
        return Reply.failed(Errno.EBADF);
      }
      return switch (command) {
        case "F_GETFL" ->
            Reply.of(
                constants.of("O_RDWR")
                    | (descriptor.settings.nonBlocking ? constants.of("O_NONBLOCK") : 0));
        case "F_SETFL" -> {
          descriptor.settings.nonBlocking = constants.isIn("O_NONBLOCK", value);
          yield Reply.of(0);
        }
        case "F_GETFD", "F_SETFD" -> Reply.of(0);
        default -> throw new UnsupportedCallException("fcntl: the unsupported command " + command);
      };
    };
  }

  Call ioctl(Arguments arguments) {
    TcpDescriptor descriptor = calls.find(arguments.number(0));
    String request = arguments.name(1);
    return switch (request) {
      case "FIONREAD", "SIOCINQ" -> new Asking(descriptor, true, arguments, 2, "bytes to read");
      case "SIOCOUTQ", "FIONWRITE" -> new Asking(descriptor, false, arguments, 2, "bytes to send");
      case "FIONBIO" -> {
        long value = arguments.element(2);
        yield () -> {
          if (descriptor == null) {
            return Reply.failed(Errno.EBADF);
          }
          descriptor.settings.nonBlocking = value != 0;
          return Reply.of(0);
        };
      }
      default -> throw new UnsupportedCallException("ioctl: the unsupported request " + request);
    };
  }

  /** Asks the socket how many bytes wait, one way or the other. */
  private final class Asking implements Call {
    private final TcpDescriptor descriptor;
    private final boolean toRead;
    private final Arguments arguments;
    private final int output;
    private final String what;
    private boolean asked;

    Asking(TcpDescriptor descriptor, boolean toRead, Arguments arguments, int output, String what) {
      this.descriptor = descriptor;
      this.toRead = toRead;
      this.arguments = arguments;
      this.output = output;
      this.what = what;
    }

    @Override
    public Reply poll() {
      if (descriptor == null) {
        return Reply.failed(Errno.EBADF);
      }
      if (!asked && descriptor.isOpen()) {
        asked = true;
        descriptor.info = null;
        calls.program.tell(descriptor, new TcpSocketCommand.AskInfo());
        return null;
      }
      long value = 0;
      if (descriptor.isOpen() && descriptor.info != null) {
        value =
            toRead
                ? descriptor.info.unreadBytes()
                : descriptor.info.unacknowledgedBytes() + descriptor.info.unsentBytes();
      } else if (toRead) {
        value = descriptor.handedOver;
      }
      return Reply.of(0, difference(what, arguments, output, value));
    }
  }

  private static String difference(String what, Arguments arguments, int output, long value) {
    if (arguments.isAnything(output)) {
      return null;
    }
    long expected = arguments.element(output);
    return expected == value ? null : what + ": expected " + expected + ", seen " + value;
  }

  Call get(Arguments arguments) {
    TcpDescriptor descriptor = calls.find(arguments.number(0));
    String option = arguments.name(2);
    if (option.equals("SO_ERROR")) {
      return () -> descriptor == null ? Reply.failed(Errno.EBADF) : error(descriptor, arguments);
    }
    if (option.equals("SO_LINGER")) {
      return () -> descriptor == null ? Reply.failed(Errno.EBADF) : linger(descriptor, arguments);
    }
    if (option.equals("SO_TYPE")) {
      return () -> Reply.of(0, difference(option, arguments, 3, calls.constants.of("SOCK_STREAM")));
    }
    check(option);
    if (option.equals("TCP_INFO")) {
      if (!arguments.isAnything(3)) {
        throw new UnsupportedCallException(
            "getsockopt: found "
                + arguments.get(3)
                + ", expected ...; %{ code }% tells of TCP_INFO");
      }
      return () -> descriptor == null ? Reply.failed(Errno.EBADF) : Reply.of(0);
    }
    if (calls.constants.isBsd()
        && option.equals("SO_RCVBUF")
        && descriptor != null
        && descriptor.hasConnection()) {
      return new AskingFor(descriptor, arguments, option, TcpInfo::receiveBufferBytes);
    }
    if (option.equals("TCP_MAXSEG") && descriptor != null && descriptor.isOpen()) {
      return new AskingFor(descriptor, arguments, option, TcpInfo::segmentSizeBytes);
    }
    return () ->
        descriptor == null
            ? Reply.failed(Errno.EBADF)
            : Reply.of(
                0,
                difference(
                    option,
                    arguments,
                    3,
                    descriptor.settings.get(option, calls.defaultOf(option))));
  }

  /** Asks the socket of a connection for what it has become. */
  private final class AskingFor implements Call {
    private final TcpDescriptor descriptor;
    private final Arguments arguments;
    private final String option;
    private final ToIntFunction<TcpInfo> value;
    private boolean asked;

    AskingFor(
        TcpDescriptor descriptor,
        Arguments arguments,
        String option,
        ToIntFunction<TcpInfo> value) {
      this.descriptor = descriptor;
      this.arguments = arguments;
      this.option = option;
      this.value = value;
    }

    @Override
    public Reply poll() {
      if (!asked) {
        asked = true;
        descriptor.info = null;
        calls.program.tell(descriptor, new TcpSocketCommand.AskInfo());
        return null;
      }
      int told = descriptor.info == null ? 0 : value.applyAsInt(descriptor.info);
      if (told == 0) {
        told = (int) descriptor.settings.get(option, calls.defaultOf(option));
      }
      return Reply.of(0, difference(option, arguments, 3, told));
    }
  }

  private static void check(String option) {
    if (!NUMBERS.contains(option)) {
      throw new UnsupportedCallException("the unsupported option " + option);
    }
  }

  private static Reply error(TcpDescriptor descriptor, Arguments arguments) {
    Errno error = descriptor.takeError();
    if (arguments.isAnything(3)) {
      return Reply.of(0);
    }
    Expression expected = Arguments.single(arguments.get(3));
    boolean same =
        switch (expected) {
          case Expression.Numeral(long number) -> number == 0 && error == null;
          case Expression.Name(String name) -> error != null && error.is(name);
          default -> false;
        };
    return Reply.of(
        0,
        same ? null : "SO_ERROR: expected " + expected + ", seen " + (error == null ? 0 : error));
  }

  private static Reply linger(TcpDescriptor descriptor, Arguments arguments) {
    int seconds = descriptor.settings.lingerSeconds;
    long on = arguments.value(arguments.member(3, "onoff"));
    long expected = arguments.value(arguments.member(3, "linger"));
    boolean same = on == 0 ? seconds < 0 : expected == seconds;
    return Reply.of(
        0, same ? null : "SO_LINGER: expected " + arguments.get(3) + ", seen " + seconds);
  }

  Call set(Arguments arguments) {
    TcpDescriptor descriptor = calls.find(arguments.number(0));
    String option = arguments.name(2);
    if (option.equals("SO_LINGER")) {
      long on = arguments.value(arguments.member(3, "onoff"));
      int seconds = on == 0 ? -1 : (int) arguments.value(arguments.member(3, "linger"));
      return () -> {
        if (descriptor == null) {
          return Reply.failed(Errno.EBADF);
        }
        descriptor.settings.lingerSeconds = seconds;
        return Reply.of(0);
      };
    }
    check(option);
    long value = arguments.element(3);
    long size = arguments.value(arguments.get(4));
    return () -> {
      if (descriptor == null) {
        return Reply.failed(Errno.EBADF);
      }
      if (size < WORD && !option.startsWith("IP_")) {
        return Reply.failed(Errno.EINVAL);
      }
      boolean doubled = !calls.constants.isBsd() && BUFFERS.contains(option);
      descriptor.settings.set(option, doubled ? 2 * value : value);
      apply(descriptor, option, value);
      return Reply.of(0);
    };
  }

  /** Tells a socket of an option that takes effect at once. */
  private void apply(TcpDescriptor descriptor, String option, long value) {
    if (descriptor.phase == TcpDescriptor.Phase.LISTENING) {
      calls.program.listenAgain(descriptor);
      return;
    }
    TcpSocketOption told =
        switch (option) {
          case "TCP_NODELAY" -> new TcpSocketOption.NoDelay(value != 0);
          case "TCP_CORK" -> new TcpSocketOption.Cork(value != 0);
          case "TCP_QUICKACK" ->
              new TcpSocketOption.QuickAcknowledgments(value == 0 ? 0 : QUICK_SEGMENTS);
          case "TCP_USER_TIMEOUT" -> new TcpSocketOption.UserTimeout(value * NANOS_PER_MILLISECOND);
          case "TCP_NOTSENT_LOWAT" ->
              new TcpSocketOption.UnsentLimit(
                  value == 0 ? calls.defaultOf("tcp_notsent_lowat") : value);
          case "IP_TOS" -> new TcpSocketOption.TrafficClass((int) value);
          case "SO_SNDBUF" ->
              new TcpSocketOption.SendBuffer(Math.max(1, descriptor.settings.sendBufferBytes()));
          case "SO_KEEPALIVE", "TCP_KEEPIDLE", "TCP_KEEPINTVL", "TCP_KEEPCNT" ->
              new TcpSocketOption.Alive(descriptor.settings.keepAlive(calls::defaultOf));
          default -> null;
        };
    if (told != null && descriptor.hasConnection()) {
      calls.program.tell(descriptor, new TcpSocketCommand.Set(told));
    }
  }
}
