package io.actornet.topology.importer;

import io.actornet.topology.value.JitterDistribution;
import io.actornet.topology.value.LinkSettings;
import java.util.Map;

/**
 * The choices that a graph leaves open.
 *
 * @param nodes what a node becomes; null = what the file says of it, and where it says nothing, a
 *     router with a host behind it
 * @param kinds what a node becomes by the word of the file for its kind; wins over {@code nodes}
 * @param link delay where an end has no coordinates, rate where no speed is stated, and everything
 *     else of all links between the graph's nodes
 * @param hostLink the link between a router and the host behind it
 * @param shareOfLightSpeed how fast signals travel, above 0, to 1 = in vacuum
 * @param limits how large the graph may be
 */
public record ImportOptions(
    NodeMeaning nodes,
    Map<String, NodeMeaning> kinds,
    LinkSettings link,
    LinkSettings hostLink,
    double shareOfLightSpeed,
    ImportLimits limits) {
  private static final long GIGABIT = 1_000_000_000;

  /**
   * What the file says, or a router with a host behind it; 1 ms and 1 Gbit/s where nothing is said;
   * 10 µs and 1 Gbit/s to the host; two thirds of the speed of light, as in glass fibre.
   */
  public static final ImportOptions DEFAULT =
      new ImportOptions(
          null, Map.of(), link(1_000_000), link(10_000), 2.0 / 3.0, ImportLimits.DEFAULT);

  public ImportOptions {
    kinds = Map.copyOf(kinds);
    if (!(shareOfLightSpeed > 0 && shareOfLightSpeed <= 1)) {
      throw new IllegalArgumentException("a share of the speed of light: " + shareOfLightSpeed);
    }
  }

  /** The same with other meanings of nodes. */
  public ImportOptions withNodes(NodeMeaning meaning) {
    return new ImportOptions(meaning, kinds, link, hostLink, shareOfLightSpeed, limits);
  }

  private static LinkSettings link(long delayNanos) {
    return new LinkSettings(
        GIGABIT,
        delayNanos,
        0,
        JitterDistribution.UNIFORM,
        0,
        LinkSettings.DEFAULT_LIMIT_PACKETS,
        0);
  }
}
