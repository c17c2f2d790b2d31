package io.actornet.emulator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.actornet.emulator.control.ControlClient;
import io.actornet.emulator.output.TimeText;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code actornet status}: shows the nodes of a cluster and what they do. */
@Command(
    name = "status",
    description = "Shows the nodes of a cluster and what they do.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  actornet status",
      "  actornet status --cluster http://10.0.0.1:25580 --format json"
    })
final class StatusCommand implements Callable<Integer> {
  private static final List<String> HEADINGS =
      List.of("NODE", "ADDRESS", "STATE", "VERSION", "CORES", "PARTITIONS", "FRAMES/S", "LABELS");

  /** A node that has said nothing for longer is noted: each reports twice a second. */
  private static final long SILENT_MILLIS = 2_000;

  private static final double MILLIS = 1e3;

  private final Console console;

  @Option(
      names = "--cluster",
      paramLabel = "URL",
      converter = Converters.ControlAddress.class,
      defaultValue = "http://127.0.0.1:25580",
      description = "The control address of any node; ${DEFAULT-VALUE} unless said.")
  private URI cluster;

  @Mixin private FormatOption output;

  StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (ControlClient client = new ControlClient(cluster)) {
      JsonNode status = client.status();
      switch (output.format) {
        case TEXT -> {
          text(status, status.get("run").isTextual() ? run(client, status) : null);
        }
        case JSON -> console.out().println(status);
      }
    }
    console.out().flush();
    return 0;
  }

  private static JsonNode run(ControlClient client, JsonNode status) {
    return client.run(status.get("run").asText());
  }

  private void text(JsonNode status, JsonNode run) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    for (JsonNode member : status.get("members")) {
      rows.add(row(member));
    }
    Table.print(rows, console.out());
    console.out().println("coordinator " + status.get("coordinator").asText());
    console.out().println(run == null ? "run none" : runLine(run));
    for (JsonNode member : status.get("members")) {
      String name = member.get("name").asText();
      if (!member.get("note").isNull()) {
        note(name, member.get("note").asText());
      }
      long silent = member.get("silent_millis").asLong();
      if (silent > SILENT_MILLIS) {
        note(name, String.format(Locale.ROOT, "it has said nothing for %.1f s", silent / MILLIS));
      }
      figures(member);
    }
    if (run != null) {
      run.path("notes").forEach(note -> note(run.path("id").asText(), note.asText()));
    }
  }

  private void note(String about, String sentence) {
    console.out().println("note: " + about + ": " + sentence);
  }

  /** How far the run is, and the node that keeps the others waiting. */
  private static String runLine(JsonNode run) {
    String line = "run " + run.path("id").asText() + ", " + run.path("state").asText();
    if (run.path("stop_nanos").asLong() > 0) {
      line +=
          ", "
              + TimeText.brief(run.path("emulated_nanos").asLong())
              + " of "
              + TimeText.brief(run.path("stop_nanos").asLong());
    }
    return run.path("slowest").isTextual()
        ? line + ", waiting for " + run.path("slowest").asText()
        : line;
  }

  private static List<String> row(JsonNode member) {
    List<String> partitions = new ArrayList<>();
    member.get("partitions").forEach(partition -> partitions.add(partition.asText()));
    return List.of(
        member.get("name").asText(),
        member.get("address").get("host").asText()
            + ":"
            + member.get("address").get("port").asInt(),
        member.get("state").asText(),
        member.get("version").asText("?"),
        member.get("cores").asText(),
        partitions.isEmpty() ? "-" : String.join(",", partitions),
        String.format(
            Locale.ROOT, "%,.0f", member.get("figures").path("frames_per_second").asDouble()),
        member.get("labels").properties().stream()
            .map(label -> label.getKey() + "=" + label.getValue().asText())
            .collect(Collectors.joining(",")));
  }

  /** What else a node reports while it runs something. */
  private void figures(JsonNode member) {
    if (member.get("partitions").isEmpty()) {
      return;
    }
    for (Map.Entry<String, JsonNode> figure : member.get("figures").properties()) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "  %-12s %-34s %,.3f%n",
              member.get("name").asText(),
              figure.getKey(),
              figure.getValue().asDouble());
    }
  }
}
