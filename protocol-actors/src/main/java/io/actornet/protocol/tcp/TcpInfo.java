package io.actornet.protocol.tcp;

import java.util.Locale;

/**
 * A snapshot of a connection, after Linux's {@code tcp_info}.
 *
 * @param state where it is in its life
 * @param recovery {@code open}, {@code recovery} or {@code loss}
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
    long retransmissions) {

  static TcpInfo of(Tcb connection) {
    Sender sender = connection.sender();
    Receiver receiver = connection.receiver();
    RetransmissionQueue queue = sender.queue();
    CongestionControl congestion = sender.recovery().congestionControl();
    return new TcpInfo(
        connection.state(),
        sender.recovery().phase().name().toLowerCase(Locale.ROOT),
        sender.rtt().smoothedNanos(),
        sender.rtt().variationNanos(),
        sender.rtt().timeoutNanos(connection.config()),
        congestion.congestionWindow(),
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
        sender.retransmissions);
  }
}
