package io.actornet.protocol.tcp;

import java.util.Locale;

/**
 * A snapshot of a connection, after Linux's {@code tcp_info}.
 *
 * @param state where it is in its life
 * @param recovery {@code open}, {@code disorder} when something is missing, {@code cwr} after a
 *     congestion mark, {@code recovery} or {@code loss}
 * @param roundTripNanos SRTT, 0 before the first measurement
 * @param roundTripVariationNanos RTTVAR
 * @param retransmissionTimeoutNanos RTO with back-off
 * @param congestionWindowBytes cwnd
 * @param slowStartThresholdBytes ssthresh, {@link Integer#MAX_VALUE} before the first loss
 * @param segmentSizeBytes Eff.snd.MSS
 * @param sendWindowBytes SND.WND
 * @param receiveWindowBytes RCV.WND as announced
 * @param unacknowledgedBytes sent and not acknowledged
 * @param sackedBytes of these, how many were selectively acknowledged
 * @param lostBytes of these, how many are believed lost
 * @param unsentBytes written and not sent
 * @param unreadBytes handed over and not consumed
 * @param segmentsIn segments received
 * @param segmentsOut segments sent
 * @param bytesIn data handed over
 * @param bytesOut data sent, repetitions included
 * @param retransmissions segments sent again
 * @param leastRoundTripNanos the least round trip measured, 0 before the first
 * @param consecutiveTimeouts timeouts since the peer last acknowledged something
 * @param probing whether those are probes of a closed window
 * @param backOff how often the retransmission timeout is doubled now
 * @param bytesDelivered data that is known to have arrived
 * @param reordering whether segments have been seen to overtake each other, where that is noted
 * @param urgentBytes how many bytes from the next one handed over on are urgent (RFC 9293 MUST-33)
 * @param congestion the name of the congestion control
 * @param timestamps whether timestamps are in use
 * @param selectiveAcknowledgment whether SACK is
 * @param marks whether ECN is
 * @param sendWindowShift the peer's window scale
 * @param receiveWindowShift this end's
 * @param reorderingSegments by how many segments one has been overtaken at most, where that is
 *     noted; otherwise 3
 * @param reorderings how often segments have been seen to overtake each other
 * @param resentBytes sent again and not acknowledged since
 * @param announcedSegmentSizeBytes the MSS told to the peer
 * @param receivedSegmentSizeBytes the largest segment that has arrived
 * @param pathMtuBytes MTU of the path as far as it is known
 * @param sinceDataSentNanos time since data was sent last, or the connection began
 * @param sinceDataReceivedNanos time since data arrived last, or the connection began
 * @param sinceAcknowledgmentNanos time since an acknowledgment arrived
 * @param busyNanos for how long there has been something to send
 * @param windowLimitedNanos of that, how long the peer's window has been closed
 * @param bufferLimitedNanos of that, how long all that the send buffer takes was in flight
 * @param pacingBytesPerSecond how fast a window leaves: twice a window in a round trip in slow
 *     start, 1.2 times after it; 0 before a round trip was measured
 * @param writable whether the send buffer has room by a measure worth writing
 * @param receiveBufferBytes how much may wait to be read; 0 before the peer's SYN has come
 */
public record TcpInfo(
    TcpState state,
    String recovery,
    long roundTripNanos,
    long roundTripVariationNanos,
    long retransmissionTimeoutNanos,
    int congestionWindowBytes,
    int slowStartThresholdBytes,
    int segmentSizeBytes,
    int sendWindowBytes,
    int receiveWindowBytes,
    int unacknowledgedBytes,
    int sackedBytes,
    int lostBytes,
    int unsentBytes,
    int unreadBytes,
    long segmentsIn,
    long segmentsOut,
    long bytesIn,
    long bytesOut,
    long retransmissions,
    long leastRoundTripNanos,
    int consecutiveTimeouts,
    boolean probing,
    int backOff,
    long bytesDelivered,
    boolean reordering,
    int urgentBytes,
    String congestion,
    boolean timestamps,
    boolean selectiveAcknowledgment,
    boolean marks,
    int sendWindowShift,
    int receiveWindowShift,
    int reorderingSegments,
    int reorderings,
    int resentBytes,
    int announcedSegmentSizeBytes,
    int receivedSegmentSizeBytes,
    int pathMtuBytes,
    long sinceDataSentNanos,
    long sinceDataReceivedNanos,
    long sinceAcknowledgmentNanos,
    long busyNanos,
    long windowLimitedNanos,
    long bufferLimitedNanos,
    long pacingBytesPerSecond,
    boolean writable,
    int receiveBufferBytes) {

  static TcpInfo of(Tcb connection, long nowNanos) {
    Sender sender = connection.sender();
    Receiver receiver = connection.receiver();
    RetransmissionQueue queue = sender.queue();
    CongestionControl congestion = sender.recovery().congestionControl();
    Deliveries deliveries = queue.deliveries();
    Chronograph time = sender.chronograph();
    return new TcpInfo(
        connection.state(),
        congestionState(connection),
        sender.rtt().smoothedNanos(),
        sender.rtt().variationNanos(),
        sender.rtt().timeoutNanos(connection.config()),
        sender.recovery().window(),
        congestion.slowStartThreshold(),
        sender.segmentSize(),
        sender.window(),
        receiver.window(),
        queue.flightSize(),
        queue.sackedBytes(),
        queue.lostBytes(),
        sender.unsent(),
        receiver.unread(),
        receiver.segmentsIn,
        sender.segmentsOut,
        receiver.bytesIn,
        sender.bytesOut,
        sender.retransmissions,
        sender.rtt().leastNanos(),
        sender.timer().retries(),
        connection.timers().purpose() == Timers.Purpose.PERSIST,
        sender.rtt().backOffs(),
        sender.bytesDelivered,
        deliveries != null && deliveries.isReordered(),
        receiver.urgentBytes(),
        congestion.name(),
        connection.timestamps() != null,
        sender.recovery().isSelective(),
        connection.marks() != null,
        sender.windowShift(),
        receiver.windowShift(),
        deliveries == null ? DuplicateThreshold.DUPLICATES : deliveries.degree(),
        deliveries == null ? 0 : deliveries.reorderings(),
        queue.resentBytes(),
        connection.announcedSegmentSize(),
        receiver.largestSegment(),
        connection.mtu(),
        nowNanos - sender.transmission().sentAt(),
        nowNanos - receiver.dataAt(),
        nowNanos - sender.acknowledgedAt,
        time == null ? 0 : time.busyNanos(nowNanos),
        time == null ? 0 : time.windowLimitedNanos(nowNanos),
        time == null ? 0 : time.bufferLimitedNanos(nowNanos),
        Bursts.bytesPerSecond(sender),
        sender.room().isWritable(),
        receiver.bufferBytes());
  }

  private static String congestionState(Tcb connection) {
    LossRecovery recovery = connection.sender().recovery();
    if (recovery.isDisordered()) {
      return "disorder";
    }
    boolean reducing = connection.marks() != null && connection.marks().isReducing();
    return recovery.state() == CongestionState.OPEN && reducing
        ? "cwr"
        : recovery.state().name().toLowerCase(Locale.ROOT);
  }
}
