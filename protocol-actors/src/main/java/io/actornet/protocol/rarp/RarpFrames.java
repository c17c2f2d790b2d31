package io.actornet.protocol.rarp;

import io.actornet.protocol.wire.ArpOperation;
import io.actornet.protocol.wire.ArpView;
import io.actornet.protocol.wire.EtherType;
import io.actornet.protocol.wire.EthernetView;
import io.actornet.protocol.wire.FrameLayout;
import io.actornet.topology.value.MacAddress;

/** Builds the packets of RFC 903, each in an Ethernet frame of its own. */
final class RarpFrames {
  private static final int LENGTH = FrameLayout.ARP_OFFSET + FrameLayout.ARP_LENGTH;

  private RarpFrames() {}

  /** A broadcast request for one's own address; both protocol addresses are undefined, here 0. */
  static byte[] request(long mac) {
    byte[] frame = new byte[LENGTH];
    arp(frame, MacAddress.BROADCAST, mac, ArpOperation.REVERSE_REQUEST)
        .sender(mac, 0)
        .target(mac, 0);
    return frame;
  }

  /** The answer about {@code targetMac}, sent to the station that asked. */
  static byte[] reply(long mac, int ip, long asker, long targetMac, int targetIp) {
    byte[] frame = new byte[LENGTH];
    arp(frame, asker, mac, ArpOperation.REVERSE_REPLY).sender(mac, ip).target(targetMac, targetIp);
    return frame;
  }

  private static ArpView arp(byte[] frame, long destination, long source, int operation) {
    new EthernetView().at(frame, 0).rewrite(destination, source).etherType(EtherType.RARP);
    return new ArpView().at(frame, FrameLayout.ARP_OFFSET).operation(operation);
  }
}
