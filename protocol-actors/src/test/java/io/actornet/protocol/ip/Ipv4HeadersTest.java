package io.actornet.protocol.ip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.IpProtocol;
import io.actornet.protocol.wire.Ipv4View;
import io.actornet.topology.value.Ipv4Address;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class Ipv4HeadersTest {
  @Test
  @DisplayName("RFC 791 §3.1: a header is written into the room before the transport header")
  void aHeaderIsWrittenIntoItsRoom() {
    byte[] frame = new byte[FrameLayout.TRANSPORT_OFFSET + 100];
    Arrays.fill(frame, (byte) 0x55);
    Ipv4Headers.write(frame, 0xbeef, 0xb9, true, 64, IpProtocol.TCP, 0x0a000001, 0xc0a80102);
    Ipv4View view = Packets.view(frame);
    assertEquals(20, view.headerLength());
    assertEquals(0xb9, view.tos());
    assertEquals(120, view.totalLength());
    assertEquals(0xbeef, view.identification());
    assertTrue(view.dontFragment());
    assertFalse(view.isFragment());
    assertEquals(64, view.ttl());
    assertEquals(IpProtocol.TCP, view.protocol());
    assertEquals(0x0a000001, view.source());
    assertEquals(0xc0a80102, view.destination());
    assertEquals(0x55, frame[13]);
    assertEquals(0x55, frame[34]);
  }

  @Test
  @DisplayName("RFC 791 §3.2: identifications differ until all 65,536 have been used")
  void identificationsDifferUntilAllHaveBeenUsed() {
    Ipv4Identification identification = new Ipv4Identification();
    boolean[] seen = new boolean[65_536];
    for (int i = 0; i < 65_536; i++) {
      int next = identification.next();
      assertFalse(seen[next]);
      seen[next] = true;
    }
    assertEquals(1, identification.next());
  }

  @Test
  @DisplayName("RFC 1122 §3.2.1.3: which addresses a host on a link may have")
  void whichAddressesAHostMayHave() {
    assertHost(true, "1.0.0.0", "10.0.0.1", "126.1.1.1", "128.0.0.1", "223.255.255.255");
    assertHost(false, "0.0.0.0", "0.1.2.3", "127.0.0.1", "224.0.0.1", "240.0.0.1");
    assertHost(false, "255.255.255.255");
    assertTrue(Ipv4Addresses.isMulticast(Ipv4Address.parse("239.1.2.3").bits()));
    assertFalse(Ipv4Addresses.isMulticast(Ipv4Address.parse("240.0.0.0").bits()));
    assertTrue(Ipv4Addresses.isLoopback(Ipv4Address.parse("127.9.9.9").bits()));
    assertFalse(Ipv4Addresses.isLoopback(Ipv4Address.parse("128.0.0.0").bits()));
  }

  private static void assertHost(boolean expected, String... addresses) {
    for (String address : addresses) {
      assertEquals(expected, Ipv4Addresses.mayBeHost(Ipv4Address.parse(address).bits()), address);
    }
  }
}
