package io.actornet.topology.importer;

import io.actornet.topology.value.LinkSettings;
import io.actornet.topology.value.Units;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what an import had to assume and says it in words. */
final class Assumptions {
  private final AttributedGraph graph;
  private final ImportOptions options;
  private final List<String> sentences = new ArrayList<>();
  final Map<NodeMeaning, Integer> meanings = new EnumMap<>(NodeMeaning.class);
  int forwarding;
  int switches;
  int loopedHyperedges;
  int external;
  int unlabelled;
  int renamed;
  int selfLoops;
  int lans;
  int byCoordinates;
  int withoutCoordinates;
  int lengthened;
  int bareTimes;
  int withoutSpeed;
  int spelledSpeeds;
  int unlimited;
  int pairs;
  int oneWay;
  int components;

  Assumptions(AttributedGraph graph, ImportOptions options) {
    this.graph = graph;
    this.options = options;
  }

  /** One sentence for each kind of assumption that was made. */
  List<String> sentences() {
    ofNodes();
    ofLinks();
    if (components > 1) {
      sentences.add(
          "The graph has " + components + " components; there is no path from one to another.");
    }
    sentences.addAll(graph.notes());
    return sentences;
  }

  private void ofNodes() {
    for (Map.Entry<NodeMeaning, Integer> meaning : meanings.entrySet()) {
      String words = "became " + words(meaning.getKey());
      if (meanings.size() == 1) {
        sentences.add("Every node " + words + ".");
      } else {
        add(meaning.getValue(), "node", words, words + " each");
      }
    }
    add(
        forwarding,
        "machine",
        "with several neighbours forwards between them, and so is a router",
        "with several neighbours forward between them, and so are routers");
    add(switches, "hyperedge node", "became a switch", "became switches");
    add(
        loopedHyperedges,
        "hyperedge node",
        "became a router, since with the others it would form a loop of switches",
        "became routers, since as switches they would form a loop");
    add(external, "node", "outside the network (Internal = 0) became like the others");
    add(
        unlabelled,
        "node",
        "without a label is named after its id",
        "without a label are named after their ids");
    add(
        renamed,
        "node",
        "has the label of an earlier one and got a number",
        "have the label of an earlier one and got a number");
  }

  private String words(NodeMeaning meaning) {
    return switch (meaning) {
      case ROUTER -> "a router";
      case HOST -> "a host";
      case SWITCH -> "a switch";
      case HUB -> "a hub";
      case ROUTER_WITH_HOST ->
          "a router with a host NAME-host behind it, at "
              + rate(options.hostLink())
              + " and "
              + Units.formatNanos(options.hostLink().delayNanos());
    };
  }

  private void ofLinks() {
    if (byCoordinates > 0) {
      sentences.add(
          "Delays are those of great circles at "
              + StrictMath.round(options.shareOfLightSpeed() * 100)
              + "% of the speed of light.");
    }
    add(
        withoutCoordinates,
        "edge",
        "without a delay and with an end that has no coordinates got a delay of "
            + Units.formatNanos(options.link().delayNanos()));
    add(
        lengthened,
        "edge",
        "shorter than that got a delay of " + Units.formatNanos(LinkRules.SHORTEST_DELAY_NANOS));
    add(bareTimes, "edge", "with a latency without a unit has it in milliseconds");
    add(
        spelledSpeeds,
        "edge",
        "without a rate in numbers got the one that its text states",
        "without a rate in numbers got those that their texts state");
    add(unlimited, "edge", "with a latency and without a rate got an unlimited one");
    add(withoutSpeed, "edge", "without a rate got one of " + rate(options.link()));
    add(lans, "node", "with an edge to itself got a LAN of that latency between its hosts");
    add(
        selfLoops,
        "edge",
        "from a node to itself was left out",
        "from a node to itself were left out");
    add(
        pairs,
        "pair",
        "of opposite edges became a link with two directions",
        "of opposite edges became a link with two directions each");
    add(oneWay, "directed edge", "became a link for both directions");
  }

  private static String rate(LinkSettings link) {
    return link.rateBitsPerSecond() == 0
        ? "an unlimited rate"
        : Units.formatBitsPerSecond(link.rateBitsPerSecond());
  }

  private void add(int count, String what, String sentence) {
    add(count, what, sentence, sentence);
  }

  private void add(int count, String what, String ofOne, String ofMany) {
    if (count == 1) {
      sentences.add("1 " + what + " " + ofOne + ".");
    } else if (count > 1) {
      sentences.add(count + " " + what + "s " + ofMany + ".");
    }
  }
}
