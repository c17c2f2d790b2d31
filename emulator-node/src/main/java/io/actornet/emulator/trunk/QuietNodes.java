package io.actornet.emulator.trunk;

/**
 * Finds the instant before which nothing happens on any node, from the last report of each.
 *
 * <p>Where every node has received all that the others had sent when they reported, the reports
 * together are a state that the whole run was in, with nothing on its way: whatever happens later
 * comes from what the nodes were waiting for, and not before the earliest of that. That holds even
 * if some of them have gone on since. Only reports count together that were made when all parts had
 * been run again equally often.
 */
final class QuietNodes {
  /** What {@link #report} returns while something is on its way, or a node has not reported. */
  static final long UNKNOWN = -1;

  private final QuietReport[] reports;

  QuietNodes(int nodes) {
    reports = new QuietReport[nodes];
  }

  /** Takes a node's report and returns the instant, or {@link #UNKNOWN}. */
  synchronized long report(int node, QuietReport report) {
    if (report.nodes() != reports.length) {
      throw new IllegalArgumentException(
          "node " + node + " reports on " + report.nodes() + " nodes, expected " + reports.length);
    }
    if (reports[node] == null || reports[node].number() < report.number()) {
      reports[node] = report;
    }
    long least = Long.MAX_VALUE;
    for (int from = 0; from < reports.length; from++) {
      if (reports[from] == null || reports[from].generation() != reports[node].generation()) {
        return UNKNOWN;
      }
      least = Math.min(least, reports[from].leastNanos());
      for (int to = 0; to < reports.length; to++) {
        if (reports[to] == null || reports[from].sent()[to] != reports[to].received()[from]) {
          return UNKNOWN;
        }
      }
    }
    return least;
  }
}
