package io.actornet.topology.importer;

import io.actornet.topology.value.LinkSettings;
import io.actornet.topology.value.Units;
import java.util.ArrayList;
import java.util.List;

/** Counts what an import had to assume and says it in words. */
final class Assumptions {
  private final ImportOptions options;
  int switches;
  int loopedHyperedges;
  int external;
  int unlabelled;
  int renamed;
  int selfLoops;
  int withoutCoordinates;
  int lengthened;
  int withoutSpeed;
  int components;
  boolean directed;

  Assumptions(ImportOptions options) {
    this.options = options;
  }

  /** One sentence for each kind of assumption that was made. */
  List<String> sentences(int edges) {
    List<String> sentences = new ArrayList<>();
    sentences.add(meaning());
    add(sentences, switches, "hyperedge node", "became a switch", "became switches");
    add(
        sentences,
        loopedHyperedges,
        "hyperedge node",
        "became a router, since with the others it would form a loop of switches",
        "became routers, since as switches they would form a loop");
    add(
        sentences,
        external,
        "node",
        "outside the network (Internal = 0) became like the others",
        "outside the network (Internal = 0) became like the others");
    add(
        sentences,
        unlabelled,
        "node",
        "without a label is named after its id",
        "without a label are named after their ids");
    add(
        sentences,
        renamed,
        "node",
        "has the label of an earlier one and got a number",
        "have the label of an earlier one and got a number");
    if (edges > withoutCoordinates + selfLoops) {
      sentences.add(
          "Delays are those of great circles at "
              + StrictMath.round(options.shareOfLightSpeed() * 100)
              + "% of the speed of light.");
    }
    LinkSettings link = options.link();
    String delay = " got a delay of " + Units.formatNanos(link.delayNanos());
    add(
        sentences,
        withoutCoordinates,
        "edge",
        "with an end that has no coordinates" + delay,
        "with an end that has no coordinates" + delay);
    String shortest =
        "shorter than that got a delay of " + Units.formatNanos(GraphImporter.SHORTEST_DELAY_NANOS);
    add(sentences, lengthened, "edge", shortest, shortest);
    String rate =
        "without a LinkSpeedRaw got a rate of "
            + Units.formatBitsPerSecond(link.rateBitsPerSecond());
    add(sentences, withoutSpeed, "edge", rate, rate);
    add(
        sentences,
        selfLoops,
        "edge",
        "from a node to itself was left out",
        "from a node to itself were left out");
    if (directed) {
      sentences.add("The graph is directed, but every edge became a link for both directions.");
    }
    if (components > 1) {
      sentences.add(
          "The graph has " + components + " components; there is no path from one to another.");
    }
    return sentences;
  }

  private String meaning() {
    return switch (options.nodes()) {
      case ROUTER -> "Every node became a router.";
      case HOST -> "Every node became a host.";
      case ROUTER_WITH_HOST ->
          "Every node became a router with a host NAME-host behind it, at "
              + Units.formatBitsPerSecond(options.hostLink().rateBitsPerSecond())
              + " and "
              + Units.formatNanos(options.hostLink().delayNanos())
              + ".";
    };
  }

  private static void add(
      List<String> sentences, int count, String what, String ofOne, String ofMany) {
    if (count == 1) {
      sentences.add("1 " + what + " " + ofOne + ".");
    } else if (count > 1) {
      sentences.add(count + " " + what + "s " + ofMany + ".");
    }
  }
}
