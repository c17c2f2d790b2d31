package io.actornet.emulator.packetdrill;

import io.actornet.emulator.packetdrill.shell.ShellException;
import io.actornet.emulator.packetdrill.socket.SocketDefaults;
import io.actornet.protocol.tcp.Defences;
import io.actornet.protocol.tcp.Ecn;
import io.actornet.protocol.tcp.SynHabits;
import io.actornet.protocol.tcp.TcpConfig;
import io.actornet.protocol.tcp.TcpConfigBuilder;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * What the host under test is set to: those of its persona, and what the system controls of a
 * script change of them.
 */
final class HostSettings implements SocketDefaults {
  private static final long MILLISECOND = 1_000_000;

  /** Controls that change nothing an emulated host has, or only what a fresh host has anyway. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "net.inet.tcp.hostcache.purgenow",
          "net.inet.tcp.hostcache.purge",
          "net.inet.tcp.hostcache.enable",
          "kern.ipc.maxsockbuf",
          "net.inet.tcp.recvbuf_max",
          "net.inet.tcp.sendbuf_max",
          "net.inet.tcp.log_in_vain",
          "net.inet.tcp.log_debug");

  /** Controls that have one value here; to set that is fine, any other is not supported. */
  private static final Map<String, String> FIXED =
      Map.ofEntries(
          Map.entry("net.inet.tcp.blackhole", "0"),
          Map.entry("net.inet.tcp.rexmit_slop", "200"),
          Map.entry("net.inet.tcp.rexmit_initial", "1000"),
          Map.entry("net.inet.tcp.rexmit_drop_options", "0"),
          Map.entry("net.inet.tcp.icmp_may_rst", "1"),
          Map.entry("net.inet.tcp.keepinit", "75000"));

  /** What each control that has an effect does. */
  private static final Map<String, BiConsumer<HostSettings, Long>> CONTROLS =
      Map.ofEntries(
          entry("net.inet.tcp.recvspace", (host, value) -> host.receiveBufferBytes = (int) value),
          entry("net.inet.tcp.sendspace", (host, value) -> host.sendBufferBytes = (int) value),
          entry(
              "net.inet.tcp.rfc1323",
              (host, value) -> host.tcp.windowScaling(value != 0).timestamps(value != 0)),
          entry(
              "net.inet.tcp.insecure_rst",
              (host, value) ->
                  host.tcp.defences(
                      host.defences().withTrust(value != 0, host.defences().synInWindow()))),
          entry(
              "net.inet.tcp.insecure_syn",
              (host, value) ->
                  host.tcp.defences(
                      host.defences().withTrust(host.defences().resetInWindow(), value != 0))),
          entry(
              "net.inet.tcp.drop_synfin",
              (host, value) ->
                  host.tcp.defences(host.defences().withAnswers(value != 0, true, false))),
          entry("net.inet.tcp.ecn.enable", (host, value) -> host.tcp.ecn(ecn(value))),
          entry(
              "net.inet.tcp.ecn.maxretries",
              (host, value) -> host.tcp.syn(host.syn().withTries(0, (int) value + 1))),
          entry(
              "net.inet.tcp.sack.enable",
              (host, value) -> host.tcp.selectiveAcknowledgment(value != 0)),
          entry(
              "net.inet.tcp.delacktime",
              (host, value) -> host.tcp.delayedAckNanos(value * MILLISECOND)),
          entry(
              "net.inet.tcp.keepidle",
              (host, value) -> host.options.put("TCP_KEEPIDLE", value / 1000)),
          entry("net.ipv4.tcp_sack", (host, value) -> host.tcp.selectiveAcknowledgment(value != 0)),
          entry("net.ipv4.tcp_window_scaling", (host, value) -> host.tcp.windowScaling(value != 0)),
          entry("net.ipv4.tcp_syn_retries", (host, value) -> host.tcp.synRetries((int) value)),
          entry("net.ipv4.tcp_retries2", (host, value) -> host.tcp.dataRetries((int) value)));

  /** Sets one thing. */
  @FunctionalInterface
  private interface Control {
    void set(HostSettings host, long value);
  }

  private static Map.Entry<String, BiConsumer<HostSettings, Long>> entry(
      String name, Control control) {
    return Map.entry(name, control::set);
  }

  private final Persona persona;
  private final TcpConfigBuilder tcp;
  private final Map<String, Long> options = new TreeMap<>();
  private int receiveBufferBytes;
  private int sendBufferBytes;

  HostSettings(Persona persona) {
    this.persona = persona;
    TcpConfig config = persona.tcpConfig();
    tcp = config.toBuilder();
    receiveBufferBytes = config.receiveBufferBytes();
    sendBufferBytes = config.sendBufferBytes();
    options.putAll(persona.options());
  }

  Persona persona() {
    return persona;
  }

  /** What connections have that are opened or listened for from now on. */
  TcpConfig tcpConfig() {
    return tcp.receiveBufferBytes(receiveBufferBytes).sendBufferBytes(sendBufferBytes).build();
  }

  private Defences defences() {
    return tcp.build().defences();
  }

  private SynHabits syn() {
    return tcp.build().syn();
  }

  private static Ecn ecn(long value) {
    return switch ((int) value) {
      case 0 -> Ecn.OFF;
      case 1 -> Ecn.ACTIVE;
      case 2 -> Ecn.PASSIVE;
      default -> throw new IllegalArgumentException("found " + value + ", expected 0, 1 or 2");
    };
  }

  /** Sets a system control. */
  void control(String name, String text) {
    if (WITHOUT_EFFECT.contains(name)) {
      return;
    }
    BiConsumer<HostSettings, Long> control = CONTROLS.get(name);
    if (control == null && FIXED.containsKey(name)) {
      if (!FIXED.get(name).equals(text)) {
        throw new ShellException(
            "sysctl "
                + name
                + ": found '"
                + text
                + "', expected "
                + FIXED.get(name)
                + ", the only value that is supported");
      }
      return;
    }
    if (control == null) {
      throw new ShellException("the unsupported system control " + name);
    }
    try {
      control.accept(this, Long.parseLong(text));
      tcpConfig();
    } catch (NumberFormatException notANumber) {
      throw new ShellException("sysctl " + name + ": found '" + text + "', expected a number");
    } catch (IllegalArgumentException outOfRange) {
      throw new ShellException("sysctl " + name + ": " + outOfRange.getMessage());
    }
  }

  @Override
  public int receiveBufferBytes() {
    return receiveBufferBytes;
  }

  @Override
  public int sendBufferBytes() {
    return sendBufferBytes;
  }

  @Override
  public long option(String name) {
    return options.getOrDefault(name, 0L);
  }
}
