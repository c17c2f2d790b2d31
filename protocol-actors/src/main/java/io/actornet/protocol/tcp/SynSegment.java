package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpOptionsWriter;

/** Writes SYN and SYN-ACK segments: those with options that are agreed on once. */
final class SynSegment {
  private static final int MAX_UNSCALED_WINDOW = 0xffff;

  private SynSegment() {}

  /** The window a SYN announces: never scaled (RFC 7323 §2.2). */
  static int window(TcpConfig config) {
    return Math.min(config.receiveBufferBytes(), MAX_UNSCALED_WINDOW);
  }

  /** A SYN that offers what the configuration allows. */
  static byte[] syn(TcpStack stack, Endpoints endpoints, TcpConfig config, int mtu, int iss) {
    return write(
        stack,
        endpoints,
        config,
        mtu,
        iss,
        0,
        TcpFlags.SYN,
        config.windowScaling(),
        config.selectiveAcknowledgment());
  }

  /** A SYN-ACK that accepts what the peer offered. */
  static byte[] synAck(
      TcpStack stack,
      Endpoints endpoints,
      TcpConfig config,
      int mtu,
      int iss,
      int rcvNxt,
      PeerOptions peer) {
    return write(
        stack,
        endpoints,
        config,
        mtu,
        iss,
        rcvNxt,
        TcpFlags.SYN | TcpFlags.ACK,
        peer.scaling(),
        peer.selectiveAcknowledgment());
  }

  private static byte[] write(
      TcpStack stack,
      Endpoints endpoints,
      TcpConfig config,
      int mtu,
      int sequence,
      int acknowledgment,
      int flags,
      boolean scaling,
      boolean selectiveAcknowledgment) {
    int length = TcpOptionsWriter.MAXIMUM_SEGMENT_SIZE_LENGTH;
    length += scaling ? TcpOptionsWriter.WINDOW_SCALE_LENGTH : 0;
    length += selectiveAcknowledgment ? TcpOptionsWriter.SACK_PERMITTED_LENGTH : 0;
    SegmentWriter writer = stack.writer();
    writer.begin(endpoints, sequence, acknowledgment, flags, window(config), length, 0);
    TcpOptionsWriter options = writer.options();
    options.maximumSegmentSize(config.announcedSegmentSize(mtu));
    if (scaling) {
      options.windowScale(config.receiveWindowShift());
    }
    if (selectiveAcknowledgment) {
      options.sackPermitted();
    }
    return writer.finish();
  }
}
