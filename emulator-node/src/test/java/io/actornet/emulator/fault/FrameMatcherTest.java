package io.actornet.emulator.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.actornet.emulator.experiment.ExperimentReader;
import io.actornet.emulator.experiment.FaultSpec;
import io.actornet.protocol.wire.EtherType;
import io.actornet.protocol.wire.EthernetView;
import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.IpProtocol;
import io.actornet.protocol.wire.Ipv4View;
import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpView;
import io.actornet.protocol.wire.UdpView;
import io.actornet.topology.value.Ipv4Address;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A match of frames")
class FrameMatcherTest {
  private static final int WEB = Ipv4Address.parse("10.0.0.1").bits();
  private static final int BROWSER = Ipv4Address.parse("10.0.0.2").bits();

  private static final String NETWORK =
      """
      version: 1
      topology:
        nodes:
          web: {kind: host, address: 10.0.0.1/24}
          browser: {kind: host, address: 10.0.0.2/24}
        links: [{endpoints: ["web:eth0", "browser:eth0"]}]
      faults: [{name: f, on: web, drop: true, match: {%s}}]
      """;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          protocol: tcp                    | SYN+ACK ACK FIN+ACK
          protocol: ip                     | SYN+ACK ACK FIN+ACK UDP
          protocol: udp                    | UDP
          protocol: arp                    | ARP
          protocol: rarp                   |
          protocol: icmp                   |
          flags: SYN                       | SYN+ACK
          flags: ACK                       | SYN+ACK ACK FIN+ACK
          flags: ACK+!SYN                  | ACK FIN+ACK
          flags: ACK+!SYN+!FIN             | ACK
          source: web                      | SYN+ACK UDP
          destination: 10.0.0.1            | ACK FIN+ACK
          source: [web, browser]           | SYN+ACK ACK FIN+ACK UDP
          source: 10.0.0.0/31              | SYN+ACK UDP
          port: 80                         | SYN+ACK ACK FIN+ACK
          source-port: 80                  | SYN+ACK
          destination-port: 1024-65535     | SYN+ACK
          protocol: ip, port: 53           | UDP
          """)
  @DisplayName("is of those that fit in everything that is said")
  void fits(String match, String expected) {
    FaultSpec fault =
        new ExperimentReader()
            .parse("t.yaml", NETWORK.formatted(match), Path.of("."))
            .faults()
            .getFirst();
    FrameMatcher matcher = new FrameMatcher(((FaultSpec.Drop) fault).match());
    StringBuilder fitting = new StringBuilder();
    add(fitting, matcher, "SYN+ACK", tcp(WEB, 80, BROWSER, 50_000, TcpFlags.SYN | TcpFlags.ACK));
    add(fitting, matcher, "ACK", tcp(BROWSER, 1_000, WEB, 80, TcpFlags.ACK));
    add(fitting, matcher, "FIN+ACK", tcp(BROWSER, 1_000, WEB, 80, TcpFlags.FIN | TcpFlags.ACK));
    add(fitting, matcher, "UDP", udp(WEB, 53, BROWSER, 53));
    add(fitting, matcher, "ARP", arp());

    assertEquals(expected == null ? "" : expected, fitting.toString().strip());
  }

  @Test
  @DisplayName("is not of frames that break off, wherever they do")
  void truncated() {
    FaultSpec fault =
        new ExperimentReader()
            .parse("t.yaml", NETWORK.formatted("flags: SYN, port: 80"), Path.of("."))
            .faults()
            .getFirst();
    FrameMatcher matcher = new FrameMatcher(((FaultSpec.Drop) fault).match());
    byte[] whole = tcp(WEB, 80, BROWSER, 50_000, TcpFlags.SYN);
    for (int length = 0; length < whole.length; length++) {
      assertFalse(matcher.fits(Arrays.copyOf(whole, length)));
    }
  }

  private static void add(StringBuilder fitting, FrameMatcher matcher, String name, byte[] frame) {
    if (matcher.fits(frame)) {
      fitting.append(name).append(' ');
    }
  }

  private static byte[] tcp(int source, int sourcePort, int to, int toPort, int flags) {
    byte[] frame = ipv4(source, to, IpProtocol.TCP, 20);
    new TcpView()
        .at(frame, FrameLayout.TRANSPORT_OFFSET, 20)
        .sourcePort(sourcePort)
        .destinationPort(toPort)
        .flags(flags)
        .fillChecksum(source, to);
    return frame;
  }

  private static byte[] udp(int source, int sourcePort, int to, int toPort) {
    byte[] frame = ipv4(source, to, IpProtocol.UDP, 8);
    new UdpView()
        .at(frame, FrameLayout.TRANSPORT_OFFSET)
        .sourcePort(sourcePort)
        .destinationPort(toPort)
        .length(8)
        .fillChecksum(source, to);
    return frame;
  }

  private static byte[] ipv4(int source, int destination, int protocol, int payload) {
    byte[] frame = new byte[FrameLayout.TRANSPORT_OFFSET + payload];
    new EthernetView().at(frame, 0).etherType(EtherType.IPV4);
    new Ipv4View()
        .at(frame, 14)
        .totalLength(20 + payload)
        .ttl(64)
        .protocol(protocol)
        .source(source)
        .destination(destination)
        .fillChecksum();
    return frame;
  }

  private static byte[] arp() {
    byte[] frame = new byte[42];
    new EthernetView().at(frame, 0).etherType(EtherType.ARP);
    return frame;
  }
}
