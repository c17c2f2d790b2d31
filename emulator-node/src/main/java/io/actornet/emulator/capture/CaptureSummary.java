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

  /** From the frames that each interface saw, and those of them that are in the files. */
  static CaptureSummary of(long[] seen, long[] kept) {
    long frames = LongStream.of(kept).sum();
    return new CaptureSummary(seen.length, frames, LongStream.of(seen).sum() - frames);
  }
}
