package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.TcpOptionsWriter;
import io.actornet.protocol.wire.TcpView;

/** Builds segments one after another: {@link #begin}, options and data, {@link #finish}. */
final class SegmentWriter {
  private final TcpView view = new TcpView();
  private final TcpOptionsWriter options = new TcpOptionsWriter();
  private final byte[] draft = new byte[TcpOptionsWriter.MAXIMUM_LENGTH];
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

  /** Sets the urgent pointer. */
  void urgentPointer(int offset) {
    view.urgentPointer(offset);
  }

  /** Where to write options whose length is not known before; {@link #beginWithDraft} is next. */
  TcpOptionsWriter draft() {
    return options.at(draft, 0);
  }

  /** Allocates a frame without data, and writes the header and the options of the draft. */
  void beginWithDraft(
      Endpoints endpoints, int sequence, int acknowledgment, int flags, int window) {
    int length = options.pad().length();
    begin(endpoints, sequence, acknowledgment, flags, window, length, 0);
    System.arraycopy(draft, 0, frame, view.optionsOffset(), length);
  }

  /** Notes what IP is to send the segment with, where the IP header will be. */
  void internet(int trafficClass, int timeToLive) {
    frame[TcpOutput.TRAFFIC_CLASS_OFFSET] = (byte) trafficClass;
    frame[TcpOutput.TIME_TO_LIVE_OFFSET] = (byte) timeToLive;
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
