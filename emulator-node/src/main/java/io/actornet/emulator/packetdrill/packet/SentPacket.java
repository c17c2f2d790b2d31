package io.actornet.emulator.packetdrill.packet;

import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.IpProtocol;
import io.actornet.protocol.wire.Ipv4View;
import io.actornet.protocol.wire.TcpView;

/**
 * A packet that the host under test sent.
 *
 * @param timeNanos when
 */
public record SentPacket(long timeNanos, byte[] frame) {
  /** Its IP header; null if it is none or a broken one. */
  Ipv4View ipv4() {
    Ipv4View view = new Ipv4View();
    return view.wrap(frame, FrameLayout.IPV4_OFFSET, frame.length) == null ? view : null;
  }

  /** Its segment; null if there is none, or a broken one. */
  TcpView tcp() {
    Ipv4View ipv4 = ipv4();
    if (ipv4 == null || ipv4.protocol() != IpProtocol.TCP) {
      return null;
    }
    TcpView view = new TcpView();
    return view.wrap(frame, ipv4.payloadOffset(), ipv4.limit()) == null ? view : null;
  }

  /** Bytes of data in its segment; 0 if it has none. */
  public int dataLength() {
    TcpView segment = tcp();
    return segment == null ? 0 : segment.payloadLength();
  }

  /** Whether it belongs to a connection, or is a datagram of its ports. */
  public boolean belongsTo(Flow flow) {
    TcpView segment = tcp();
    if (segment != null) {
      return flow.sends(segment);
    }
    Ipv4View ipv4 = ipv4();
    return ipv4 != null && ipv4.protocol() == IpProtocol.UDP;
  }
}
