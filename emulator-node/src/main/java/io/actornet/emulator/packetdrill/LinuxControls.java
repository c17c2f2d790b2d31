package io.actornet.emulator.packetdrill;

import static io.actornet.emulator.packetdrill.SystemControls.fixed;
import static io.actornet.emulator.packetdrill.SystemControls.numeric;
import static io.actornet.emulator.packetdrill.SystemControls.withoutEffect;

import io.actornet.protocol.tcp.Defences;
import io.actornet.protocol.tcp.KeepAlive;
import io.actornet.protocol.tcp.LossDetection;
import io.actornet.protocol.tcp.LossDetections;
import io.actornet.protocol.tcp.LossHandling;
import io.actornet.protocol.tcp.NewReno;
import io.actornet.protocol.tcp.Personas;
import java.util.Map;
import java.util.function.Supplier;

/** The system controls of Linux. */
final class LinuxControls {
  private static final long SECOND = 1_000_000_000;
  private static final int WINDOW_FIELD_BITS = 15;
  private static final int LARGEST_SHIFT = 14;
  private static final int LARGEST_FIELD = 0xffff;

  static final Map<String, SystemControls.Control> ALL =
      Map.ofEntries(
          withoutEffect("net.ipv4.tcp_no_metrics_save"),
          withoutEffect("net.ipv4.tcp_autocorking"),
          withoutEffect("net.ipv4.tcp_tso_win_divisor"),
          withoutEffect("net.ipv4.tcp_ecn_option"),
          withoutEffect("net.ipv4.tcp_pacing_ss_ratio"),
          withoutEffect("net.ipv4.tcp_pacing_ca_ratio"),
          withoutEffect("net.ipv4.tcp_fastopen"),
          withoutEffect("net.ipv4.tcp_fastopen_key"),
          withoutEffect("module.tcp_cubic.parameters.hystart_detect"),
          fixed("net.ipv4.tcp_fack", "0"),
          fixed("net.ipv4.tcp_reordering", "3"),
          Map.entry("net.ipv4.tcp_rmem", (host, sizes) -> receiveMemory(host, sizes)),
          Map.entry("net.ipv4.tcp_wmem", (host, sizes) -> sendMemory(host, sizes)),
          Map.entry("net.ipv4.tcp_congestion_control", (host, name) -> congestion(host, name)),
          numeric(
              "net.ipv4.tcp_sack",
              (host, value) -> host.change(tcp -> tcp.selectiveAcknowledgment(value != 0))),
          numeric(
              "net.ipv4.tcp_dsack",
              (host, value) -> {
                LossHandling now = host.tcpConfig().loss();
                host.change(
                    tcp ->
                        tcp.loss(
                            new LossHandling(
                                now.detection(),
                                now.rateReduction(),
                                value != 0,
                                now.spuriousTimeouts())));
              }),
          numeric(
              "net.ipv4.tcp_frto",
              (host, value) -> {
                LossHandling now = host.tcpConfig().loss();
                host.change(
                    tcp ->
                        tcp.loss(
                            new LossHandling(
                                now.detection(),
                                now.rateReduction(),
                                now.duplicateSack(),
                                value != 0)));
              }),
          numeric(
              "net.ipv4.tcp_recovery",
              (host, value) -> detect(host, (value & 1) != 0, host.option("tcp_early_retrans"))),
          numeric(
              "net.ipv4.tcp_early_retrans", (host, value) -> detect(host, host.usesRack(), value)),
          numeric(
              "net.ipv4.tcp_window_scaling",
              (host, value) -> host.change(tcp -> tcp.windowScaling(value != 0))),
          numeric(
              "net.ipv4.tcp_timestamps",
              (host, value) -> host.change(tcp -> tcp.timestamps(value != 0))),
          numeric("net.ipv4.tcp_ecn", SystemControls::ecn),
          numeric(
              "net.ipv4.tcp_syn_retries",
              (host, value) -> host.change(tcp -> tcp.synRetries((int) value))),
          numeric(
              "net.ipv4.tcp_synack_retries",
              (host, value) -> host.change(tcp -> tcp.synRetries((int) value))),
          numeric(
              "net.ipv4.tcp_retries1",
              (host, value) -> host.change(tcp -> tcp.suspectRetries((int) value))),
          numeric(
              "net.ipv4.tcp_retries2",
              (host, value) -> host.change(tcp -> tcp.dataRetries((int) value))),
          numeric(
              "net.ipv4.tcp_fin_timeout",
              (host, value) -> host.change(tcp -> tcp.finWait2Nanos(value * SECOND))),
          numeric(
              "net.ipv4.ip_default_ttl",
              (host, value) -> host.change(tcp -> tcp.timeToLive((int) value))),
          numeric(
              "net.ipv4.tcp_slow_start_after_idle",
              (host, value) ->
                  host.change(tcp -> tcp.send(host.tcpConfig().send().withRestart(value != 0)))),
          numeric(
              "net.ipv4.tcp_min_tso_segs",
              (host, value) ->
                  host.change(tcp -> tcp.send(host.tcpConfig().send().withBursts((int) value)))),
          numeric(
              "net.ipv4.tcp_notsent_lowat",
              (host, value) -> {
                host.option("tcp_notsent_lowat", value);
                host.change(tcp -> tcp.send(host.tcpConfig().send().withUnsentLimit(value)));
              }),
          numeric(
              "net.ipv4.tcp_syncookies",
              (host, value) -> {
                Defences now = host.tcpConfig().defences();
                host.change(
                    tcp ->
                        tcp.defences(now.withAnswers(now.dropSynFin(), value != 0, now.silent())));
              }),
          numeric(
              "net.ipv4.tcp_keepalive_time",
              (host, value) -> host.change(host.tcpConfig().keepAlive().withIdle(value * SECOND))),
          numeric(
              "net.ipv4.tcp_keepalive_intvl",
              (host, value) -> {
                KeepAlive now = host.tcpConfig().keepAlive();
                host.change(now.withProbes(value * SECOND, now.probes()));
              }),
          numeric(
              "net.ipv4.tcp_keepalive_probes",
              (host, value) -> {
                KeepAlive now = host.tcpConfig().keepAlive();
                host.change(now.withProbes(now.intervalNanos(), (int) value));
              }));

  private LinuxControls() {}

  /** The least, the default and the largest; half of a buffer is for data, half for the rest. */
  private static void receiveMemory(HostSettings host, String sizes) {
    long[] bytes = sizes(sizes);
    int window = (int) Math.min(bytes[1] / 2, Integer.MAX_VALUE / 4);
    int shift = 63 - Long.numberOfLeadingZeros(Math.max(1, bytes[2])) - WINDOW_FIELD_BITS;
    // What is announced in a SYN is whole segments of what there is, as far as it fits the field.
    boolean whole = window < 2 * LARGEST_FIELD;
    host.change(
        tcp ->
            tcp.receiveBufferBytes(window)
                .syn(
                    host.tcpConfig().syn().withWindow(Math.clamp(shift, 0, LARGEST_SHIFT), whole)));
  }

  private static void sendMemory(HostSettings host, String sizes) {
    long[] bytes = sizes(sizes);
    host.change(tcp -> tcp.sendBufferBytes((int) bytes[1]));
  }

  private static long[] sizes(String text) {
    String[] words = text.strip().split("\\s+", -1);
    if (words.length != 3) {
      throw new IllegalArgumentException(
          "found '" + text + "', expected the least, the default and the largest size");
    }
    return new long[] {
      Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2])
    };
  }

  /** With 3 and 4 the end of a flight is probed. */
  private static void detect(HostSettings host, boolean rack, long earlyRetransmit) {
    host.option("tcp_early_retrans", earlyRetransmit);
    boolean probes = earlyRetransmit >= 3;
    Supplier<LossDetection> detection =
        LossDetections.named(
            !rack
                ? LossDetections.SACK
                : probes ? LossDetections.RACK : LossDetections.RACK_WITHOUT_PROBES);
    LossHandling now = host.tcpConfig().loss();
    host.change(
        tcp ->
            tcp.loss(
                new LossHandling(
                    detection, now.rateReduction(), now.duplicateSack(), now.spuriousTimeouts())));
  }

  private static void congestion(HostSettings host, String name) {
    switch (name) {
      case "cubic" ->
          host.change(tcp -> tcp.congestionControl(Personas.LINUX.config().congestionControl()));
      case "reno" -> host.change(tcp -> tcp.congestionControl(NewReno::new));
      default -> throw new IllegalArgumentException("found '" + name + "', expected cubic or reno");
    }
  }
}
