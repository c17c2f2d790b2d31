package io.actornet.protocol.engine;

/**
 * Whatever receives frames and keeps a digest of them: an interface, or a device whose interfaces
 * are rows. The hash stands beside the counters that each frame moves anyway.
 */
public interface FrameDigest extends CounterSource {
  /** Digest of every frame received so far: when each came, its length and its headers. */
  long frameHash();
}
