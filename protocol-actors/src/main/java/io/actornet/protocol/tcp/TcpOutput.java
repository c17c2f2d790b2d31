package io.actornet.protocol.tcp;

/** Where segments go. */
public interface TcpOutput {
  /**
   * Takes a segment to send.
   *
   * @param frame the whole frame, now the callee's: header, options and data filled from {@link
   *     io.actornet.protocol.wire.FrameLayout#TRANSPORT_OFFSET} to its end, checksum included; what
   *     lies before is for the layers below
   */
  void transmit(byte[] frame);
}
