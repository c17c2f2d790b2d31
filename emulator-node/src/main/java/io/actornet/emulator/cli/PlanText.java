package io.actornet.emulator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.actornet.topology.value.Units;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A plan as text: all of what is few, and of what is many how much there is. */
final class PlanText {
  private static final int MOST_LINKS = 12;

  private PlanText() {}

  static void print(JsonNode plan, PrintWriter out) {
    JsonNode partitions = plan.get("partitions");
    JsonNode nodes = plan.get("nodes");
    out.printf(
        Locale.ROOT,
        "%s: %s on %s, %s%n",
        plan.get("name").asText(),
        count(partitions.size(), "partition"),
        count(nodes.size(), "node"),
        plan.get("lookahead_nanos").isNull()
            ? "no link is cut"
            : "lookahead " + Units.formatNanos(plan.get("lookahead_nanos").asLong()));
    nodes(nodes, out);
    partitions(partitions, plan.get("estimate_complete").asBoolean(), out);
    links(plan.get("cut_links"), out);
    plan.get("notes").forEach(note -> out.println(note.asText()));
  }

  private static void nodes(JsonNode nodes, PrintWriter out) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("NODE", "CORES", "MEMORY", "LABELS"));
    for (JsonNode node : nodes) {
      rows.add(
          List.of(
              node.get("name").asText(),
              node.get("cores").asText(),
              megabytes(node.get("memory_bytes").asLong()),
              node.get("labels").properties().stream()
                  .map(label -> label.getKey() + "=" + label.getValue().asText())
                  .collect(Collectors.joining(","))));
    }
    Table.print(rows, out);
  }

  private static void partitions(JsonNode partitions, boolean complete, PrintWriter out) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("PARTITION", "NODE", "WORK", "EVENTS", "MEMORY", "DEVICES"));
    for (JsonNode partition : partitions) {
      rows.add(
          List.of(
              partition.get("number").asText(),
              partition.get("node").asText(),
              String.format(Locale.ROOT, "%.1f %%", 100 * partition.get("share").asDouble()),
              String.format(
                  Locale.ROOT, complete ? "%,d" : "≥ %,d", partition.get("events").asLong()),
              megabytes(partition.get("memory_bytes").asLong()),
              devices(partition)));
    }
    Table.print(rows, out);
  }

  private static String devices(JsonNode partition) {
    JsonNode names = partition.get("devices");
    String kinds =
        partition.get("kinds").properties().stream()
            .sorted(Comparator.comparing(Map.Entry::getKey))
            .map(kind -> count(kind.getValue().asInt(), kind.getKey()))
            .collect(Collectors.joining(", "));
    String first = names.get(0).asText();
    return kinds
        + ": "
        + (names.size() == 1 ? first : first + " … " + names.get(names.size() - 1).asText());
  }

  private static void links(JsonNode links, PrintWriter out) {
    if (links.isEmpty()) {
      return;
    }
    List<JsonNode> byFloor = new ArrayList<>();
    links.forEach(byFloor::add);
    byFloor.sort(Comparator.comparingLong(link -> link.get("floor_nanos").asLong()));
    int between = 0;
    for (JsonNode link : links) {
      between += link.get("between_nodes").asBoolean() ? 1 : 0;
    }
    out.printf(
        Locale.ROOT, "%s cut, %,d of them between nodes%n", count(links.size(), "link"), between);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("LINK", "FLOOR", "PARTITIONS"));
    for (JsonNode link : byFloor.subList(0, byFloor.size() > MOST_LINKS ? 1 : byFloor.size())) {
      rows.add(
          List.of(
              link.get("name").asText(),
              Units.formatNanos(link.get("floor_nanos").asLong()),
              link.get("partitions").get(0).asText()
                  + " and "
                  + link.get("partitions").get(1).asText()));
    }
    Table.print(rows, out);
    if (byFloor.size() > MOST_LINKS) {
      out.printf(
          Locale.ROOT,
          "and %,d more, none with a smaller floor; --format json names them%n",
          byFloor.size() - 1);
    }
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,d MB", (bytes + 999_999) / 1_000_000);
  }

  private static String count(long number, String what) {
    String plural = what.endsWith("ch") ? "es" : "s";
    return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : plural);
  }
}
