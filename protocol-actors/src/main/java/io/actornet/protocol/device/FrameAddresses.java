package io.actornet.protocol.device;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads the addresses that every frame starts with; a runt shorter than a header reads as 0. */
final class FrameAddresses {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int HEADER_BYTES = 14;
  private static final int SOURCE_OFFSET = 6;

  private FrameAddresses() {}

  static long destination(byte[] frame) {
    return frame.length < HEADER_BYTES ? 0 : (long) LONGS.get(frame, 0) >>> 16;
  }

  static long source(byte[] frame) {
    return frame.length < HEADER_BYTES ? 0 : (long) LONGS.get(frame, SOURCE_OFFSET) >>> 16;
  }
}
