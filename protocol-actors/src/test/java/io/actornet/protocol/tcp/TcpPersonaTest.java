package io.actornet.protocol.tcp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.actornet.protocol.wire.TcpOptionsWriter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What tells one system's TCP from another's. */
class TcpPersonaTest {
  private static final SynOffer ALL = new SynOffer(1_460, 7, true, true, 100, 0, 0);

  private static String written(SynOptions layout, SynOffer offer) {
    byte[] bytes = new byte[TcpOptionsWriter.MAXIMUM_LENGTH];
    TcpOptionsWriter writer = new TcpOptionsWriter().at(bytes, 0);
    layout.write(writer, offer);
    return HexFormat.of().formatHex(Arrays.copyOf(bytes, writer.pad().length()));
  }

  @Test
  @DisplayName("Linux writes MSS, SACK, timestamps and scale in 20 bytes")
  void linuxOptions() {
    assertEquals(
        "020405b4" + "0402080a0000006400000000" + "01030307", written(SynOptions.LINUX, ALL));
    assertEquals(
        "020405b4" + "01010402" + "01030307",
        written(SynOptions.LINUX, new SynOffer(1_460, 7, true, false, 0, 0, 0)));
  }

  @Test
  @DisplayName(
      "FreeBSD writes MSS, scale, SACK and timestamps in 20 bytes, and pads with zeros (MUST-69)")
  void freebsdOptions() {
    assertEquals(
        "020405b4" + "01030307" + "0402080a0000006400000000", written(SynOptions.FREEBSD, ALL));
    assertEquals(
        "020405b4" + "04020000",
        written(
            SynOptions.FREEBSD, new SynOffer(1_460, PeerOptions.NO_SCALING, true, false, 0, 0, 0)));
  }

  @Test
  @DisplayName("the SYNs of personas differ in order, window and scale")
  void syns() {
    String[] expected = {
      "S 0:0(0) win 65535 <mss 1460,wscale 3,sackOK>",
      "S 0:0(0) win 64240 <mss 1460,sackOK,TS val 0 ecr 0,wscale 7>",
      "S 0:0(0) win 65535 <mss 1460,wscale 6,sackOK,TS val 0 ecr 0>"
    };
    String[] names = {"strict", "linux", "freebsd"};
    for (int i = 0; i < names.length; i++) {
      TcpTrace trace = new TcpTrace(Personas.named(names[i]).config());
      trace.connect(0);
      trace.expect(0, expected[i]);
    }
  }

  @Test
  @DisplayName("parts are found by name, and nothing by another")
  void names() {
    assertEquals(List.of("strict", "linux", "freebsd"), Personas.names());
    assertNull(Personas.named("windows"));
    for (String name : CongestionControls.names()) {
      assertEquals(name, CongestionControls.named(name).get().name());
    }
    for (String name : LossDetections.names()) {
      assertEquals(name, LossDetections.named(name).get().name());
    }
    assertNull(CongestionControls.named("vegas"));
    assertNull(LossDetections.named("luck"));
    assertArrayEquals(
        new Object[] {"newreno", "cubic", "dctcp", "none"}, CongestionControls.names().toArray());
  }

  @Test
  @DisplayName("Linux acknowledges its first segments at once, then every second one")
  void quickAcknowledgments() {
    TcpConfig config =
        TcpConfig.DEFAULT.toBuilder().quickAcknowledgments(2).timestamps(false).build();
    TcpTrace trace = TcpTrace.opened(config);
    trace.send(10, ". 1:101(100) ack 1");
    trace.expect(10, ". 1:1(0) ack 101");
    trace.send(20, ". 101:201(100) ack 1");
    trace.expect(20, ". 1:1(0) ack 201");
    trace.send(30, ". 201:301(100) ack 1");
    trace.expectNothing(229);
    trace.expect(230, ". 1:1(0) ack 301");
  }

  @Test
  @DisplayName("a persona may believe resets and SYNs anywhere in the window, as RFC 793 did")
  void trust() {
    TcpConfig trusting =
        TcpConfig.DEFAULT.toBuilder().defences(Defences.STRICT.withTrust(true, true)).build();
    TcpTrace reset = TcpTrace.opened(trusting);
    reset.send(10, "R 500:500(0)");
    reset.expectEvents("CLOSED", "closed RESET");
    TcpTrace syn = TcpTrace.opened(trusting);
    syn.send(10, "S 500:500(0)");
    syn.expect(10, "R. 1:1(0) ack 1");
    syn.expectEvents("CLOSED", "closed RESET");
  }

  @Test
  @DisplayName("challenge acknowledgments are limited (RFC 5961 §7)")
  void challenges() {
    TcpConfig one =
        TcpConfig.DEFAULT.toBuilder()
            .defences(
                new Defences(
                    1, 500_000_000, false, false, false, false, false, false, true, false, false))
            .build();
    TcpTrace trace = TcpTrace.opened(one);
    trace.send(10, "R 500:500(0)");
    trace.expect(10, ". 1:1(0) ack 1");
    trace.send(20, "R 500:500(0)");
    trace.expectNothing(509);
    trace.send(520, "R 500:500(0)");
    trace.expect(520, ". 1:1(0) ack 1");
    assertEquals(1, trace.stack.counters().challengeAcknowledgmentsSuppressed);
  }
}
