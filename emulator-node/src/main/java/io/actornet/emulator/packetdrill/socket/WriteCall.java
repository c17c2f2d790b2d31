package io.actornet.emulator.packetdrill.socket;

import io.actornet.protocol.device.TcpSocketCommand;

/** Writes zeros: what fits, and where the call may block, the rest as soon as there is room. */
final class WriteCall implements Call {
  private final Calls calls;
  private final TcpDescriptor descriptor;
  private final int length;
  private final int flags;
  private int written;

  /** Whether the socket has been given something and has not answered. */
  private boolean asked;

  private long answersBefore;
  private long writablesBefore;

  /** Whether the socket has no room, and will tell of it. */
  private boolean waits;

  WriteCall(Calls calls, TcpDescriptor descriptor, int length, int flags) {
    this.calls = calls;
    this.descriptor = descriptor;
    this.length = length;
    this.flags = flags;
  }

  private boolean mustNotBlock() {
    return descriptor.settings.nonBlocking || calls.constants.isIn("MSG_DONTWAIT", flags);
  }

  @Override
  public Reply poll() {
    if (descriptor == null) {
      return Reply.failed(Errno.EBADF);
    }
    if (asked) {
      return descriptor.answers > answersBefore || !descriptor.isOpen() ? answered() : null;
    }
    if (waits) {
      if (descriptor.writables == writablesBefore && descriptor.isOpen()) {
        return null;
      }
      waits = false;
    }
    return descriptor.isOpen() && descriptor.error == null && !descriptor.writeShut
        ? ask()
        : refused();
  }

  private Reply refused() {
    if (written > 0) {
      return Reply.of(written);
    }
    if (descriptor.error != null) {
      return Reply.failed(descriptor.takeError());
    }
    return switch (descriptor.phase) {
      case ENDED, CONNECTED -> Reply.failed(Errno.EPIPE);
      case CONNECTING ->
          descriptor.writeShut
              ? Reply.failed(Errno.EPIPE)
              : mustNotBlock() ? Reply.failed(Errno.EAGAIN) : null;
      case FRESH, LISTENING -> Reply.failed(calls.constants.isBsd() ? Errno.ENOTCONN : Errno.EPIPE);
    };
  }

  private Reply ask() {
    asked = true;
    answersBefore = descriptor.answers;
    writablesBefore = descriptor.writables;
    calls.program.tell(
        descriptor,
        new TcpSocketCommand.Write(
            new byte[length - written],
            calls.constants.isIn("MSG_MORE", flags),
            calls.constants.isIn("MSG_EOR", flags)));
    return null;
  }

  private Reply answered() {
    asked = false;
    int taken = descriptor.answers > answersBefore ? descriptor.taken : 0;
    written += taken;
    if (written == length) {
      return Reply.of(written);
    }
    if (mustNotBlock() || !descriptor.isOpen()) {
      return written > 0 ? Reply.of(written) : refusedOrAgain();
    }
    waits = true;
    return null;
  }

  private Reply refusedOrAgain() {
    return descriptor.isOpen() ? Reply.failed(Errno.EAGAIN) : refused();
  }
}
