package io.actornet.topology.importer;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads maps of Rocketfuel (Spring, Mahajan and Wetherall, SIGCOMM 2002). */
final class RocketfuelReader {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

  /**
   * 1 = id, 2 = place, 3 = neighbours. Nothing in it is a group that may occur any number of times:
   * the JDK matches such a group by recursion, and a router may have thousands of neighbours.
   */
  private static final Pattern ROUTER =
      Pattern.compile("(-?\\d{1,9})\\s+(?:@(\\S*))?(?:\\s[^>]*)?->([^=]*)(?:=.*)?");

  /** An address outside of the network. */
  private static final Pattern OUTSIDE = Pattern.compile("-\\d{1,9}\\s+=.*");

  private static final Pattern NEIGHBOUR = Pattern.compile("<(-?\\d{1,9})>");

  private RocketfuelReader() {}

  /**
   * Reads lines {@code PLACE PLACE NUMBER}, one for each direction of a link.
   *
   * @param latencies whether the number is a latency in milliseconds, or else a weight of routing,
   *     which is passed over
   */
  static AttributedGraph readPairs(
      TextInput input, String file, boolean latencies, ImportLimits limits) throws IOException {
    GraphDraft draft = new GraphDraft(file, limits);
    int number = input.line();
    for (String line = input.takeLine(); line != null; line = input.takeLine()) {
      String[] parts = line.strip().split("\\s+", 4);
      boolean blank = line.isBlank() || line.startsWith("#");
      if (!blank && (parts.length != 3 || !NUMBER.matcher(parts[2]).matches())) {
        throw draft.refusal(number, "found '" + line + "'", "PLACE PLACE NUMBER");
      }
      if (!blank) {
        place(draft, parts[0], number);
        place(draft, parts[1], number);
        draft.edge(
            parts[0],
            parts[1],
            number,
            latencies ? Map.of(Attributes.DELAY, parts[2] + " ms") : Map.of());
      }
      number = input.line();
    }
    if (!latencies) {
      draft.note("The weights of the links are for routing, and are passed over.");
    }
    return draft.graph(true, Nature::ofWord);
  }

  private static void place(GraphDraft draft, String name, int line) {
    if (!draft.has(name)) {
      draft.vertex(name, line, Map.of(Attributes.LABEL, name));
    }
  }

  /** Reads a {@code .cch} file: a line for each router, with the routers that it is linked to. */
  static AttributedGraph readCch(TextInput input, String file, ImportLimits limits)
      throws IOException {
    GraphDraft draft = new GraphDraft(file, limits);
    Set<Long> seen = new HashSet<>();
    int number = input.line();
    for (String line = input.takeLine(); line != null; line = input.takeLine()) {
      Matcher router = ROUTER.matcher(line.strip());
      if (router.matches()) {
        String id = router.group(1);
        String place =
            router.group(2) == null || router.group(2).equals("T") ? "" : router.group(2);
        draft.vertex(id, number, Map.of(Attributes.LABEL, place));
        Matcher neighbours = NEIGHBOUR.matcher(router.group(3));
        while (neighbours.find()) {
          long one = Long.parseLong(id);
          long other = Long.parseLong(neighbours.group(1));
          if (seen.add(Math.min(one, other) << 32 | Math.max(one, other) & 0xffff_ffffL)) {
            draft.edge(id, neighbours.group(1), number, Map.of());
          }
        }
      } else if (!line.isBlank() && !line.startsWith("#") && !OUTSIDE.matcher(line).matches()) {
        throw draft.refusal(number, "found '" + line + "'", "UID @PLACE (N) -> <UID> … =NAME rN");
      }
      number = input.line();
    }
    int left = draft.withoutLooseEdges();
    draft.note("Addresses outside of the network are left out.");
    if (left > 0) {
      draft.note(left + " links to routers that have no line of their own are left out.");
    }
    return draft.graph(false, Nature::ofWord);
  }
}
