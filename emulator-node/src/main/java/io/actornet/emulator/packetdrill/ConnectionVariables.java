package io.actornet.emulator.packetdrill;

import io.actornet.emulator.packetdrill.shell.Evaluator;
import io.actornet.emulator.packetdrill.socket.Calls;
import io.actornet.protocol.tcp.TcpInfo;
import io.actornet.protocol.tcp.TcpState;
import java.util.List;

/** Gives assertions the state of a connection under the names of {@code tcp_info}. */
final class ConnectionVariables {
  private static final double NANOS_PER_MICROSECOND = 1_000;

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

  /** An evaluator that knows them. */
  static Evaluator evaluator(Calls.Status status, boolean bsd) {
    Evaluator evaluator = new Evaluator();
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
        set(evaluator, info, bsd ? 1 : info.segmentSizeBytes());
      }
    }
    return evaluator;
  }

  private static String name(TcpState state) {
    return state.name();
  }

  /** Linux counts windows in segments, the BSDs in bytes. */
  private static void set(Evaluator evaluator, TcpInfo info, double windowUnit) {
    double segment = info.segmentSizeBytes();
    evaluator.set("tcpi_rtt", info.roundTripNanos() / NANOS_PER_MICROSECOND);
    evaluator.set("tcpi_rttvar", info.roundTripVariationNanos() / NANOS_PER_MICROSECOND);
    evaluator.set("tcpi_rto", info.retransmissionTimeoutNanos() / NANOS_PER_MICROSECOND);
    evaluator.set("tcpi_snd_mss", segment);
    evaluator.set("tcpi_snd_cwnd", Math.floor(info.congestionWindowBytes() / windowUnit));
    evaluator.set("tcpi_snd_ssthresh", Math.floor(info.slowStartThresholdBytes() / windowUnit));
    evaluator.set("tcpi_snd_wnd", info.sendWindowBytes());
    evaluator.set("tcpi_unacked", Math.ceil(info.unacknowledgedBytes() / segment));
    evaluator.set("tcpi_sacked", Math.ceil(info.sackedBytes() / segment));
    evaluator.set("tcpi_lost", Math.ceil(info.lostBytes() / segment));
    evaluator.set("tcpi_total_retrans", info.retransmissions());
    evaluator.set("tcpi_snd_rexmitpack", info.retransmissions());
    evaluator.set("tcpi_bytes_received", info.bytesIn());
    evaluator.set("tcpi_segs_in", info.segmentsIn());
    evaluator.set("tcpi_segs_out", info.segmentsOut());
    evaluator.set("tcpi_notsent_bytes", info.unsentBytes());
    evaluator.set(
        "tcpi_ca_state",
        switch (info.recovery()) {
          case "recovery" -> RECOVERY_STATES.indexOf("Recovery");
          case "loss" -> RECOVERY_STATES.indexOf("Loss");
          default -> RECOVERY_STATES.indexOf("Open");
        });
  }
}
