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
    long least = ShortestPaths.UNREACHED;
    for (Attachment router : attached.routers()) {
      long cost = paths.distance(router.node());
      if (cost != ShortestPaths.UNREACHED) {
        cost += router.exitCost();
        if (nearest == null || cost < least || cost == least && isBefore(router, nearest, paths)) {
          nearest = router;
          least = cost;
        }
      }
    }
    return nearest;
  }

  /**
   * The first hops of all ways that are as short as the shortest: those of {@link
   * ShortestPaths#ways}.
   */
  static long ways(Attached attached, ShortestPaths paths) {
    long ways = 0;
    long least = ShortestPaths.UNREACHED;
    for (Attachment router : attached.routers()) {
      long cost = paths.distance(router.node());
      if (cost != ShortestPaths.UNREACHED) {
        cost += router.exitCost();
        if (cost < least) {
          least = cost;
          ways = 0;
        }
        if (cost == least) {
          ways |= paths.ways(router.node());
        }
      }
    }
    return ways;
  }

  private static boolean isBefore(Attachment one, Attachment other, ShortestPaths paths) {
    int passedByOne = paths.routers(one.node());
    int passedByOther = paths.routers(other.node());
    return passedByOne != passedByOther ? passedByOne < passedByOther : one.node() < other.node();
  }
}
