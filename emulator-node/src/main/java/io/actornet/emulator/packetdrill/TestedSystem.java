package io.actornet.emulator.packetdrill;

import io.actornet.protocol.tcp.Persona;
import io.actornet.protocol.tcp.Personas;
import io.actornet.protocol.tcp.TcpConfig;
import java.util.Map;
import java.util.Set;

/** The system that the host under test imitates: its persona, and what is around its TCP. */
public enum TestedSystem {
  /** What the RFCs recommend. */
  STRICT(Personas.STRICT, false, "STANDARD", 256 * 1024, 256 * 1024),
  /** Linux 6. */
  LINUX(Personas.LINUX, false, "Linux", 65_536, 16_384),
  /** FreeBSD 14. */
  FREEBSD(Personas.FREEBSD, true, "FreeBSD", 65_536, 32_768);

  /** What Google's scripts for Linux start from. */
  private static final String LINUX_SUITE =
      """
      sysctl -q net.ipv4.tcp_rmem="4096 540000 15728640"
      sysctl -q net.ipv4.tcp_wmem="4096 262144 4194304"
      sysctl -q net.ipv4.tcp_syn_retries=5
      sysctl -q net.ipv4.tcp_slow_start_after_idle=0
      sysctl -q net.ipv4.tcp_ecn=0
      """;

  private final TcpConfig tcpConfig;
  private final boolean bsd;
  private final String symbol;

  TestedSystem(Persona persona, boolean bsd, String symbol, int receiveBytes, int sendBytes) {
    this.bsd = bsd;
    this.symbol = symbol;
    tcpConfig =
        persona.config().toBuilder()
            .receiveBufferBytes(receiveBytes)
            .sendBufferBytes(sendBytes)
            .build();
  }

  /** Whether it is one of the BSDs, whose constants have other numbers. */
  boolean isBsd() {
    return bsd;
  }

  /** The symbols that scripts ask for by {@code #ifdef}. */
  Set<String> symbols() {
    return Set.of(symbol);
  }

  /** What connections start from. */
  TcpConfig tcpConfig() {
    return tcpConfig;
  }

  /** What socket options are unless they are set. */
  Map<String, Long> options() {
    return Map.of(
        "IP_TTL",
        (long) tcpConfig.timeToLive(),
        "TCP_KEEPIDLE",
        7_200L,
        "tcp_early_retrans",
        3L,
        "tcp_notsent_lowat",
        0xffff_ffffL);
  }

  /**
   * What the file {@code defaults.sh} of the suites for this system sets, where it is not there.
   */
  String suiteDefaults() {
    return this == LINUX ? LINUX_SUITE : "";
  }
}
