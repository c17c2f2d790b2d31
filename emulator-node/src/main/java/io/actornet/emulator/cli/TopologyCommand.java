package io.actornet.emulator.cli;

import io.actornet.emulator.experiment.ExperimentReader;
import io.actornet.emulator.progress.ProgressLine;
import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Suggestions;
import io.actornet.topology.document.YamlMapping;
import io.actornet.topology.document.YamlNode;
import io.actornet.topology.document.YamlReader;
import io.actornet.topology.document.YamlWriter;
import io.actornet.topology.generator.Generator;
import io.actornet.topology.generator.Generators;
import io.actornet.topology.generator.Parameter;
import io.actornet.topology.model.Network;
import io.actornet.topology.reader.TopologyPrinter;
import io.actornet.topology.reader.TopologyReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code actornet topology}: makes networks, and prints them as YAML with all addresses. */
@Command(
    name = "topology",
    description = "Makes a network, and prints it as the beginning of an experiment.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {TopologyExportCommand.class, TopologyPathCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  actornet topology import Abilene.graphml > abilene.yaml",
      "  actornet topology import Kdl.gml --attach leaves=50 --link rate=10gbit --link loss=0.1%%",
      "  actornet topology generate chain routers=3 delay=5ms",
      "  actornet topology print topology/examples/browse.yaml",
      "  actornet topology export --to svg Abilene.graphml > abilene.svg",
      "  actornet topology path topology/examples/browse.yaml browser web"
    })
final class TopologyCommand implements Runnable {
  private static final String IMPORT = "import";
  private static final String GENERATE = "generate";

  private final Console console;

  @Spec private CommandSpec spec;

  TopologyCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "topology without a command; expected import, generate, print, export or path");
  }

  @Command(
      name = IMPORT,
      description =
          "Reads a graph or a lab: GraphML, GML, containerlab, Shadow, KNE, Kathará,"
              + " Rocketfuel, Mininet.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  int importGraph(
      @Parameters(paramLabel = "FILE", arity = "0..1", description = "The graph.") Path file,
      @Mixin ImportFlags flags) {
    if (!flags.hasSource(file)) {
      throw bad(IMPORT, "no FILE; expected the name of a file, or --mininet TOPO");
    }
    String name = file == null ? "mininet" : ExperimentReader.nameOf(file);
    print(name, notes -> read(flags.section(file), IMPORT, notes));
    return 0;
  }

  @Command(
      name = GENERATE,
      description = "Generates a network.",
      mixinStandardHelpOptions = true,
      modelTransformer = GeneratorHelp.class,
      versionProvider = Version.class)
  int generate(
      @Parameters(index = "0", paramLabel = "NAME", description = "Of a generator, see below.")
          String name,
      @Parameters(
              index = "1..*",
              arity = "0..*",
              paramLabel = "PARAMETER=VALUE",
              description = "Such as k=8.")
          List<String> parameters) {
    List<String> names = Generators.all().stream().map(Generator::name).toList();
    if (!names.contains(name)) {
      throw bad(
          GENERATE,
          "unknown generator '"
              + name
              + "'; expected one of: "
              + String.join(", ", names)
              + Suggestions.hint(name, names));
    }
    Map<String, Object> arguments = new LinkedHashMap<>();
    for (String parameter : parameters == null ? List.<String>of() : parameters) {
      int equals = parameter.indexOf('=');
      if (equals < 1) {
        throw bad(GENERATE, "found '" + parameter + "'; expected PARAMETER=VALUE, " + known(name));
      }
      String key = parameter.substring(0, equals);
      if (arguments.put(key, parameter.substring(equals + 1)) != null) {
        throw bad(GENERATE, "found '" + key + "' more than once; expected one value for it");
      }
    }
    print(name, notes -> read(Map.of(GENERATE, Map.of(name, arguments)), GENERATE, notes));
    return 0;
  }

  @Command(
      name = "print",
      description = "Prints the network of an experiment, with all addresses.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  int print(@Parameters(paramLabel = "FILE", description = "The experiment.") Path file) {
    Path directory = file.toAbsolutePath().normalize().getParent();
    YamlMapping document = YamlReader.read(file);
    YamlNode name = document.get("name");
    YamlNode topology = document.get("topology");
    String what = "'name' in experiment";
    print(
        name == null
            ? ExperimentReader.nameOf(file)
            : name.asScalar(what).as(what, ExperimentReader::name),
        notes ->
            TopologyReader.read(
                topology == null ? document : topology.asMapping("'topology' in experiment"),
                directory,
                notes));
    return 0;
  }

  private static String known(String generator) {
    return Generators.named(generator).parameters().stream()
        .map(Parameter::name)
        .reduce((left, right) -> left + ", " + right)
        .map(parameters -> "one of: " + parameters)
        .orElse("none");
  }

  /**
   * Values are read as text, as in a file, so that they are checked in the one place. That text is
   * nothing the user knows, so what is wrong in it is told of the arguments.
   */
  private Network read(Map<String, Object> section, String command, Consumer<String> notes) {
    YamlMapping written = YamlReader.parse(command, YamlWriter.write(section));
    try {
      return TopologyReader.read(written, Path.of("").toAbsolutePath(), notes);
    } catch (DocumentException refused) {
      throw refused.file().equals(command) ? bad(command, refused.complaint()) : refused;
    }
  }

  /** Reads a network, says what was assumed, and prints it. */
  private void print(String name, Function<Consumer<String>, Network> source) {
    try (ProgressLine progress = console.progress()) {
      progress.begin(ProgressLine.Phase.named("reading"));
      List<String> notes = new ArrayList<>();
      Network network = source.apply(notes::add);
      progress.end();
      Notes.print(notes, console.err());
      if (!console.outIsTerminal()) { // where it is, the network itself is to be seen
        progress.begin(ProgressLine.Phase.named("printing"));
      }
      Map<String, Object> experiment = new LinkedHashMap<>();
      experiment.put("version", 1);
      experiment.put("name", name);
      experiment.put("topology", TopologyPrinter.section(network));
      YamlWriter.write(experiment, console.out());
    }
  }

  private ParameterException bad(String command, String message) {
    return new ParameterException(spec.commandLine().getSubcommands().get(command), message);
  }
}
