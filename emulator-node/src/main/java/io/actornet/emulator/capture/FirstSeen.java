package io.actornet.emulator.capture;

import java.nio.ByteBuffer;

/**
 * Chooses what the merged capture shows: each flow where it was first seen, that is, as the first
 * interface that recorded a packet of it saw it in that direction. A copy of a packet at another
 * hop is left out; what is sent again passes the same point again, and is shown.
 *
 * <p>It sees the frames in the order of the merged capture, so that it does not depend on how they
 * came to be there.
 */
final class FirstSeen {
  private final FlowTable flows = new FlowTable();
  private final FlowView frame = new FlowView();
  private boolean[] shown = new boolean[64];

  /**
   * Takes the frames of an instant, in their order by {@code order[i]}, whose low 32 bits are the
   * number of an offset. Those received come before those sent, since a router or switch without
   * delay does both at once.
   */
  void instant(long timeNanos, ByteBuffer records, int[] offsets, long[] order, int count) {
    if (shown.length < count) {
      shown = new boolean[order.length];
    }
    choose(Pcapng.FLAG_INBOUND, timeNanos, records, offsets, order, count);
    choose(Pcapng.FLAG_OUTBOUND, timeNanos, records, offsets, order, count);
  }

  /** Whether the frame at a place in the order of the instant is shown. */
  boolean shows(int place) {
    return shown[place];
  }

  private void choose(
      int direction, long timeNanos, ByteBuffer records, int[] offsets, long[] order, int count) {
    for (int place = 0; place < count; place++) {
      int at = offsets[(int) order[place]];
      if (Pcapng.packetFlags(records, at) == direction) {
        int id = records.getInt(at + Pcapng.INTERFACE_OFFSET);
        shown[place] = choose(id << 1 | direction & 1, timeNanos, records, at);
      }
    }
  }

  private boolean choose(int point, long timeNanos, ByteBuffer records, int at) {
    if (!frame.wrap(records, at + Pcapng.FRAME_OFFSET, Pcapng.capturedBytes(records, at))) {
      return true;
    }
    int chosen = flows.point(frame.flow(), point, timeNanos);
    if (frame.startsDatagram()) {
      flows.put(frame.datagram(), chosen, timeNanos);
    }
    return chosen == point;
  }
}
