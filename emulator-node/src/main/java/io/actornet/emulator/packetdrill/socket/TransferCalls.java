package io.actornet.emulator.packetdrill.socket;

import io.actornet.protocol.device.TcpSocketCommand;
import io.actornet.protocol.tcp.TcpInfo;

/** The calls that read and write. The bytes of a script are all zero. */
final class TransferCalls {
  private final Calls calls;

  TransferCalls(Calls calls) {
    this.calls = calls;
  }

  Call read(Arguments arguments, int length, int flags) {
    refuse("MSG_OOB", flags);
    return new Reading(calls.find(arguments.number(0)), length, flags);
  }

  Call write(Arguments arguments, int length, int flags) {
    refuse("MSG_OOB", flags);
    refuse("MSG_FASTOPEN", flags);
    refuse("MSG_ZEROCOPY", flags);
    return new Writing(calls.find(arguments.number(0)), length, flags);
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
      if (descriptor.readShut) {
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

  /** Asks the socket how much room it has, then sends; waits for the room that is missing. */
  private final class Writing implements Call {
    private final TcpDescriptor descriptor;
    private final int length;
    private final int flags;
    private boolean asked;

    /** What the socket had said when all was sent to it; -1 before. */
    private long writablesBefore = -1;

    Writing(TcpDescriptor descriptor, int length, int flags) {
      this.descriptor = descriptor;
      this.length = length;
      this.flags = flags;
    }

    @Override
    public Reply poll() {
      if (descriptor == null) {
        return Reply.failed(Errno.EBADF);
      }
      if (writablesBefore >= 0) {
        boolean over = descriptor.writables > writablesBefore || !descriptor.isOpen();
        return over ? Reply.of(length) : null;
      }
      if (descriptor.error != null) {
        return Reply.failed(descriptor.takeError());
      }
      if (descriptor.writeShut || descriptor.phase == TcpDescriptor.Phase.ENDED) {
        return Reply.failed(Errno.EPIPE);
      }
      if (descriptor.phase == TcpDescriptor.Phase.CONNECTING) {
        return mustNotBlock(descriptor, flags) ? Reply.failed(Errno.EAGAIN) : null;
      }
      if (!descriptor.isOpen()) {
        return Reply.failed(Errno.ENOTCONN);
      }
      if (!asked) {
        asked = true;
        descriptor.info = null;
        calls.program.tell(descriptor, new TcpSocketCommand.AskInfo());
        return null;
      }
      return descriptor.info == null ? null : send(room(descriptor));
    }

    private Reply send(int room) {
      if (room >= length) {
        calls.program.tell(descriptor, new TcpSocketCommand.Send(new byte[length]));
        return Reply.of(length);
      }
      if (mustNotBlock(descriptor, flags)) {
        if (room <= 0) {
          return Reply.failed(Errno.EAGAIN);
        }
        calls.program.tell(descriptor, new TcpSocketCommand.Send(new byte[room]));
        return Reply.of(room);
      }
      writablesBefore = descriptor.writables;
      calls.program.tell(descriptor, new TcpSocketCommand.Send(new byte[length]));
      return null;
    }
  }

  /** Bytes that a socket can take, by what it last said of itself. */
  static int room(TcpDescriptor descriptor) {
    TcpInfo info = descriptor.info;
    return descriptor.settings.sendBufferBytes() - info.unacknowledgedBytes() - info.unsentBytes();
  }
}
