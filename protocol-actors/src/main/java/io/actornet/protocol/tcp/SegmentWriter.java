package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.TcpOptionsWriter;
import io.actornet.protocol.wire.TcpView;

/** Builds segments one after another: {@link #begin}, options and data, {@link #finish}. */
final class SegmentWriter {
  private final TcpView view = new TcpView();
  private final TcpOptionsWriter options = new TcpOptionsWriter();
  private Endpoints endpoints;
  private byte[] frame;

  /**
   * Allocates a frame and writes the header.
   *
   * @param window the field, scaled down
   * @param optionsLength bytes, a multiple of 4
   * @param payloadLength bytes
   */
  void begin(
      Endpoints endpoints,
      int sequence,
      int acknowledgment,
      int flags,
      int window,
      int optionsLength,
      int payloadLength) {
    this.endpoints = endpoints;
    int dataOffset = FrameLayout.TCP_LENGTH + optionsLength;
    frame = new byte[FrameLayout.TRANSPORT_OFFSET + dataOffset + payloadLength];
    view.at(frame, FrameLayout.TRANSPORT_OFFSET, dataOffset)
        .sourcePort(endpoints.localPort())
        .destinationPort(endpoints.remotePort())
        .sequence(sequence)
        .acknowledgment(acknowledgment)
        .flags(flags)
        .window(window);
  }

  /** Where to write as many options as were announced. */
  TcpOptionsWriter options() {
    return options.at(frame, view.optionsOffset());
  }

  /** The frame under construction. */
  byte[] frame() {
    return frame;
  }

  /** Where to write as much data as was announced. */
  int payloadOffset() {
    return view.payloadOffset();
  }

  /** Fills in the checksum and gives the frame away. */
  byte[] finish() {
    view.fillChecksum(endpoints.localAddress(), endpoints.remoteAddress());
    byte[] finished = frame;
    frame = null;
    return finished;
  }
}
