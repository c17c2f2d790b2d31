package io.actornet.protocol.app.dns;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class ZoneTest {
  private static final Zone ZONE =
      new Zone(
          "example.com",
          300,
          Map.of(
              "www.example.com", "10.0.0.80, 10.0.0.81",
              "ftp.example.com", "www.example.com",
              "out.example.com", "www.example.org",
              "loop.example.com", "loop.example.com",
              "a.deep.example.com", "10.0.0.1"));

  @Test
  @DisplayName("RFC 1034 §4.3.2: addresses of a name in the zone are an authoritative answer")
  void addressesAreAnswered() {
    Message response = ask("WWW.example.com", Type.A);
    assertEquals(Rcode.NOERROR, response.getRcode());
    assertTrue(response.getHeader().getFlag(Flags.AA));
    assertEquals(77, response.getHeader().getID());
    assertEquals(
        List.of("www.example.com. A 10.0.0.80", "www.example.com. A 10.0.0.81"), answers(response));
  }

  @Test
  @DisplayName("RFC 1034 §3.6.2: an alias is answered with what it stands for")
  void anAliasIsFollowedInsideTheZone() {
    assertEquals(
        List.of(
            "ftp.example.com. CNAME www.example.com.",
            "www.example.com. A 10.0.0.80",
            "www.example.com. A 10.0.0.81"),
        answers(ask("ftp.example.com", Type.A)));
    assertEquals(
        List.of("out.example.com. CNAME www.example.org."),
        answers(ask("out.example.com", Type.A)));
    assertEquals(
        List.of("ftp.example.com. CNAME www.example.com."),
        answers(ask("ftp.example.com", Type.CNAME)));
  }

  @Test
  void anAliasOfItselfEndsAllTheSame() {
    assertFalse(answers(ask("loop.example.com", Type.A)).isEmpty());
  }

  @Test
  @DisplayName("RFC 2308 §2.1: a name that does not exist is denied with the zone's SOA")
  void aNameThatDoesNotExistIsDenied() {
    Message response = ask("nobody.example.com", Type.A);
    assertEquals(Rcode.NXDOMAIN, response.getRcode());
    assertEquals(List.of(), answers(response));
    assertEquals(Type.SOA, response.getSection(Section.AUTHORITY).getFirst().getType());
  }

  @Test
  @DisplayName("RFC 2308 §2.2: a name without data of the type is no error")
  void aNameWithoutDataOfTheTypeIsNoError() {
    for (Message response :
        List.of(ask("www.example.com", Type.TXT), ask("deep.example.com", Type.A))) {
      assertEquals(Rcode.NOERROR, response.getRcode());
      assertEquals(List.of(), answers(response));
      assertEquals(Type.SOA, response.getSection(Section.AUTHORITY).getFirst().getType());
    }
  }

  @Test
  void whatLiesOutsideTheZoneIsRefused() {
    assertEquals(Rcode.REFUSED, ask("www.example.org", Type.A).getRcode());
  }

  @Test
  void theRootZoneHoldsEveryName() {
    Zone root = new Zone(".", 60, Map.of("www.example.com", "10.0.0.1"));
    Message query = query("www.example.com", Type.A);
    assertEquals(List.of("www.example.com. A 10.0.0.1"), answers(root.answer(query)));
    assertEquals(Rcode.NXDOMAIN, root.answer(query("nobody", Type.A)).getRcode());
  }

  @Test
  void responsesAreNotAnswered() {
    Message response = query("www.example.com", Type.A);
    response.getHeader().setFlag(Flags.QR);
    assertNull(ZONE.answer(response));
  }

  @Test
  void otherOperationsAreNotImplemented() {
    Message update = query("www.example.com", Type.A);
    update.getHeader().setOpcode(Opcode.UPDATE);
    assertEquals(Rcode.NOTIMP, ZONE.answer(update).getRcode());
  }

  @Test
  @DisplayName("RFC 1035 §4.2.1: what is too long for 512 bytes is truncated and says so")
  void longResponsesAreTruncated() {
    StringBuilder addresses = new StringBuilder("10.0.0.1");
    for (int i = 2; i <= 60; i++) {
      addresses.append(", 10.0.0.").append(i);
    }
    Zone large = new Zone("example.com", 300, Map.of("many.example.com", addresses.toString()));
    Message response = large.answer(query("many.example.com", Type.A));
    byte[] datagram = response.toWire(DnsMessages.LONGEST_DATAGRAM);
    assertTrue(datagram.length <= 512);
    assertTrue(DnsMessages.parse(datagram).getHeader().getFlag(Flags.TC));
    assertEquals(60, DnsMessages.parse(response.toWire()).getSection(Section.ANSWER).size());
  }

  @Test
  void theSameQueryHasTheSameBytesInResponse() {
    assertArrayEquals(
        ask("ftp.example.com", Type.A).toWire(512), ask("ftp.example.com", Type.A).toWire(512));
  }

  @Test
  void mistakesInAZoneAreNamed() {
    refused("found the name 'a.org', expected one in the zone example.com.", "a.org", "10.0.0.1");
    refused("found 'a..b', expected a domain name", "a..b", "10.0.0.1");
    refused("found '10.0.0.256 or so'", "a.example.com", "10.0.0.256 or so.x..y");
    refused(
        "found 'a.example.com' as an alias and as something else",
        "a.example.com",
        "10.0.0.1, b.example.com");
  }

  private static void refused(String expected, String name, String value) {
    Map<String, String> records = new TreeMap<>();
    records.put(name, value);
    String message =
        assertThrows(IllegalArgumentException.class, () -> new Zone("example.com", 300, records))
            .getMessage();
    assertTrue(message.startsWith(expected.split(" or so", -1)[0]), message);
  }

  @Test
  void mutatedMessagesNeverThrow() {
    Random random = new Random(1);
    byte[] sound = query("www.example.com", Type.A).toWire();
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = sound.clone();
      for (int changes = 0; changes < 4; changes++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      Message query = DnsMessages.parse(bytes);
      if (query != null) {
        Message response = ZONE.answer(query);
        if (response != null) {
          assertTrue(response.toWire(512).length <= 512);
        }
      } else {
        DnsMessages.formatError(bytes);
      }
    }
  }

  private static Message query(String name, int type) {
    return DnsMessages.query(77, new Question(DnsMessages.name(name), type), true);
  }

  private static Message ask(String name, int type) {
    Message response = ZONE.answer(DnsMessages.parse(query(name, type).toWire()));
    return DnsMessages.parse(response.toWire());
  }

  private static List<String> answers(Message response) {
    return response.getSection(Section.ANSWER).stream().map(ZoneTest::text).toList();
  }

  private static String text(Record each) {
    return each.getName().canonicalize()
        + " "
        + Type.string(each.getType())
        + " "
        + each.rdataToString();
  }
}
