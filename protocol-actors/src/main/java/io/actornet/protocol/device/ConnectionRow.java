package io.actornet.protocol.device;

import io.actornet.protocol.engine.LoopRef;
import io.actornet.protocol.tcp.Endpoints;
import io.actornet.protocol.tcp.HalfOpen;
import io.actornet.protocol.tcp.TimeWaitEntry;

/** A row of a host's connection table. */
abstract sealed class ConnectionRow {
  /** Addresses and ports that the row stands for. */
  final Endpoints endpoints;

  private ConnectionRow(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  /** A connection with a socket. */
  static final class Connected extends ConnectionRow {
    final LoopRef<TcpSocketCommand> socket;

    Connected(Endpoints endpoints, LoopRef<TcpSocketCommand> socket) {
      super(endpoints);
      this.socket = socket;
    }
  }

  /** A row that waits for a deadline, which only ever moves to later. */
  abstract static sealed class Waiting extends ConnectionRow {
    /** Where the row stands in the queue of deadlines, nanoseconds. */
    long queuedFor;

    /** Whether the row has left the table; it is passed over when its turn comes. */
    boolean removed;

    private Waiting(Endpoints endpoints) {
      super(endpoints);
    }

    abstract long deadline();
  }

  /** A connection before its handshake is complete. */
  static final class Opening extends Waiting {
    final HalfOpen halfOpen;
    final Listener listener;

    Opening(HalfOpen halfOpen, Listener listener) {
      super(halfOpen.endpoints());
      this.halfOpen = halfOpen;
      this.listener = listener;
    }

    @Override
    long deadline() {
      return halfOpen.deadlineNanos();
    }
  }

  /** A connection that both ends have closed. */
  static final class Lingering extends Waiting {
    final TimeWaitEntry entry;

    Lingering(TimeWaitEntry entry) {
      super(entry.endpoints());
      this.entry = entry;
    }

    @Override
    long deadline() {
      return entry.deadlineNanos();
    }
  }
}
