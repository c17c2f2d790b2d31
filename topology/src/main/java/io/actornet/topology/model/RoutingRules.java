package io.actornet.topology.model;

/**
 * By which rules the routes of a network are computed.
 *
 * @param metric what makes a way short
 * @param multipath whether a router that has several equally short ways spreads flows over them
 */
public record RoutingRules(Metric metric, boolean multipath) {
  /** Shortest by delay, one way for each prefix. */
  public static final RoutingRules DEFAULT = new RoutingRules(Metric.DELAY, false);

  /** What makes a way short. */
  public enum Metric {
    /** The sum of the delays of its links. */
    DELAY,
    /** How many routers are on it; with as many, how many switches. */
    HOPS
  }
}
