package io.actornet.emulator.experiment;

import io.actornet.topology.model.Endpoint;
import java.util.List;

/**
 * What a run captures.
 *
 * @param interfaces sorted, each once; none = nothing is captured
 * @param snapLength bytes kept of each frame, 1 or more
 * @param everyHop whether the merged capture has a packet at every interface that it crossed; if
 *     not it shows each flow where it was first seen
 */
public record CaptureSpec(List<Endpoint> interfaces, int snapLength, boolean everyHop) {
  /** Bytes that hold every frame whole. */
  public static final int WHOLE_FRAMES = 262_144;

  /** Nothing is captured. */
  public static final CaptureSpec NONE = new CaptureSpec(List.of(), WHOLE_FRAMES, false);

  public CaptureSpec {
    interfaces = List.copyOf(interfaces);
  }
}
