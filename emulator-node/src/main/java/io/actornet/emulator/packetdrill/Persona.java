package io.actornet.emulator.packetdrill;

import io.actornet.protocol.tcp.Personas;
import io.actornet.protocol.tcp.TcpConfig;
import java.util.Map;
import java.util.Set;

/** Whose habits the host under test has. */
public enum Persona {
  /** Those that the RFCs recommend. */
  STRICT(false, "STANDARD", Personas.STRICT.config(), Map.of()),
  /** Those of Linux. */
  LINUX(false, "Linux", Personas.LINUX.config(), Map.of()),
  /** Those of FreeBSD. */
  FREEBSD(
      true,
      "FreeBSD",
      Personas.FREEBSD.config().toBuilder()
          .receiveBufferBytes(65_536)
          .sendBufferBytes(32_768)
          .build(),
      Map.of("TCP_KEEPIDLE", 7_200L));

  private final boolean bsd;
  private final String symbol;
  private final TcpConfig tcpConfig;
  private final Map<String, Long> options;

  Persona(boolean bsd, String symbol, TcpConfig tcpConfig, Map<String, Long> options) {
    this.bsd = bsd;
    this.symbol = symbol;
    this.tcpConfig = tcpConfig;
    this.options = options;
  }

  /** Whether it is one of the BSDs, whose constants have other numbers. */
  boolean isBsd() {
    return bsd;
  }

  /** The symbol that scripts ask for by {@code #ifdef}. */
  Set<String> symbols() {
    return Set.of(symbol);
  }

  TcpConfig tcpConfig() {
    return tcpConfig;
  }

  /** What socket options are unless they are set. */
  Map<String, Long> options() {
    return options;
  }
}
