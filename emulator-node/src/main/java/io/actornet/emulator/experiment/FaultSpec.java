package io.actornet.emulator.experiment;

import io.actornet.topology.model.Endpoint;
import java.util.List;

/** Something that goes wrong, by the user's wish. */
public sealed interface FaultSpec {
  /** The end of a fault that does not heal. */
  long NEVER = Long.MAX_VALUE;

  /** Its name, unique in the experiment. */
  String name();

  /** Emulated time at which it begins. */
  long atNanos();

  /** Emulated time at which it has healed; {@link #NEVER} = not within the run. */
  long untilNanos();

  /** Whether the run is valid even when no frame is touched. */
  boolean mayMiss();

  /** Where it happens, in the user's words. */
  String where();

  /**
   * Frames that match are lost.
   *
   * @param directions the link directions that it looks at; each counts its matches by itself
   */
  record Drop(
      String name,
      String where,
      List<LinkDirection> directions,
      FrameMatch match,
      long atNanos,
      long untilNanos,
      boolean mayMiss)
      implements FaultSpec {
    public Drop {
      directions = List.copyOf(directions);
    }
  }

  /**
   * Links are down: what is in flight is lost, and what is sent.
   *
   * @param links indices in the network, ascending
   */
  record LinkDown(
      String name,
      String where,
      List<Integer> links,
      long atNanos,
      long untilNanos,
      boolean mayMiss)
      implements FaultSpec {
    public LinkDown {
      links = List.copyOf(links);
    }
  }

  /**
   * One direction of a link.
   *
   * @param link index in the network
   * @param from the end that sends
   */
  record LinkDirection(int link, Endpoint from) {}
}
