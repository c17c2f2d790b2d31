package io.actornet.emulator.trunk;

import java.util.concurrent.TimeUnit;

/**
 * How a trunk works.
 *
 * @param batchBytes length of a full batch of frames
 * @param patienceNanos how long a sender waits for a receiver that takes nothing
 */
public record TrunkSettings(int batchBytes, long patienceNanos) {
  private static final int SMALLEST_BATCH_BYTES = 1 << 10;
  private static final int LARGEST_BATCH_BYTES = 60 << 10;
  private static final int STANDARD_BATCH_BYTES = 8 << 10;
  private static final long STANDARD_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  /**
   * Settings that can work.
   *
   * @throws BadSettingException if one of them cannot
   */
  public TrunkSettings {
    if (batchBytes < SMALLEST_BATCH_BYTES || batchBytes > LARGEST_BATCH_BYTES) {
      throw new BadSettingException(
          "batch",
          batchBytes + " bytes",
          SMALLEST_BATCH_BYTES + " to " + LARGEST_BATCH_BYTES + " bytes");
    }
    if (patienceNanos <= 0) {
      throw new BadSettingException("patience", patienceNanos + " ns", "more than 0");
    }
  }

  /** Batches that fill the cache of no processor, and half a minute of patience. */
  public static TrunkSettings standard() {
    return new TrunkSettings(STANDARD_BATCH_BYTES, STANDARD_PATIENCE_NANOS);
  }
}
