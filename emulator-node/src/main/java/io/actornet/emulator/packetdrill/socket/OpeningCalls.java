package io.actornet.emulator.packetdrill.socket;

import io.actornet.emulator.packetdrill.script.Expression;
import io.actornet.protocol.device.TcpSocketCommand;

/** The calls that open and close sockets. */
final class OpeningCalls {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final Calls calls;

  OpeningCalls(Calls calls) {
    this.calls = calls;
  }

  Call socket(Arguments arguments, Expression expected) {
    long type = arguments.value(arguments.get(1));
    if ((type & 0xf) != calls.constants.of("SOCK_STREAM")) {
      throw new UnsupportedCallException("socket: " + arguments.get(1) + ", expected SOCK_STREAM");
    }
    boolean nonBlocking = calls.constants.isIn("SOCK_NONBLOCK", type);
    return () -> {
      int number = calls.freeNumber(expected);
      TcpDescriptor descriptor = calls.fresh();
      descriptor.settings.nonBlocking = nonBlocking;
      calls.add(number, descriptor);
      calls.watcher.opened(number);
      return Reply.of(number);
    };
  }

  Call bind(Arguments arguments) {
    TcpDescriptor descriptor = calls.find(arguments.number(0));
    return () -> {
      if (descriptor == null) {
        return Reply.failed(Errno.EBADF);
      }
      if (descriptor.localPort != 0) {
        return Reply.failed(Errno.EINVAL);
      }
      descriptor.localPort = calls.bindPort();
      return Reply.of(0);
    };
  }

  Call listen(Arguments arguments) {
    int number = arguments.number(0);
    int backlog = arguments.number(1);
    return () -> {
      TcpDescriptor descriptor = calls.find(number);
      if (descriptor == null) {
        return Reply.failed(Errno.EBADF);
      }
      if (descriptor.phase != TcpDescriptor.Phase.FRESH
          && descriptor.phase != TcpDescriptor.Phase.LISTENING) {
        return Reply.failed(Errno.EINVAL);
      }
      if (descriptor.phase == TcpDescriptor.Phase.FRESH) {
        if (descriptor.localPort == 0) {
          descriptor.localPort = calls.bindPort();
        }
        calls.program.listen(descriptor, backlog);
        calls.watcher.listening(number);
      }
      return Reply.of(0);
    };
  }

  Call accept(Arguments arguments, Expression expected) {
    TcpDescriptor listener = calls.find(arguments.number(0));
    boolean nonBlocking =
        arguments.size() > 3
            && calls.constants.isIn("SOCK_NONBLOCK", arguments.value(arguments.get(3)));
    return () -> {
      if (listener == null) {
        return Reply.failed(Errno.EBADF);
      }
      if (listener.phase != TcpDescriptor.Phase.LISTENING) {
        return Reply.failed(Errno.EINVAL);
      }
      TcpDescriptor accepted = listener.accepted.poll();
      if (accepted == null) {
        return listener.settings.nonBlocking ? Reply.failed(Errno.EAGAIN) : null;
      }
      int number = calls.freeNumber(expected);
      accepted.settings.nonBlocking = nonBlocking;
      calls.add(number, accepted);
      calls.watcher.accepted(number);
      return Reply.of(number);
    };
  }

  Call connect(Arguments arguments) {
    int number = arguments.number(0);
    int port = calls.portOf(arguments.get(1));
    return new Call() {
      private boolean begun;

      @Override
      public Reply poll() {
        TcpDescriptor descriptor = calls.find(number);
        if (descriptor == null) {
          return Reply.failed(Errno.EBADF);
        }
        if (!begun) {
          begun = true;
          return begin(number, descriptor, port);
        }
        return switch (descriptor.phase) {
          case CONNECTED -> Reply.of(0);
          case ENDED -> failure(descriptor);
          case FRESH, LISTENING, CONNECTING ->
              descriptor.settings.nonBlocking ? Reply.failed(Errno.EINPROGRESS) : null;
        };
      }
    };
  }

  private Reply begin(int number, TcpDescriptor descriptor, int port) {
    return switch (descriptor.phase) {
      case FRESH -> {
        calls.watcher.connecting(number, port);
        calls.program.connect(descriptor, calls.peer(), port);
        yield null;
      }
      case CONNECTING -> Reply.failed(Errno.EALREADY);
      case CONNECTED -> Reply.failed(Errno.EISCONN);
      case LISTENING -> Reply.failed(Errno.EOPNOTSUPP);
      case ENDED -> failure(descriptor);
    };
  }

  private static Reply failure(TcpDescriptor descriptor) {
    Errno error = descriptor.takeError();
    return Reply.failed(error == null ? Errno.ECONNABORTED : error);
  }

  Call close(Arguments arguments) {
    int number = arguments.number(0);
    return new Call() {
      private TcpDescriptor closing;
      private long deadline = NEVER;

      @Override
      public Reply poll() {
        if (closing != null) {
          boolean over =
              closing.phase == TcpDescriptor.Phase.ENDED || calls.program.now() >= deadline;
          return over ? Reply.of(0) : null;
        }
        TcpDescriptor descriptor = calls.find(number);
        if (descriptor == null) {
          return calls.release(number) ? Reply.of(0) : Reply.failed(Errno.EBADF);
        }
        calls.remove(number);
        close(descriptor);
        if (descriptor.isOpen()
            && descriptor.settings.lingerSeconds > 0
            && !descriptor.settings.nonBlocking) {
          closing = descriptor;
          deadline = calls.program.now() + descriptor.settings.lingerSeconds * NANOS_PER_SECOND;
          return null;
        }
        return Reply.of(0);
      }

      @Override
      public long deadlineNanos() {
        return deadline;
      }
    };
  }

  private void close(TcpDescriptor descriptor) {
    switch (descriptor.phase) {
      case LISTENING -> calls.program.stopListening(descriptor);
      case CONNECTING, CONNECTED ->
          calls.program.tell(
              descriptor,
              descriptor.settings.lingerSeconds == 0
                  ? new TcpSocketCommand.Abort()
                  : new TcpSocketCommand.Close());
      case FRESH, ENDED -> {
        // The host knows of no such socket, or no longer.
      }
    }
  }

  Call shutdown(Arguments arguments) {
    TcpDescriptor descriptor = calls.find(arguments.number(0));
    long how = arguments.number(1);
    return () -> {
      if (descriptor == null) {
        return Reply.failed(Errno.EBADF);
      }
      if (!descriptor.isOpen() && descriptor.phase != TcpDescriptor.Phase.CONNECTING) {
        return Reply.failed(Errno.ENOTCONN);
      }
      if (how != calls.constants.of("SHUT_WR")) {
        descriptor.readShut = true;
      }
      if (how != calls.constants.of("SHUT_RD")) {
        descriptor.writeShut = true;
        calls.program.tell(descriptor, new TcpSocketCommand.ShutdownWrite());
      }
      return Reply.of(0);
    };
  }
}
