package io.actornet.emulator.cli;

import io.actornet.emulator.experiment.ExperimentReader;
import io.actornet.emulator.progress.ProgressLine;
import io.actornet.topology.export.ExportFormat;
import io.actornet.topology.export.JsonGraph;
import io.actornet.topology.export.TopologyExport;
import io.actornet.topology.model.Network;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code actornet topology export}: prints a network for other programs, or a picture of it. */
@Command(
    name = "export",
    description = "Prints a network for other programs, or a picture of it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExample:%n",
    footer = "  actornet topology export --to svg Abilene.graphml > abilene.svg")
final class TopologyExportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "An experiment, a graph or a lab.")
  private Path file;

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      required = true,
      description = "svg, dot, graphml, json or yaml.")
  private ExportFormat format;

  TopologyExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    String text;
    try (ProgressLine progress = console.progress()) {
      progress.begin(ProgressLine.Phase.named("reading"));
      List<String> notes = new ArrayList<>();
      Network network = NetworkFile.read(file, notes::add);
      progress.end();
      Notes.print(notes, console.err());
      progress.begin(ProgressLine.Phase.named("writing"));
      text =
          format == ExportFormat.JSON
              ? Json.line(JsonGraph.of(network)) + "\n"
              : TopologyExport.text(network, ExperimentReader.nameOf(file), format);
    }
    console.out().print(text);
    console.out().flush();
    return 0;
  }
}
