package io.actornet.emulator.ladder;

import io.actornet.protocol.engine.FrameTap;
import io.actornet.protocol.wire.EtherType;
import io.actornet.protocol.wire.FrameLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The last frames that an interface saw, a bounded number of them.
 *
 * <p>Nearly all are dropped again unread, and most of a frame is in no cache when it gets here. So
 * of a plain frame only the head, which is rewritten in place on the way, is copied at once, beside
 * its time; the rest stays as it was sent, as {@link FrameTap} promises, and is copied when
 * somebody asks for the frame. A frame with a tag or options is copied whole.
 */
final class LastFrames {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  /** Ethernet, IPv4 without options, and the type and checksum of ICMP, in eights of bytes. */
  private static final int HEAD_LONGS = 5;

  private static final int HEAD_BYTES = HEAD_LONGS * Long.BYTES;
  private static final int ETHER_TYPE = FrameLayout.ETHERNET_LENGTH - Short.BYTES;
  private static final int OPTIONLESS_IPV4 = 0x45;

  private static final int OUTBOUND = 1;
  private static final int AGAIN = 2;
  private static final int FLAG_BITS = 2;

  private static final int ENTRY_LONGS = 1 + HEAD_LONGS;

  private final int capacity;
  private final byte[][] frames;

  /** Of each frame its time and flags, and its head: side by side, as they share a cache line. */
  private final long[] entries;

  private int oldest;
  private int size;

  /** Makes room for so many frames, 1 or more. */
  LastFrames(int capacity) {
    this.capacity = capacity;
    frames = new byte[capacity][];
    entries = new long[capacity * ENTRY_LONGS];
  }

  int capacity() {
    return capacity;
  }

  boolean isFull() {
    return size == capacity;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Adds the next frame; while there is room. */
  void add(long timeNanos, byte[] frame, boolean outbound, boolean again) {
    int slot = oldest + size;
    if (slot >= capacity) {
      slot -= capacity;
    }
    size++;
    int entry = slot * ENTRY_LONGS;
    entries[entry] = timeNanos << FLAG_BITS | (outbound ? OUTBOUND : 0) | (again ? AGAIN : 0);
    if (isPlain(frame)) {
      for (int i = 0; i < HEAD_LONGS; i++) {
        entries[entry + 1 + i] = (long) LONGS.get(frame, i * Long.BYTES);
      }
      frames[slot] = frame;
    } else {
      frames[slot] = frame.clone();
    }
  }

  void removeOldest() {
    oldest = oldest + 1 == capacity ? 0 : oldest + 1;
    size--;
  }

  long oldestTimeNanos() {
    return timeNanos(0);
  }

  /** The time of the frame that was added so many after the oldest; below {@link #capacity()}. */
  long timeNanos(int afterOldest) {
    int slot = oldest + afterOldest;
    return entries[(slot < capacity ? slot : slot - capacity) * ENTRY_LONGS] >> FLAG_BITS;
  }

  boolean oldestIsOutbound() {
    return (entries[oldest * ENTRY_LONGS] & OUTBOUND) != 0;
  }

  boolean oldestIsAgain() {
    return (entries[oldest * ENTRY_LONGS] & AGAIN) != 0;
  }

  /** A copy of the oldest frame as it was when it was added. */
  byte[] oldestFrame() {
    byte[] copy = frames[oldest].clone();
    if (isPlain(copy)) {
      for (int i = 0; i < HEAD_LONGS; i++) {
        LONGS.set(copy, i * Long.BYTES, entries[oldest * ENTRY_LONGS + 1 + i]);
      }
    }
    return copy;
  }

  /** Whether a frame is untagged IPv4 without options, which stays so whoever rewrites it. */
  private static boolean isPlain(byte[] frame) {
    return frame.length >= HEAD_BYTES
        && (frame[ETHER_TYPE] << 8 | frame[ETHER_TYPE + 1] & 0xff) == EtherType.IPV4
        && frame[FrameLayout.IPV4_OFFSET] == OPTIONLESS_IPV4;
  }
}
