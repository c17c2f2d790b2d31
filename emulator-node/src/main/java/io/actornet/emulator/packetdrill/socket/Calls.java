package io.actornet.emulator.packetdrill.socket;

import io.actornet.emulator.packetdrill.script.Action;
import io.actornet.emulator.packetdrill.script.Expression;
import io.actornet.protocol.device.TcpSocketCommand;
import io.actornet.protocol.tcp.TcpInfo;
import io.actornet.topology.value.IpAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The descriptors of a program, and the calls that can be made on them. */
public final class Calls {
  /** What the packets of a script belong to follows what its calls do. */
  public interface Watcher {
    /** A socket was made; it is the one under test from now on. */
    void opened(int descriptor);

    /** It listens. */
    void listening(int descriptor);

    /** It connects to a port. */
    void connecting(int descriptor, int port);

    /** A connection was accepted. */
    void accepted(int descriptor);
  }

  private static final int FIRST_DESCRIPTOR = 3;

  final Program program;
  final Constants constants;
  final Watcher watcher;
  private final SocketDefaults defaults;
  private final IpAddress peer;
  private final int bindPort;
  private final int connectPort;
  private final Map<Integer, TcpDescriptor> descriptors = new TreeMap<>();
  private final OpeningCalls opening = new OpeningCalls(this);
  private final TransferCalls transfer = new TransferCalls(this);
  private final OptionCalls options = new OptionCalls(this);
  private final PollCalls polls = new PollCalls(this);
  private final EpollCalls epolls = new EpollCalls(this);
  final Readiness readiness = new Readiness(this);

  /** Descriptors of other things than sockets. */
  private final Set<Integer> reserved = new HashSet<>();

  /**
   * No descriptors yet.
   *
   * @param peer whom the program connects to
   */
  public Calls(
      Program program,
      Constants constants,
      Watcher watcher,
      SocketDefaults defaults,
      IpAddress peer,
      int bindPort,
      int connectPort) {
    this.program = program;
    this.constants = constants;
    this.watcher = watcher;
    this.defaults = defaults;
    this.peer = peer;
    this.bindPort = bindPort;
    this.connectPort = connectPort;
  }

  /**
   * Makes a call of a script; it begins when it is asked for the first time.
   *
   * @throws UnsupportedCallException if there is no such call, or not with these arguments
   */
  public Call make(Action.SystemCall spec) {
    Arguments arguments = new Arguments(spec.name(), spec.arguments(), constants);
    return switch (spec.name()) {
      case "socket" -> opening.socket(arguments.count(3, 3), spec.result());
      case "bind" -> opening.bind(arguments.count(3, 3));
      case "listen" -> opening.listen(arguments.count(2, 2));
      case "accept" -> opening.accept(arguments.count(3, 3), spec.result());
      case "accept4" -> opening.accept(arguments.count(4, 4), spec.result());
      case "connect" -> opening.connect(arguments.count(3, 3));
      case "close" -> opening.close(arguments.count(1, 1));
      case "shutdown" -> opening.shutdown(arguments.count(2, 2));
      case "read" -> transfer.read(arguments.count(3, 3), arguments.number(2), 0);
      case "recv" -> transfer.read(arguments.count(4, 4), arguments.number(2), arguments.number(3));
      case "recvfrom" ->
          transfer.read(arguments.count(6, 6), arguments.number(2), arguments.number(3));
      case "readv" ->
          transfer.read(arguments.count(3, 3), arguments.vectorLength(arguments.get(1)), 0);
      case "recvmsg" ->
          transfer.read(arguments.count(3, 3), arguments.messageLength(1), arguments.number(2));
      case "write" -> transfer.write(arguments.count(3, 3), arguments.number(2), 0);
      case "send" ->
          transfer.write(arguments.count(4, 4), arguments.number(2), arguments.number(3));
      case "sendto" ->
          transfer.write(arguments.count(6, 6), arguments.number(2), arguments.number(3));
      case "writev" ->
          transfer.write(arguments.count(3, 3), arguments.vectorLength(arguments.get(1)), 0);
      case "sendmsg" ->
          transfer.write(arguments.count(3, 3), arguments.messageLength(1), arguments.number(2));
      case "fcntl" -> options.control(arguments.count(2, 3));
      case "ioctl" -> options.ioctl(arguments.count(2, 3));
      case "getsockopt" -> options.get(arguments.count(5, 5));
      case "setsockopt" -> options.set(arguments.count(5, 5));
      case "epoll_create", "epoll_create1" -> epolls.create(spec.result());
      case "epoll_ctl" -> epolls.control(arguments.count(4, 4));
      case "epoll_wait" -> epolls.await(arguments.count(4, 4));
      case "poll" -> polls.poll(arguments.count(3, 3));
      default -> throw new UnsupportedCallException("the unsupported call " + spec.name());
    };
  }

  /** The state of a connection of a program. */
  public sealed interface Status {}

  /** There is none; the socket listens or does not. */
  public record Unconnected(boolean listening) implements Status {}

  /** There is one. */
  public record Connected(TcpInfo info) implements Status {}

  /** Asks a socket for its state; {@link #status} has it when what that caused has happened. */
  public void askStatus(int descriptor) {
    TcpDescriptor found = descriptors.get(descriptor);
    if (found != null) {
      found.info = null;
      program.tell(found, new TcpSocketCommand.AskInfo());
    }
  }

  /** The state that was asked for. */
  public Status status(int descriptor) {
    TcpDescriptor found = descriptors.get(descriptor);
    return found == null || found.info == null
        ? new Unconnected(found != null && found.phase == TcpDescriptor.Phase.LISTENING)
        : new Connected(found.info);
  }

  /**
   * A socket of the program as tools list it.
   *
   * @param remotePort 0 where there is no connection
   */
  public record Listed(int descriptor, int localPort, int remotePort, boolean listening) {}

  /** The open sockets of the program. */
  public List<Listed> list() {
    return descriptors.entrySet().stream()
        .map(
            entry -> {
              TcpDescriptor each = entry.getValue();
              boolean listening = each.phase == TcpDescriptor.Phase.LISTENING;
              return new Listed(entry.getKey(), each.localPort, each.remotePort, listening);
            })
        .toList();
  }

  TcpDescriptor fresh() {
    return new TcpDescriptor(new SocketSettings(defaults));
  }

  void add(int number, TcpDescriptor descriptor) {
    descriptors.put(number, descriptor);
  }

  void remove(int number) {
    descriptors.remove(number);
  }

  /** A number for a new descriptor: that which the script expects, if it expects one. */
  int freeNumber(Expression expected) {
    if (expected instanceof Expression.Numeral(long value) && value >= 0 && isFree((int) value)) {
      return (int) value;
    }
    int number = FIRST_DESCRIPTOR;
    while (!isFree(number)) {
      number++;
    }
    return number;
  }

  private boolean isFree(int number) {
    return !descriptors.containsKey(number) && !reserved.contains(number);
  }

  /** A number is that of something else than a socket. */
  void reserve(int number) {
    reserved.add(number);
  }

  /** Closes something else than a socket; false if the number is not that of one. */
  boolean release(int number) {
    return epolls.close(number) && reserved.remove(number);
  }

  /** The descriptor of that number, or null. */
  TcpDescriptor find(int number) {
    return descriptors.get(number);
  }

  /** What an option is unless it was set. */
  long defaultOf(String option) {
    return defaults.option(option);
  }

  int bindPort() {
    return bindPort;
  }

  /** The port of the peer that an address argument names. */
  int portOf(Expression address) {
    if (address instanceof Expression.Structure structure
        && structure.get("sin_port") instanceof Expression.Function(var _, var port)) {
      return (int) constants.value(port.getFirst());
    }
    return connectPort;
  }

  IpAddress peer() {
    return peer;
  }
}
