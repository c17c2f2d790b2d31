package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.FrameLayout;

/** Where segments go. */
public interface TcpOutput {
  /** Where a frame says what traffic class (DSCP and ECN) it is to be sent with. */
  int TRAFFIC_CLASS_OFFSET = FrameLayout.IPV4_OFFSET + 1;

  /** Where a frame says what time to live it is to be sent with; 0 for the default. */
  int TIME_TO_LIVE_OFFSET = FrameLayout.IPV4_OFFSET + 8;

  /**
   * Takes a segment to send.
   *
   * @param frame the whole frame, now the callee's: header, options and data filled from {@link
   *     FrameLayout#TRANSPORT_OFFSET} to its end, checksum included; before it, in their places,
   *     the traffic class and the time to live that IP is to send it with, 0 for the default. The
   *     rest is for the layers below
   */
  void transmit(byte[] frame);
}
