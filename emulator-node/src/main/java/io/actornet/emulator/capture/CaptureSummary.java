package io.actornet.emulator.capture;

import java.util.stream.LongStream;

/**
 * What a run captured.
 *
 * @param interfaces how many interfaces were captured
 * @param frames frames that they have in their files; one that crossed two of them counts twice
 * @param framesMerged frames in the merged file; 0 when it was not made
 * @param framesLost frames that are not, because the disk was too slow in real time or failed
 */
public record CaptureSummary(int interfaces, long frames, long framesMerged, long framesLost) {
  /** Nothing is captured. */
  public static final CaptureSummary NONE = new CaptureSummary(0, 0, 0, 0);

  /** From the frames that each interface saw, and those of them that are in the files. */
  static CaptureSummary of(long[] seen, long[] kept, long merged) {
    long frames = LongStream.of(kept).sum();
    return new CaptureSummary(seen.length, frames, merged, LongStream.of(seen).sum() - frames);
  }
}
