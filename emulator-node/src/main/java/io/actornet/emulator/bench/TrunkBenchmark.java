package io.actornet.emulator.bench;

import java.util.List;
import java.util.Map;

/** Frames from one process to another: how fast a trunk is, and how long a message travels. */
final class TrunkBenchmark implements ProcessBenchmark {
  static final String FRAMES = "frames";
  static final String FRAME_BYTES = "frame-bytes";
  static final String BATCH_BYTES = "batch-bytes";
  static final String TERM_BYTES = "term-bytes";

  @Override
  public String name() {
    return "trunk";
  }

  @Override
  public String summary() {
    return "frames from one JVM to another over loopback, and the round trip of an idle trunk";
  }

  @Override
  public List<Size> sizes() {
    return List.of(
        new Size(FRAMES, 20_000_000, "frames that are sent"),
        new Size(FRAME_BYTES, 64, "bytes of each"),
        new Size(BATCH_BYTES, 8_192, "bytes of a full batch"),
        new Size(TERM_BYTES, 1 << 20, "bytes of a term of the stream"));
  }

  @Override
  public Session open(Map<String, Long> sizes) {
    return TrunkSession.open(sizes);
  }
}
