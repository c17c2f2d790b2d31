package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpView;

/** The answer to a segment that belongs to no connection (RFC 9293 §3.10.7.1). */
public final class TcpReset {
  private TcpReset() {}

  /**
   * The reset to send in answer, in the form of {@link TcpOutput#transmit}; or null where none is
   * due, as the segment is itself a reset.
   *
   * @param segment what arrived, its checksum verified
   * @param sourceIp where it came from
   * @param destinationIp where it went to
   */
  public static byte[] replyTo(TcpView segment, int sourceIp, int destinationIp) {
    int flags = segment.flags();
    if ((flags & TcpFlags.RST) != 0) {
      return null;
    }
    byte[] frame = new byte[FrameLayout.TRANSPORT_OFFSET + FrameLayout.TCP_LENGTH];
    TcpView reset =
        new TcpView()
            .at(frame, FrameLayout.TRANSPORT_OFFSET)
            .sourcePort(segment.destinationPort())
            .destinationPort(segment.sourcePort());
    if ((flags & TcpFlags.ACK) != 0) {
      reset.sequence(segment.acknowledgment()).flags(TcpFlags.RST);
    } else {
      reset
          .acknowledgment(segment.sequence() + segment.segmentLength())
          .flags(TcpFlags.RST | TcpFlags.ACK);
    }
    reset.fillChecksum(/* sourceIp= */ destinationIp, /* destinationIp= */ sourceIp);
    return frame;
  }
}
