package io.actornet.protocol.wire;

import static io.actornet.protocol.wire.SampleFrames.IP_A;
import static io.actornet.protocol.wire.SampleFrames.IP_B;
import static io.actornet.protocol.wire.SampleFrames.IP_C;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.topology.value.Ipv4Address;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("RFC 791 §3.1: options")
class Ipv4OptionsTest {
  private final Ipv4View ipv4 = new Ipv4View();
  private final Ipv4Options options = new Ipv4Options();

  @Test
  void aHeaderWithoutOptionsHasNone() {
    assertNull(parse(""));
    assertNull(options.recordRoute());
    assertNull(options.sourceRoute());
    assertNull(options.timestamp());
    assertEquals(Ipv4Options.ABSENT, options.routerAlert());
  }

  @Test
  void everyRouterRecordsItselfUntilTheRouteIsFull() {
    assertNull(parse("070b04 00000000 00000000"));
    RouteOptionView route = options.recordRoute();
    assertEquals(2, route.slots());
    route.record(IP_A.bits());
    assertEquals(1, route.position());
    route.record(IP_B.bits());
    assertTrue(route.exhausted());
    assertEquals(IP_A.bits(), route.address(0));
    assertEquals(IP_B.bits(), route.address(1));
    ipv4.fillChecksum();
    assertNull(ipv4.wrap(ipv4.bytes(), 0, ipv4.limit()));
    assertNull(options.parse(ipv4));
    assertTrue(options.recordRoute().exhausted());
  }

  @Test
  void aSourceRoutedHopLeavesItsAddressForTheNextDestination() {
    assertNull(parse("01 830b04 0a000203 0a000204"));
    RouteOptionView route = options.sourceRoute();
    assertEquals(Ipv4OptionKind.LOOSE_SOURCE_ROUTE, route.kind());
    assertFalse(route.exhausted());
    int next = route.address(route.position());
    assertEquals(IP_C.bits(), next);
    route.record(IP_B.bits());
    assertEquals(IP_B.bits(), route.address(0));
    assertEquals(0x0a00_0204, route.address(route.position()));
  }

  @Test
  void timestampsFillTheirEntriesAndThenCountTheOverflow() {
    assertNull(parse("440805e0 00000000"));
    TimestampOptionView timestamp = options.timestamp();
    assertEquals(1, timestamp.slots());
    assertTrue(timestamp.record(IP_A.bits(), 1234));
    assertEquals(1234, timestamp.timestamp(0));
    assertEquals(1, timestamp.position());
    assertEquals(14, timestamp.overflow());
    assertTrue(timestamp.record(IP_A.bits(), 5));
    assertEquals(15, timestamp.overflow());
    assertFalse(timestamp.record(IP_A.bits(), 5), "the overflow count itself overflows");
  }

  @Test
  void timestampsWithAddressesNameWhoWroteThem() {
    assertNull(parse("440c0501 00000000 00000000"));
    TimestampOptionView timestamp = options.timestamp();
    assertTrue(timestamp.record(IP_A.bits(), 9));
    assertEquals(IP_A.bits(), timestamp.address(0));
    assertEquals(9, timestamp.timestamp(0));
    assertEquals(1, timestamp.position());
  }

  @Test
  void onlyPrespecifiedHopsWriteTheirTimestamps() {
    assertNull(parse("440c0503 0a000102 00000000"));
    TimestampOptionView timestamp = options.timestamp();
    assertTrue(timestamp.record(IP_A.bits(), 9));
    assertEquals(0, timestamp.position());
    assertTrue(timestamp.record(IP_B.bits(), 9));
    assertEquals(1, timestamp.position());
    assertTrue(timestamp.record(IP_C.bits(), 9));
    assertEquals(0, timestamp.overflow());
  }

  @Test
  @DisplayName("RFC 2113: router alert carries its value")
  void routerAlertCarriesItsValue() {
    assertNull(parse("94040000"));
    assertEquals(0, options.routerAlert());
  }

  @ParameterizedTest(name = "{0}: byte {1}")
  @CsvSource({
    "07, 21", // record route in the only byte there is but padding: length 0
    "0700, 21",
    "0701, 21",
    "07ff, 21",
    "010101 07, 23", // kind in the header's last byte
    "0702 0000, 21", // no room for a pointer
    "070604 000000, 21", // not whole addresses
    "070703 00000000, 22", // pointer before the first address
    "070705 00000000, 22", // pointer between addresses
    "440300, 21", // no room for a flag
    "44080500 00000000 4408, 29", // a second timestamp whose length does not fit
    "44080502 00000000, 23", // unknown flag
    "44080501 00000000, 21", // not whole entries
    "44080504 00000000, 23",
    "44080400 00000000, 22", // pointer before the first entry
    "940300, 21",
    "070704 00000000 070704 00000000, 27", // the option twice
    "830704 00000000 890704 00000000, 27" // both source routes
  })
  void whatCannotBeIsPointedAt(String hex, int pointer) {
    assertEquals(Malformed.IPV4_OPTION, parse(hex));
    assertEquals(pointer, options.problemPointer());
  }

  @Test
  void optionsBehindTheEndAndUnknownOptionsAreNoProblem() {
    assertNull(parse("00 07 00 00"));
    assertNull(parse("820b" + "00".repeat(9) + "00"));
    assertNull(options.recordRoute());
  }

  @Test
  void optionsAreReadAndWrittenAsValues() {
    List<Ipv4Option> values =
        List.of(
            new Ipv4Option.NoOperation(),
            new Ipv4Option.Route(Ipv4OptionKind.STRICT_SOURCE_ROUTE, 1, List.of(IP_A, IP_B)),
            new Ipv4Option.RouterAlert(1),
            new Ipv4Option.Other(Ipv4OptionKind.TIMESTAMP, Octets.ofHex("0500 00000000")),
            new Ipv4Option.Other(222, Octets.ofHex("01")));
    byte[] bytes = Ipv4Option.write(values);
    assertEquals(
        Octets.ofHex("01 890b08 0a000001 0a000102 94040001 44080500 00000000 de0301 00"),
        Octets.of(bytes));
    byte[] packet = new byte[20 + bytes.length];
    System.arraycopy(bytes, 0, packet, 20, bytes.length);
    assertEquals(values, Ipv4Option.read(new Ipv4View().at(packet, 0, packet.length)));
  }

  @Test
  void valuesThatNoHeaderCanHoldAreRefused() {
    List<Ipv4Address> ten = java.util.Collections.nCopies(10, IP_A);
    assertThrows(
        IllegalArgumentException.class,
        () -> new Ipv4Option.Route(Ipv4OptionKind.RECORD_ROUTE, 0, ten));
    assertThrows(IllegalArgumentException.class, () -> new Ipv4Option.Route(200, 0, List.of(IP_A)));
    Ipv4Option big = new Ipv4Option.Other(200, Octets.of(new byte[38]));
    assertThrows(
        IllegalArgumentException.class,
        () -> Ipv4Option.write(List.of(big, new Ipv4Option.NoOperation())));
  }

  /** Parses a header with these options, padded with zeros. */
  private Malformed parse(String hex) {
    Octets list = Octets.ofHex(hex);
    byte[] packet = new byte[20 + (list.length() + 3 & ~3)];
    list.copyTo(packet, 20);
    new Ipv4View().at(packet, 0, packet.length).totalLength(packet.length).fillChecksum();
    assertNull(ipv4.wrap(packet, 0, packet.length));
    assertNotNull(ipv4.bytes());
    return options.parse(ipv4);
  }
}
