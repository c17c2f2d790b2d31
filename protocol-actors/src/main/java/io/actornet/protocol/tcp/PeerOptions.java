package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpOptions;

/**
 * What the options of the peer's SYN amount to.
 *
 * @param segmentSize the largest segment it takes; 536 when it does not say (RFC 9293 MUST-15)
 * @param windowShift its window scale, 0 to 14, or {@link #NO_SCALING} when windows are not scaled
 * @param selectiveAcknowledgment whether both ends do SACK
 * @param timestamps whether both ends do timestamps
 * @param timestampValue the peer's, where there are
 * @param marks whether both ends do ECN (RFC 3168 §6.1.1)
 * @param userTimeoutNanos what the peer advises (RFC 5482); 0 when it does not
 */
record PeerOptions(
    int segmentSize,
    int windowShift,
    boolean selectiveAcknowledgment,
    boolean timestamps,
    int timestampValue,
    boolean marks,
    long userTimeoutNanos) {
  static final int NO_SCALING = -1;
  static final int DEFAULT_SEGMENT_SIZE = 536;

  /** The largest window scale (RFC 7323 §2.3). */
  static final int MAX_SHIFT = 14;

  /** What an end with this configuration accepts of a SYN's options. */
  static PeerOptions of(TcpOptions options, int flags, TcpConfig config) {
    int segmentSize =
        options.maximumSegmentSize() == TcpOptions.ABSENT
            ? DEFAULT_SEGMENT_SIZE
            : Math.max(TcpConfig.MIN_SEGMENT_SIZE, options.maximumSegmentSize());
    boolean scaling = config.windowScaling() && options.windowScale() != TcpOptions.ABSENT;
    return new PeerOptions(
        segmentSize,
        scaling ? Math.min(options.windowScale(), MAX_SHIFT) : NO_SCALING,
        config.selectiveAcknowledgment() && options.sackPermitted(),
        config.timestamps() && options.timestamps(),
        options.timestampValue(),
        config.ecn() != Ecn.OFF && agreesToMarks(flags),
        config.userTimeoutOption() && options.userTimeout() != TcpOptions.ABSENT
            ? userTimeoutNanos(options.userTimeout())
            : 0);
  }

  /** A SYN asks by both flags, a SYN-ACK agrees by ECE alone. */
  private static boolean agreesToMarks(int flags) {
    int both = TcpFlags.ECE | TcpFlags.CWR;
    return (flags & both) == ((flags & TcpFlags.ACK) != 0 ? TcpFlags.ECE : both);
  }

  private static long userTimeoutNanos(int field) {
    long seconds = (field & 0x8000) != 0 ? (field & 0x7fff) * 60L : field;
    return seconds * 1_000_000_000L;
  }

  boolean scaling() {
    return windowShift != NO_SCALING;
  }
}
