package io.actornet.protocol.device;

import io.actornet.protocol.engine.DeviceContext;
import io.actornet.protocol.engine.Timer;
import io.actornet.protocol.tcp.TcpState;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * The rows of a connection table that wait for a time: half-open connections and those in
 * TIME-WAIT. One timer serves them all.
 */
final class WaitingRows {
  private final ConnectionTable table;
  private final TcpSockets sockets;
  private final DeviceContext device;
  private final Timer<HostMessage> timer;

  /** The earliest first; those that left the table are passed over later. */
  private final PriorityQueue<ConnectionRow.Waiting> deadlines =
      new PriorityQueue<>(2, Comparator.comparingLong(row -> row.queuedFor));

  WaitingRows(ConnectionTable table, TcpSockets sockets, Timer<HostMessage> timer) {
    this.table = table;
    this.sockets = sockets;
    this.device = sockets.device;
    this.timer = timer;
  }

  void add(ConnectionRow.Waiting row) {
    table.put(row);
    enqueue(row);
    timer.arm(deadlines.peek().queuedFor);
  }

  private void enqueue(ConnectionRow.Waiting row) {
    row.queuedFor = row.deadline();
    deadlines.add(row);
  }

  void remove(ConnectionRow.Waiting row) {
    row.removed = true;
    table.remove(row.endpoints);
    if (row instanceof ConnectionRow.Opening opening) {
      opening.listener.halfOpen--;
    }
  }

  /** Removes a row and tells the journal. */
  void end(ConnectionRow.Waiting row) {
    remove(row);
    TcpState from =
        row instanceof ConnectionRow.Opening ? TcpState.SYN_RECEIVED : TcpState.TIME_WAIT;
    sockets.journal(row.endpoints, from, TcpState.CLOSED);
  }

  /**
   * Something in the table is due.
   *
   * @param retry repeats a SYN-ACK; false when the row is to be removed
   */
  void onTimer(Predicate<ConnectionRow.Opening> retry) {
    long now = device.now();
    while (!deadlines.isEmpty() && deadlines.peek().queuedFor <= now) {
      ConnectionRow.Waiting row = deadlines.remove();
      if (row.removed) {
        continue;
      }
      if (row.deadline() > now
          || row instanceof ConnectionRow.Opening opening && retry.test(opening)) {
        enqueue(row);
      } else {
        end(row);
      }
    }
    if (!deadlines.isEmpty()) {
      timer.arm(deadlines.peek().queuedFor);
    }
  }
}
