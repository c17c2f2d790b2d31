package io.actornet.emulator.packetdrill;

import static io.actornet.emulator.packetdrill.SystemControls.fixed;
import static io.actornet.emulator.packetdrill.SystemControls.numeric;
import static io.actornet.emulator.packetdrill.SystemControls.withoutEffect;

import io.actornet.protocol.tcp.Cubic;
import io.actornet.protocol.tcp.Defences;
import io.actornet.protocol.tcp.KeepAlive;
import io.actornet.protocol.tcp.NewReno;
import io.actornet.protocol.tcp.SynHabits;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The system controls of FreeBSD. */
final class FreeBsdControls {
  private static final long MILLISECOND = 1_000_000;

  static final Map<String, SystemControls.Control> ALL =
      Map.ofEntries(
          withoutEffect("net.inet.tcp.hostcache.purgenow"),
          withoutEffect("net.inet.tcp.hostcache.purge"),
          withoutEffect("net.inet.tcp.hostcache.enable"),
          withoutEffect("net.inet.tcp.log_in_vain"),
          withoutEffect("net.inet.tcp.log_debug"),
          fixed("kern.ipc.maxsockbuf", "2097152"),
          fixed("net.inet.tcp.rexmit_slop", "200"),
          fixed("net.inet.tcp.rexmit_drop_options", "0"),
          fixed("net.inet.tcp.keepinit", "75000"),
          fixed("net.inet.tcp.icmp_may_rst", "1"),
          Map.entry("net.inet.tcp.cc.algorithm", (host, name) -> congestionControl(host, name)),
          numeric(
              "net.inet.tcp.recvspace",
              (host, value) -> host.change(tcp -> tcp.receiveBufferBytes((int) value))),
          numeric(
              "net.inet.tcp.sendspace",
              (host, value) -> host.change(tcp -> tcp.sendBufferBytes((int) value))),
          numeric(
              "net.inet.tcp.rfc1323",
              (host, value) ->
                  host.change(tcp -> tcp.windowScaling(value != 0).timestamps(value != 0))),
          numeric(
              "net.inet.tcp.sack.enable",
              (host, value) -> host.change(tcp -> tcp.selectiveAcknowledgment(value != 0))),
          numeric(
              "net.inet.tcp.delacktime",
              (host, value) -> host.change(tcp -> tcp.delayedAckNanos(value * MILLISECOND))),
          numeric("net.inet.tcp.ecn.enable", SystemControls::ecn),
          numeric(
              "net.inet.tcp.ecn.maxretries",
              (host, value) -> {
                SynHabits syn = host.tcpConfig().syn();
                host.change(tcp -> tcp.syn(syn.withTries(syn.triesWithOptions(), (int) value + 1)));
              }),
          numeric(
              "net.inet.tcp.rexmit_initial",
              (host, value) -> host.change(tcp -> tcp.initialRtoNanos(value * MILLISECOND))),
          numeric(
              "net.inet.tcp.msl",
              (host, value) ->
                  host.change(tcp -> tcp.maximumSegmentLifetimeNanos(value * MILLISECOND))),
          numeric(
              "net.inet.tcp.blackhole",
              (host, value) ->
                  defend(
                      host,
                      now -> now.withAnswers(now.dropSynFin(), now.synCookies(), value != 0))),
          numeric(
              "net.inet.tcp.drop_synfin",
              (host, value) ->
                  defend(host, now -> now.withAnswers(value != 0, now.synCookies(), now.silent()))),
          numeric(
              "net.inet.tcp.syncookies",
              (host, value) ->
                  defend(host, now -> now.withAnswers(now.dropSynFin(), value != 0, now.silent()))),
          numeric(
              "net.inet.tcp.insecure_rst",
              (host, value) -> defend(host, now -> now.withTrust(value != 0, now.synInWindow()))),
          numeric(
              "net.inet.tcp.insecure_syn",
              (host, value) -> defend(host, now -> now.withTrust(now.resetInWindow(), value != 0))),
          numeric(
              "net.inet.tcp.keepidle",
              (host, value) -> {
                KeepAlive now = host.tcpConfig().keepAlive();
                host.change(now.withIdle(value * MILLISECOND));
              }));

  private FreeBsdControls() {}

  private static void defend(HostSettings host, UnaryOperator<Defences> change) {
    Defences defences = change.apply(host.tcpConfig().defences());
    host.change(tcp -> tcp.defences(defences));
  }

  private static void congestionControl(HostSettings host, String name) {
    switch (name) {
      case "cubic" -> host.change(tcp -> tcp.congestionControl(Cubic::new));
      case "newreno" -> host.change(tcp -> tcp.congestionControl(NewReno::new));
      default ->
          throw new IllegalArgumentException("found '" + name + "', expected cubic or newreno");
    }
  }
}
