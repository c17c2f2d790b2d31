package io.actornet.protocol.link;

import io.actornet.protocol.wire.EtherType;
import io.actornet.protocol.wire.EthernetView;
import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.Ipv4View;

/** The mark of a queue that is getting long: Congestion Experienced (RFC 3168 §5). */
final class CongestionMark {
  private static final int ECN = 3;

  private CongestionMark() {}

  /** Marks an IPv4 packet whose ends take marks; leaves every other frame alone. */
  static void set(byte[] frame) {
    EthernetView ethernet = new EthernetView();
    if (ethernet.wrap(frame, 0, frame.length) != null
        || ethernet.etherType() != EtherType.IPV4
        || ethernet.payloadOffset() != FrameLayout.IPV4_OFFSET) {
      return;
    }
    Ipv4View packet = new Ipv4View();
    if (packet.wrap(frame, FrameLayout.IPV4_OFFSET, frame.length) != null
        || packet.ecn() == 0
        || packet.ecn() == ECN) {
      return;
    }
    packet.tos(packet.tos() | ECN).fillChecksum();
  }
}
