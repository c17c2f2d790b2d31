package io.actornet.emulator.packetdrill;

import io.actornet.emulator.packetdrill.shell.ShellException;
import io.actornet.protocol.tcp.Cubic;
import io.actornet.protocol.tcp.Defences;
import io.actornet.protocol.tcp.Ecn;
import io.actornet.protocol.tcp.KeepAlive;
import io.actornet.protocol.tcp.NewReno;
import io.actornet.protocol.tcp.TcpConfig;
import java.util.Map;
import java.util.Set;

/** What the system controls of FreeBSD and Linux do to the settings of a host. */
final class SystemControls {
  private static final long MILLISECOND = 1_000_000;
  private static final long SECOND = 1_000 * MILLISECOND;

  /** Sets one thing to a number. */
  @FunctionalInterface
  private interface Control {
    void set(HostSettings host, long value);
  }

  /** Controls that change nothing an emulated host has, or only what a fresh host has anyway. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "net.inet.tcp.hostcache.purgenow",
          "net.inet.tcp.hostcache.purge",
          "net.inet.tcp.hostcache.enable",
          "net.inet.tcp.log_in_vain",
          "net.inet.tcp.log_debug",
          "net.ipv4.tcp_no_metrics_save",
          "net.ipv4.tcp_autocorking");

  /** Controls that have one value here; to set that is fine, any other is not supported. */
  private static final Map<String, String> FIXED =
      Map.of(
          "kern.ipc.maxsockbuf", "2097152",
          "net.inet.tcp.rexmit_slop", "200",
          "net.inet.tcp.rexmit_drop_options", "0",
          "net.inet.tcp.keepinit", "75000",
          "net.ipv4.tcp_fack", "0");

  private static final Map<String, Control> FREEBSD =
      Map.ofEntries(
          Map.entry(
              "net.inet.tcp.recvspace",
              (host, value) -> host.change(tcp -> tcp.receiveBufferBytes((int) value))),
          Map.entry(
              "net.inet.tcp.sendspace",
              (host, value) -> host.change(tcp -> tcp.sendBufferBytes((int) value))),
          Map.entry(
              "net.inet.tcp.rfc1323",
              (host, value) ->
                  host.change(tcp -> tcp.windowScaling(value != 0).timestamps(value != 0))),
          Map.entry(
              "net.inet.tcp.sack.enable",
              (host, value) -> host.change(tcp -> tcp.selectiveAcknowledgment(value != 0))),
          Map.entry(
              "net.inet.tcp.delacktime",
              (host, value) -> host.change(tcp -> tcp.delayedAckNanos(value * MILLISECOND))),
          Map.entry("net.inet.tcp.ecn.enable", (host, value) -> freeBsdEcn(host, value)),
          Map.entry(
              "net.inet.tcp.ecn.maxretries",
              (host, value) -> {
                TcpConfig tcp = host.tcpConfig();
                host.change(
                    each ->
                        each.syn(
                            tcp.syn().withTries(tcp.syn().triesWithOptions(), (int) value + 1)));
              }),
          Map.entry(
              "net.inet.tcp.rexmit_initial",
              (host, value) -> host.change(tcp -> tcp.initialRtoNanos(value * MILLISECOND))),
          Map.entry(
              "net.inet.tcp.msl",
              (host, value) ->
                  host.change(tcp -> tcp.maximumSegmentLifetimeNanos(value * MILLISECOND))),
          Map.entry(
              "net.inet.tcp.icmp_may_rst",
              (host, value) -> expect("net.inet.tcp.icmp_may_rst", value, 1)),
          Map.entry(
              "net.inet.tcp.blackhole",
              (host, value) -> {
                Defences now = host.tcpConfig().defences();
                host.change(
                    tcp ->
                        tcp.defences(
                            now.withAnswers(now.dropSynFin(), now.synCookies(), value != 0)));
              }),
          Map.entry(
              "net.inet.tcp.drop_synfin",
              (host, value) -> {
                Defences now = host.tcpConfig().defences();
                host.change(
                    tcp ->
                        tcp.defences(now.withAnswers(value != 0, now.synCookies(), now.silent())));
              }),
          Map.entry(
              "net.inet.tcp.syncookies",
              (host, value) -> {
                Defences now = host.tcpConfig().defences();
                host.change(
                    tcp ->
                        tcp.defences(now.withAnswers(now.dropSynFin(), value != 0, now.silent())));
              }),
          Map.entry(
              "net.inet.tcp.insecure_rst",
              (host, value) -> {
                Defences now = host.tcpConfig().defences();
                host.change(tcp -> tcp.defences(now.withTrust(value != 0, now.synInWindow())));
              }),
          Map.entry(
              "net.inet.tcp.insecure_syn",
              (host, value) -> {
                Defences now = host.tcpConfig().defences();
                host.change(tcp -> tcp.defences(now.withTrust(now.resetInWindow(), value != 0)));
              }),
          Map.entry(
              "net.inet.tcp.keepidle",
              (host, value) -> {
                KeepAlive now = host.tcpConfig().keepAlive();
                host.change(
                    new KeepAlive(
                        now.enabled(),
                        value * MILLISECOND,
                        now.intervalNanos(),
                        now.probes(),
                        now.garbageByte()));
              }));

  private static final Map<String, Control> LINUX =
      Map.ofEntries(
          Map.entry(
              "net.ipv4.tcp_sack",
              (host, value) -> host.change(tcp -> tcp.selectiveAcknowledgment(value != 0))),
          Map.entry(
              "net.ipv4.tcp_window_scaling",
              (host, value) -> host.change(tcp -> tcp.windowScaling(value != 0))),
          Map.entry(
              "net.ipv4.tcp_timestamps",
              (host, value) -> host.change(tcp -> tcp.timestamps(value != 0))),
          Map.entry("net.ipv4.tcp_ecn", (host, value) -> linuxEcn(host, value)),
          Map.entry(
              "net.ipv4.tcp_syn_retries",
              (host, value) -> host.change(tcp -> tcp.synRetries((int) value))),
          Map.entry(
              "net.ipv4.tcp_retries1",
              (host, value) -> host.change(tcp -> tcp.suspectRetries((int) value))),
          Map.entry(
              "net.ipv4.tcp_retries2",
              (host, value) -> host.change(tcp -> tcp.dataRetries((int) value))),
          Map.entry(
              "net.ipv4.tcp_fin_timeout",
              (host, value) -> host.change(tcp -> tcp.finWait2Nanos(value * SECOND))),
          Map.entry(
              "net.ipv4.ip_default_ttl",
              (host, value) -> host.change(tcp -> tcp.timeToLive((int) value))));

  private SystemControls() {}

  /** Sets a control of a host. */
  static void set(HostSettings host, String name, String text) {
    if (WITHOUT_EFFECT.contains(name)) {
      return;
    }
    if (FIXED.containsKey(name)) {
      expect(name, Long.parseLong(text), Long.parseLong(FIXED.get(name)));
      return;
    }
    if (name.equals("net.ipv4.tcp_congestion_control")
        || name.equals("net.inet.tcp.cc.algorithm")) {
      congestionControl(host, name, text);
      return;
    }
    Control control = FREEBSD.getOrDefault(name, LINUX.get(name));
    if (control == null) {
      throw new ShellException("the unsupported system control " + name);
    }
    control.set(host, Long.parseLong(text));
  }

  private static void expect(String name, long value, long only) {
    if (value != only) {
      throw new ShellException(
          "sysctl " + name + ": found '" + value + "', expected " + only + ", the only value");
    }
  }

  private static void congestionControl(HostSettings host, String name, String text) {
    switch (text) {
      case "cubic" -> host.change(tcp -> tcp.congestionControl(Cubic::new));
      case "reno", "newreno" -> host.change(tcp -> tcp.congestionControl(NewReno::new));
      default ->
          throw new ShellException(
              "sysctl " + name + ": found '" + text + "', expected cubic or reno");
    }
  }

  private static void freeBsdEcn(HostSettings host, long value) {
    Ecn ecn = value == 0 ? Ecn.OFF : value == 1 ? Ecn.ACTIVE : Ecn.PASSIVE;
    if (value < 0 || value > 2) {
      throw new IllegalArgumentException("found " + value + ", expected 0, 1 or 2");
    }
    host.change(tcp -> tcp.ecn(ecn));
  }

  private static void linuxEcn(HostSettings host, long value) {
    freeBsdEcn(host, value);
  }
}
