package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.TcpOptions;

/**
 * What the options of the peer's SYN amount to.
 *
 * @param segmentSize the largest segment it takes; 536 when it does not say (RFC 9293 MUST-15)
 * @param windowShift its window scale, 0 to 14, or {@link #NO_SCALING} when windows are not scaled
 * @param selectiveAcknowledgment whether both ends do SACK
 */
record PeerOptions(int segmentSize, int windowShift, boolean selectiveAcknowledgment) {
  static final int NO_SCALING = -1;
  static final int DEFAULT_SEGMENT_SIZE = 536;
  private static final int MAX_SHIFT = 14;

  /** What an end with this configuration accepts of a SYN's options. */
  static PeerOptions of(TcpOptions options, TcpConfig config) {
    int segmentSize =
        options.maximumSegmentSize() == TcpOptions.ABSENT
            ? DEFAULT_SEGMENT_SIZE
            : Math.max(TcpConfig.MIN_SEGMENT_SIZE, options.maximumSegmentSize());
    boolean scaling = config.windowScaling() && options.windowScale() != TcpOptions.ABSENT;
    return new PeerOptions(
        segmentSize,
        scaling ? Math.min(options.windowScale(), MAX_SHIFT) : NO_SCALING,
        config.selectiveAcknowledgment() && options.sackPermitted());
  }

  boolean scaling() {
    return windowShift != NO_SCALING;
  }
}
