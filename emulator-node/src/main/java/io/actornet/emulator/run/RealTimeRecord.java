package io.actornet.emulator.run;

import io.actornet.emulator.report.Reboot;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * What came of a part of a run in real time, beside what comes of every part.
 *
 * @param node its name
 * @param readings of the node
 * @param lateness of its events, as HdrHistogram writes it, in base 64
 * @param reboot of its devices; null if they were there from the beginning
 */
record RealTimeRecord(
    String node, RealTimeSetting.Readings readings, String lateness, Reboot reboot) {

  /** That of a part which is over. */
  static RealTimeRecord of(RealTimeSetting setting, Histogram lateness, Reboot reboot) {
    ByteBuffer buffer = ByteBuffer.allocate(lateness.getNeededByteBufferCapacity());
    byte[] bytes = new byte[lateness.encodeIntoCompressedByteBuffer(buffer)];
    buffer.get(0, bytes);
    return new RealTimeRecord(
        setting.node(),
        setting.readings().get(),
        Base64.getEncoder().encodeToString(bytes),
        reboot);
  }

  /** How late its events fired, in emulated nanoseconds. */
  Histogram histogram() {
    try {
      return Histogram.decodeFromCompressedByteBuffer(
          ByteBuffer.wrap(Base64.getDecoder().decode(lateness)), 0);
    } catch (DataFormatException damaged) {
      throw new IllegalStateException("the lateness of " + node + " cannot be read", damaged);
    }
  }
}
