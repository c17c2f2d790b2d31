package io.actornet.emulator.packetdrill.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.actornet.emulator.packetdrill.packet.PacketText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Scripts are parsed")
class ScriptParserTest {
  private static final long MILLISECOND = 1_000_000;

  private static Script parse(String text) {
    return ScriptParser.parse(text, Set.of("Mine"), Map.of());
  }

  private static ScriptEvent event(String text) {
    return parse(text).events().getFirst();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "S 0:0(0) win 65535 <mss 1460,nop,wscale 6,sackOK,TS val 100 ecr 0>",
        "S. 0:0(0) ack 1 win 5 <mss 1460,sackOK,eol,eol>",
        ". 1:1(0) ack 4294967295 win 0 <nop,nop,sack 1:2 4294967290:3>",
        "FP. 1:101(100) ack 1 win 1",
        "SEW 0:0(0) win 1",
        "FSRPUEWA. 1:1(0) ack 1 win 1 urg 7",
        "- 0:0(0) win 0",
        "R 7:7(0) win 0",
        "S 0:0(0) win 1 <mss 10,FO a1b2,nop,nop>"
      })
  void segmentsAreReadAsTheyAreWritten(String text) {
    Action.Inbound action = assertInstanceOf(Action.Inbound.class, event("0 < " + text).action());
    assertEquals(text, PacketText.of(action.packet()));
  }

  @Test
  void timesAreOfFiveKinds() {
    Script script =
        parse(
            """
            0 `a`
            +0.1 `b`
            * `c`
            1~2.5 `d`
            +.001~+.002 `e`
            + 0.00 `f`
            """);
    assertEquals(
        List.of(
            new EventTime.Absolute(0),
            new EventTime.Relative(100 * MILLISECOND),
            new EventTime.Whenever(),
            new EventTime.AbsoluteRange(1_000 * MILLISECOND, 2_500 * MILLISECOND),
            new EventTime.RelativeRange(MILLISECOND, 2 * MILLISECOND),
            new EventTime.Relative(0)),
        script.events().stream().map(ScriptEvent::time).toList());
  }

  @Test
  void commentsAndWhatIsForOthersIsLeftOut() {
    Script script =
        parse(
            """
            # a comment
            --ip_version=ipv4 --tolerance_usecs=100
            /* two
               lines */
            0 `a` // another
            #ifdef Theirs
            +0 `b`
            #endif
            #ifdef Mine
            +0 `c`
            #endif
            """);
    assertEquals(List.of("ip_version", "tolerance_usecs"), List.copyOf(script.options().keySet()));
    assertEquals("100", script.options().get("tolerance_usecs").value());
    assertEquals(List.of(5, 10), script.events().stream().map(ScriptEvent::line).toList());
  }

  @Test
  void commandsMayStandBeforeAndBehindAllEvents() {
    Script script = parse("`first`\n0 `a`\n`last`");
    assertEquals("first", script.initial().text());
    assertEquals("last", script.cleanup().text());
    assertNull(parse("0 `a`").initial());
  }

  @Test
  void callsHaveArgumentsOfEveryKind() {
    Action.SystemCall call =
        assertInstanceOf(
            Action.SystemCall.class,
            event(
                    """
                    0...0.25 sendmsg(3, {msg_name(...)=..., msg_iov(1)=[{..., 100}], msg_flags=0},
                      MSG_A|MSG_B|0x10) = -1 EAGAIN (Resource temporarily unavailable)
                    """)
                .action());
    assertEquals("sendmsg", call.name());
    assertEquals(250 * MILLISECOND, call.endNanos());
    assertEquals("-1", call.result().toString());
    assertEquals("EAGAIN", call.errno());
    assertEquals(
        "[3, {msg_name=..., msg_iov=[{..., 100}], msg_flags=0}, MSG_A|MSG_B|16]",
        call.arguments().toString());
  }

  @Test
  void aCallMayNameAnAddress() {
    String address =
        "{sa_family = AF_INET, sin_port = htons(80), sin_addr = inet_addr(\"192.0.2.1\")}";
    Action.SystemCall call =
        assertInstanceOf(
            Action.SystemCall.class, event("0 connect(3, " + address + ", ...) = 0").action());
    assertEquals(
        "{sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"192.0.2.1\")}",
        call.arguments().get(1).toString());
  }

  @Test
  void icmpMessagesQuoteWhatWasSent() {
    Action.Inbound action =
        assertInstanceOf(
            Action.Inbound.class,
            event("0 < icmp unreachable frag_needed mtu 1200 [1:1461(1460)]").action());
    assertEquals(
        new PacketSpec.Icmp(3, 4, 1200, new PacketSpec.Quoted(false, 1, 1460)),
        action.packet().transport());
  }

  @Test
  void ipHeadersMayBeDescribed() {
    Action.Outbound action =
        assertInstanceOf(Action.Outbound.class, event("0 > [ect0,ttl 3] . 1:1(0) ack 1").action());
    assertEquals(new PacketSpec.IpSpec(3, 2, false, 3), action.packet().ip());
  }
}
