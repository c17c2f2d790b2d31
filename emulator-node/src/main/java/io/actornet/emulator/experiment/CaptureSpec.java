package io.actornet.emulator.experiment;

import io.actornet.topology.model.Endpoint;
import java.util.List;

/**
 * What a run captures.
 *
 * @param interfaces sorted, each once; none = nothing is captured
 * @param snapLength bytes kept of each frame, 1 or more
 */
public record CaptureSpec(List<Endpoint> interfaces, int snapLength) {
  /** Bytes that hold every frame whole. */
  public static final int WHOLE_FRAMES = 262_144;

  /** Nothing is captured. */
  public static final CaptureSpec NONE = new CaptureSpec(List.of(), WHOLE_FRAMES);

  public CaptureSpec {
    interfaces = List.copyOf(interfaces);
  }
}
