package io.actornet.emulator.packetdrill.socket;

import io.actornet.protocol.device.TcpSocketCommand;

/** What a descriptor is ready for, in the bits of {@code poll}, which those of epoll agree with. */
final class Readiness {
  private final Calls calls;

  Readiness(Calls calls) {
    this.calls = calls;
  }

  /** Asks a socket for what has to be known of it; the answers are there in the next turn. */
  void ask(TcpDescriptor descriptor) {
    if (descriptor != null && descriptor.isOpen()) {
      descriptor.waiting = 0;
      descriptor.info = null;
      calls.program.tell(descriptor, new TcpSocketCommand.AwaitData());
      calls.program.tell(descriptor, new TcpSocketCommand.AskInfo());
    }
  }

  /** The events that have happened of those that are wanted, and the ones always told. */
  long of(TcpDescriptor descriptor, long wanted) {
    Constants constants = calls.constants;
    long events = 0;
    boolean ended = descriptor.phase == TcpDescriptor.Phase.ENDED;
    boolean input =
        ended
            || descriptor.endOfStream
            || descriptor.readable() > 0
            || !descriptor.accepted.isEmpty();
    if (input) {
      events |= wanted & (constants.of("POLLIN") | constants.of("POLLRDNORM"));
    }
    long output = wanted & (constants.of("POLLOUT") | constants.of("POLLWRNORM"));
    if (ended || isWritable(descriptor, output != 0)) {
      events |= output;
    }
    if (descriptor.endOfStream || ended) {
      events |= wanted & constants.of("POLLRDHUP");
    }
    if (descriptor.error != null) {
      events |= constants.of("POLLERR");
    }
    if (ended || descriptor.endOfStream && descriptor.writeShut) {
      events |= constants.of("POLLHUP");
    }
    return events;
  }

  /** Whether a socket has room; one that is wanted to have it and has not tells of it later. */
  private boolean isWritable(TcpDescriptor descriptor, boolean wanted) {
    if (!descriptor.isOpen() || descriptor.info == null) {
      return false;
    }
    boolean writable = descriptor.info.writable() || descriptor.writables > descriptor.infoAt;
    if (!writable && wanted) {
      calls.program.tell(descriptor, new TcpSocketCommand.AwaitRoom());
    }
    return writable;
  }
}
