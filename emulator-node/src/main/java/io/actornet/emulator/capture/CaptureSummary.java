package io.actornet.emulator.capture;

import java.util.stream.LongStream;

/**
 * What a run captured.
 *
 * @param interfaces how many interfaces were captured
 * @param frames frames in the files; one that crossed two captured interfaces counts twice
 * @param framesLost frames that are not, because the disk was too slow in real time or failed
 */
public record CaptureSummary(int interfaces, long frames, long framesLost) {

  static CaptureSummary of(int interfaces, long[] frames, long[] lost) {
    return new CaptureSummary(interfaces, LongStream.of(frames).sum(), LongStream.of(lost).sum());
  }
}
