package io.actornet.emulator.packetdrill.socket;

import io.actornet.emulator.packetdrill.script.Expression;
import io.actornet.protocol.device.TcpSocketCommand;

/** The calls that read and write. The bytes of a script are all zero. */
final class TransferCalls {
  private final Calls calls;

  TransferCalls(Calls calls) {
    this.calls = calls;
  }

  Call read(Arguments arguments, int length, int flags) {
    refuse("MSG_OOB", flags);
    refuse("MSG_ERRQUEUE", flags);
    if (isNowhere(arguments)) {
      return () -> Reply.failed(Errno.EFAULT);
    }
    return new Reading(calls.find(arguments.number(0)), length, flags);
  }

  Call write(Arguments arguments, int length, int flags) {
    refuse("MSG_OOB", flags);
    refuse("MSG_FASTOPEN", flags);
    refuse("MSG_ZEROCOPY", flags);
    return isNowhere(arguments)
        ? () -> Reply.failed(Errno.EFAULT)
        : new WriteCall(calls, calls.find(arguments.number(0)), length, flags);
  }

  /** Whether the memory to read from or write to is none. */
  private static boolean isNowhere(Arguments arguments) {
    return arguments.get(1) instanceof Expression.Name(String name) && name.equals("NULL");
  }

  private void refuse(String flag, int flags) {
    if (calls.constants.isIn(flag, flags)) {
      throw new UnsupportedCallException("the unsupported flag " + flag);
    }
  }

  private boolean mustNotBlock(TcpDescriptor descriptor, int flags) {
    return descriptor.settings.nonBlocking || calls.constants.isIn("MSG_DONTWAIT", flags);
  }

  /** Asks the socket what waits, then for as much as is wanted. */
  private final class Reading implements Call {
    private final TcpDescriptor descriptor;
    private final int length;
    private final int flags;
    private boolean asked;

    /** How many bytes the socket hands over; -1 before it is told. */
    private int taking = -1;

    Reading(TcpDescriptor descriptor, int length, int flags) {
      this.descriptor = descriptor;
      this.length = length;
      this.flags = flags;
    }

    @Override
    public Reply poll() {
      if (descriptor == null) {
        return Reply.failed(Errno.EBADF);
      }
      if (taking >= 0) {
        descriptor.handedOver -= taking;
        return Reply.of(taking);
      }
      if (!asked) {
        asked = true;
        if (descriptor.isOpen()) {
          descriptor.waiting = 0;
          calls.program.tell(descriptor, new TcpSocketCommand.AwaitData());
          return null;
        }
      }
      // On Linux what arrives can still be read.
      boolean nothingMore = calls.constants.isBsd() || descriptor.readable() == 0;
      if (descriptor.readShut && nothingMore) {
        return Reply.of(0);
      }
      int there = Math.min(length, descriptor.readable());
      boolean all = calls.constants.isIn("MSG_WAITALL", flags);
      if (there > 0 && (!all || there == length || descriptor.endOfStream)) {
        return take(there);
      }
      return nothing();
    }

    private Reply take(int there) {
      if (calls.constants.isIn("MSG_PEEK", flags)) {
        return Reply.of(there);
      }
      int more = there - descriptor.handedOver;
      taking = there;
      if (more > 0) {
        calls.program.tell(descriptor, new TcpSocketCommand.Read(more));
        return null;
      }
      return poll();
    }

    private Reply nothing() {
      if (descriptor.error != null) {
        return Reply.failed(descriptor.takeError());
      }
      return switch (descriptor.phase) {
        case FRESH, LISTENING -> Reply.failed(Errno.ENOTCONN);
        case ENDED -> Reply.of(0);
        case CONNECTING, CONNECTED -> {
          if (descriptor.endOfStream) {
            yield Reply.of(0);
          }
          if (mustNotBlock(descriptor, flags)) {
            yield Reply.failed(Errno.EAGAIN);
          }
          if (descriptor.waiting > 0) {
            // All that was asked for has not come yet: ask to hear of what comes next.
            calls.program.tell(descriptor, new TcpSocketCommand.AwaitData());
          }
          yield null;
        }
      };
    }
  }
}
