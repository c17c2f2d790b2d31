package io.actornet.protocol.arp;

import io.actornet.protocol.wire.ArpOperation;
import io.actornet.protocol.wire.ArpView;
import io.actornet.protocol.wire.EtherType;
import io.actornet.protocol.wire.EthernetView;
import io.actornet.protocol.wire.FrameLayout;
import io.actornet.topology.value.MacAddress;

/** Builds the ARP packets of RFC 826 and RFC 5227, each in an Ethernet frame of its own. */
public final class ArpFrames {
  private static final int LENGTH = FrameLayout.ARP_OFFSET + FrameLayout.ARP_LENGTH;

  private ArpFrames() {}

  /** A broadcast request: who has {@code targetIp}? */
  public static byte[] request(long mac, int ip, int targetIp) {
    return frame(MacAddress.BROADCAST, ArpOperation.REQUEST, mac, ip, 0, targetIp);
  }

  /** A request sent to one station only: have you still got {@code targetIp}? */
  public static byte[] poll(long mac, int ip, long targetMac, int targetIp) {
    return frame(targetMac, ArpOperation.REQUEST, mac, ip, targetMac, targetIp);
  }

  /** The answer to a request. */
  public static byte[] reply(long mac, int ip, long targetMac, int targetIp) {
    return frame(targetMac, ArpOperation.REPLY, mac, ip, targetMac, targetIp);
  }

  /** An ARP probe: a broadcast request for {@code ip} by a station that has no address yet. */
  public static byte[] probe(long mac, int ip) {
    return frame(MacAddress.BROADCAST, ArpOperation.REQUEST, mac, 0, 0, ip);
  }

  /** An ARP announcement, also called gratuitous ARP: a request for one's own address. */
  public static byte[] announcement(long mac, int ip) {
    return frame(MacAddress.BROADCAST, ArpOperation.REQUEST, mac, ip, 0, ip);
  }

  private static byte[] frame(
      long destination, int operation, long mac, int ip, long targetMac, int targetIp) {
    byte[] frame = new byte[LENGTH];
    new EthernetView().at(frame, 0).rewrite(destination, mac).etherType(EtherType.ARP);
    new ArpView()
        .at(frame, FrameLayout.ARP_OFFSET)
        .operation(operation)
        .sender(mac, ip)
        .target(targetMac, targetIp);
    return frame;
  }
}
