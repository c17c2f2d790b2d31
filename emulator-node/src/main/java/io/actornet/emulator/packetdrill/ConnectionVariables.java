package io.actornet.emulator.packetdrill;

import io.actornet.emulator.packetdrill.shell.Evaluator;
import io.actornet.emulator.packetdrill.socket.Calls;
import io.actornet.protocol.tcp.TcpInfo;
import io.actornet.protocol.tcp.TcpState;
import java.util.List;

/** Gives assertions the state of a connection under the names of {@code tcp_info}. */
final class ConnectionVariables {
  private static final double NANOS_PER_MICROSECOND = 1_000;
  private static final double NANOS_PER_MILLISECOND = 1_000_000;

  /** In the order of their numbers on the BSDs, from 0. */
  private static final List<String> BSD_STATES =
      List.of(
          "CLOSED",
          "LISTEN",
          "SYN_SENT",
          "SYN_RECEIVED",
          "ESTABLISHED",
          "CLOSE_WAIT",
          "FIN_WAIT_1",
          "CLOSING",
          "LAST_ACK",
          "FIN_WAIT_2",
          "TIME_WAIT");

  /** In the order of their numbers on Linux, from 1. */
  private static final List<String> LINUX_STATES =
      List.of(
          "ESTABLISHED",
          "SYN_SENT",
          "SYN_RECEIVED",
          "FIN_WAIT_1",
          "FIN_WAIT_2",
          "TIME_WAIT",
          "CLOSED",
          "CLOSE_WAIT",
          "LAST_ACK",
          "LISTEN",
          "CLOSING");

  private static final List<String> RECOVERY_STATES =
      List.of("Open", "Disorder", "CWR", "Recovery", "Loss");

  private ConnectionVariables() {}

  /** Sets the state of a connection as it is now. */
  static void set(Evaluator evaluator, Calls.Status status, boolean bsd) {
    List<String> states = bsd ? BSD_STATES : LINUX_STATES;
    int first = bsd ? 0 : 1;
    for (String state : states) {
      evaluator.set("TCPI_" + state, states.indexOf(state) + first);
    }
    for (String state : RECOVERY_STATES) {
      evaluator.set("TCP_CA_" + state, RECOVERY_STATES.indexOf(state));
    }
    switch (status) {
      case Calls.Unconnected(boolean listening) ->
          evaluator.set("tcpi_state", states.indexOf(listening ? "LISTEN" : "CLOSED") + first);
      case Calls.Connected(TcpInfo info) -> {
        evaluator.set("tcpi_state", states.indexOf(name(info.state())) + first);
        set(evaluator, info, bsd ? 1 : Math.max(1, info.segmentSizeBytes()));
      }
    }
  }

  private static String name(TcpState state) {
    return state.name();
  }

  /** Linux counts windows in segments, the BSDs in bytes. */
  private static void set(Evaluator evaluator, TcpInfo info, double windowUnit) {
    double segment = Math.max(1, info.segmentSizeBytes());
    int threshold = info.slowStartThresholdBytes();
    evaluator.set("tcpi_snd_mss", info.segmentSizeBytes());
    evaluator.set("tcpi_rcv_mss", info.receivedSegmentSizeBytes());
    evaluator.set("tcpi_advmss", info.announcedSegmentSizeBytes());
    evaluator.set("tcpi_pmtu", info.pathMtuBytes());
    evaluator.set("tcpi_snd_cwnd", Math.floor(info.congestionWindowBytes() / windowUnit));
    evaluator.set(
        "tcpi_snd_ssthresh",
        threshold == Integer.MAX_VALUE ? threshold : Math.floor(threshold / windowUnit));
    evaluator.set("tcpi_snd_wnd", info.sendWindowBytes());
    evaluator.set("tcpi_rcv_wnd", info.receiveWindowBytes());
    evaluator.set("tcpi_snd_wscale", info.sendWindowShift());
    evaluator.set("tcpi_rcv_wscale", info.receiveWindowShift());
    evaluator.set("tcpi_unacked", Math.ceil(info.unacknowledgedBytes() / segment));
    evaluator.set("tcpi_sacked", Math.ceil(info.sackedBytes() / segment));
    evaluator.set("tcpi_lost", Math.ceil(info.lostBytes() / segment));
    evaluator.set("tcpi_retrans", Math.ceil(info.resentBytes() / segment));
    evaluator.set("tcpi_reordering", info.reorderingSegments());
    evaluator.set("tcpi_reord_seen", info.reorderings());
    evaluator.set("tcpi_total_retrans", info.retransmissions());
    evaluator.set("tcpi_snd_rexmitpack", info.retransmissions());
    evaluator.set("tcpi_retransmits", info.probing() ? 0 : info.consecutiveTimeouts());
    evaluator.set("tcpi_probes", info.probing() ? info.consecutiveTimeouts() : 0);
    evaluator.set("tcpi_backoff", info.backOff());
    evaluator.set("tcpi_bytes_received", info.bytesIn());
    evaluator.set("tcpi_bytes_sent", info.bytesOut());
    evaluator.set("tcpi_bytes_acked", info.bytesDelivered() - info.sackedBytes());
    evaluator.set("tcpi_delivered", Math.ceil(info.bytesDelivered() / segment));
    evaluator.set("tcpi_segs_in", info.segmentsIn());
    evaluator.set("tcpi_segs_out", info.segmentsOut());
    evaluator.set("tcpi_notsent_bytes", info.unsentBytes());
    evaluator.set("tcpi_pacing_rate", info.pacingBytesPerSecond());
    times(evaluator, info);
    evaluator.set(
        "tcpi_ca_state",
        switch (info.recovery()) {
          case "disorder" -> RECOVERY_STATES.indexOf("Disorder");
          case "cwr" -> RECOVERY_STATES.indexOf("CWR");
          case "recovery" -> RECOVERY_STATES.indexOf("Recovery");
          case "loss" -> RECOVERY_STATES.indexOf("Loss");
          default -> RECOVERY_STATES.indexOf("Open");
        });
  }

  /** Round trips and sums are in microseconds, times since something in milliseconds. */
  private static void times(Evaluator evaluator, TcpInfo info) {
    evaluator.set("tcpi_rtt", info.roundTripNanos() / NANOS_PER_MICROSECOND);
    evaluator.set("tcpi_rttvar", info.roundTripVariationNanos() / NANOS_PER_MICROSECOND);
    evaluator.set("tcpi_min_rtt", info.leastRoundTripNanos() / NANOS_PER_MICROSECOND);
    evaluator.set("tcpi_rto", info.retransmissionTimeoutNanos() / NANOS_PER_MICROSECOND);
    evaluator.set("tcpi_busy_time", info.busyNanos() / NANOS_PER_MICROSECOND);
    evaluator.set("tcpi_rwnd_limited", info.windowLimitedNanos() / NANOS_PER_MICROSECOND);
    evaluator.set("tcpi_sndbuf_limited", info.bufferLimitedNanos() / NANOS_PER_MICROSECOND);
    evaluator.set("tcpi_last_data_sent", info.sinceDataSentNanos() / NANOS_PER_MILLISECOND);
    evaluator.set("tcpi_last_data_recv", info.sinceDataReceivedNanos() / NANOS_PER_MILLISECOND);
    evaluator.set("tcpi_last_ack_recv", info.sinceAcknowledgmentNanos() / NANOS_PER_MILLISECOND);
  }
}
