package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.TcpOptionsWriter;

/** The options that a segment of an open connection carries: timestamps and SACK blocks. */
final class CarriedOptions {
  private CarriedOptions() {}

  /** Bytes that they take in the next segment. */
  static int length(Tcb connection) {
    int sack = TcpOptionsWriter.sackLength(connection.receiver().sackBlocks());
    return connection.timestamps() == null ? sack : TcpOptionsWriter.TIMESTAMPS_LENGTH + sack;
  }

  /** Writes them into a segment that was begun with {@link #length}. */
  static void write(Tcb connection, SegmentWriter writer) {
    Timestamps timestamps = connection.timestamps();
    Receiver receiver = connection.receiver();
    int blocks = receiver.sackBlocks();
    if (timestamps == null && blocks == 0) {
      return;
    }
    TcpOptionsWriter options = writer.options();
    if (timestamps != null) {
      timestamps.write(options, connection.now());
    }
    if (blocks > 0) {
      receiver.writeSack(options, blocks);
    }
  }
}
