package io.actornet.topology.routing;

import io.actornet.topology.routing.PrefixIndex.Attached;
import io.actornet.topology.routing.PrefixIndex.Attachment;

/** Which of a prefix's routers is the best to reach it by. */
final class NearestRouter {
  private NearestRouter() {}

  /**
   * The router by which the delay to the far end of the prefix's link is smallest, then the one
   * over fewer routers, then the one that is first by name; null when none can be reached.
   */
  static Attachment of(Attached attached, ShortestPaths paths) {
    Attachment nearest = null;
    long nearestNanos = ShortestPaths.UNREACHED;
    for (Attachment router : attached.routers()) {
      long nanos = paths.distanceNanos(router.node());
      if (nanos != ShortestPaths.UNREACHED) {
        nanos += router.exitNanos();
        if (nearest == null
            || nanos < nearestNanos
            || nanos == nearestNanos && isBefore(router, nearest, paths)) {
          nearest = router;
          nearestNanos = nanos;
        }
      }
    }
    return nearest;
  }

  private static boolean isBefore(Attachment one, Attachment other, ShortestPaths paths) {
    int passedByOne = paths.routers(one.node());
    int passedByOther = paths.routers(other.node());
    return passedByOne != passedByOther ? passedByOne < passedByOther : one.node() < other.node();
  }
}
