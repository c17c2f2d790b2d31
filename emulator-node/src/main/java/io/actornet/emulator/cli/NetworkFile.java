package io.actornet.emulator.cli;

import io.actornet.topology.addressing.Addressing;
import io.actornet.topology.document.YamlMapping;
import io.actornet.topology.document.YamlReader;
import io.actornet.topology.importer.GraphFiles;
import io.actornet.topology.importer.GraphFormat;
import io.actornet.topology.importer.ImportOptions;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.reader.TopologyReader;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/** The network that a file holds: an experiment, or a graph or lab of others. */
final class NetworkFile {
  private NetworkFile() {}

  /**
   * Reads a network, with all addresses.
   *
   * @param notes gets a sentence for what a graph leaves open
   */
  static Network read(Path file, Consumer<String> notes) {
    if (!isExperiment(file)) {
      NetworkBuilder builder = new NetworkBuilder();
      GraphFiles.importInto(builder, file, null, file.toString(), ImportOptions.DEFAULT)
          .assumptions()
          .forEach(notes);
      return Addressing.assign(builder.build());
    }
    YamlMapping document = YamlReader.read(file);
    return TopologyReader.read(
        document.get("topology") instanceof YamlMapping topology ? topology : document,
        file.toAbsolutePath().normalize().getParent(),
        notes);
  }

  /** YAML is an experiment, unless its name is that of another program's file. */
  private static boolean isExperiment(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return GraphFormat.ofName(file) == null && (name.endsWith(".yaml") || name.endsWith(".yml"));
  }
}
