package io.actornet.topology.reader;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Fields;
import io.actornet.topology.document.LinkSettingsReader;
import io.actornet.topology.document.Values;
import io.actornet.topology.document.YamlEntry;
import io.actornet.topology.document.YamlMapping;
import io.actornet.topology.document.YamlNode;
import io.actornet.topology.generator.Generator;
import io.actornet.topology.generator.Generators;
import io.actornet.topology.generator.Parameter;
import io.actornet.topology.importer.GraphFiles;
import io.actornet.topology.importer.GraphFormat;
import io.actornet.topology.importer.ImportOptions;
import io.actornet.topology.importer.NodeMeaning;
import io.actornet.topology.model.NetworkBuilder;
import io.actornet.topology.value.LinkSettings;
import io.actornet.topology.value.Units;
import io.actornet.topology.value.ValueFormatException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The parts of a network that are not written node by node. */
final class Sources {
  private static final List<String> IMPORT_KEYS =
      List.of("file", "mininet", "format", "nodes", "kinds", "link", "host-link", "light-speed");

  private Sources() {}

  /** Reads {@code generate: {NAME: {PARAMETER: VALUE, …}}}. */
  static void generate(NetworkBuilder network, YamlNode written) {
    YamlMapping mapping = written.asMapping("'generate' in topology");
    List<String> names = Generators.all().stream().map(Generator::name).toList();
    mapping.fields("generate", names);
    if (mapping.size() != 1) {
      throw new DocumentException(
          mapping.place(), mapping.size() + " generators", "one of: " + String.join(", ", names));
    }
    YamlEntry chosen = mapping.entries().getFirst();
    Generator generator = Generators.named(chosen.key());
    Generators.generate(generator.name(), arguments(generator, chosen.value()), network);
  }

  /**
   * Reads {@code import: FILE}, or {@code import: {file: FILE, …}} with options; {@code mininet:
   * TEXT} may stand for the file.
   */
  static List<String> importFile(NetworkBuilder network, YamlNode written, Path baseDirectory) {
    String name;
    GraphFormat format = null;
    ImportOptions options = ImportOptions.DEFAULT;
    if (written instanceof YamlMapping mapping) {
      Fields fields = mapping.fields("import", IMPORT_KEYS);
      if (fields.has("mininet")) {
        return mininet(network, fields);
      }
      name = fields.required("file", Sources::path);
      format = fields.optional("format", null, Values.choice(GraphFormat.class));
      options = importOptions(fields);
    } else {
      name = written.asScalar("'import' in topology").as("'import' in topology", Sources::path);
    }
    Path file = baseDirectory.resolve(name);
    if (!Files.exists(file)) {
      throw new DocumentException(
          written.place(), "import of '" + file + "', which does not exist", "a file with a graph");
    }
    if (format == null && GraphFiles.isUnknown(file)) {
      throw new DocumentException(
          written.place(),
          "import of '" + file + "', a file of unknown format",
          GraphFormat.titles() + ", or a 'format' that says which it is");
    }
    return GraphFiles.importInto(network, file, format, file.toString(), options).assumptions();
  }

  private static List<String> mininet(NetworkBuilder network, Fields fields) {
    for (String other : List.of("file", "format")) {
      if (fields.has(other)) {
        throw fields.refuse(other, "'" + other + "' beside 'mininet' in import", "one of them");
      }
    }
    return GraphFiles.importMininet(
            network, fields.required("mininet", Values::text), importOptions(fields))
        .assumptions();
  }

  private static ImportOptions importOptions(Fields fields) {
    ImportOptions usual = ImportOptions.DEFAULT;
    return new ImportOptions(
        fields.optional("nodes", usual.nodes(), Sources::meaning),
        kinds(fields),
        direction(fields, "link", usual.link()),
        direction(fields, "host-link", usual.hostLink()),
        fields.optional("light-speed", usual.shareOfLightSpeed(), Sources::shareOfLightSpeed),
        usual.limits());
  }

  private static Map<String, NodeMeaning> kinds(Fields fields) {
    YamlMapping mapping = fields.optionalMapping("kinds");
    if (mapping == null) {
      return Map.of();
    }
    Map<String, NodeMeaning> kinds = new LinkedHashMap<>();
    for (YamlEntry kind : mapping.entries()) {
      String what = "kind '" + kind.key() + "' in import";
      kinds.put(kind.key(), kind.value().asScalar(what).as(what, Sources::meaning));
    }
    return kinds;
  }

  private static LinkSettings direction(Fields fields, String key, LinkSettings usual) {
    YamlMapping mapping = fields.optionalMapping(key);
    return mapping == null
        ? usual
        : LinkSettingsReader.read(mapping.fields(fields.name(key), LinkSettingsReader.KEYS), usual);
  }

  private static String path(String text) {
    try {
      return Path.of(text).toString();
    } catch (InvalidPathException refused) {
      throw new ValueFormatException(text, "the name of a file");
    }
  }

  private static NodeMeaning meaning(String text) {
    for (NodeMeaning meaning : NodeMeaning.values()) {
      if (meaning.word().equals(text)) {
        return meaning;
      }
    }
    throw new ValueFormatException(
        text,
        "one of: "
            + Arrays.stream(NodeMeaning.values())
                .map(NodeMeaning::word)
                .collect(Collectors.joining(", ")));
  }

  private static double shareOfLightSpeed(String text) {
    double share = Units.parseShare(text);
    if (share == 0) {
      throw new ValueFormatException(text, "a percentage above 0%, to 100%");
    }
    return share;
  }

  private static Map<String, String> arguments(Generator generator, YamlNode written) {
    Map<String, String> arguments = new LinkedHashMap<>();
    if (written.isNothing()) {
      return arguments;
    }
    List<String> names = generator.parameters().stream().map(Parameter::name).toList();
    Fields fields = written.asMapping("'" + generator.name() + "'").fields(generator.name(), names);
    for (Parameter parameter : generator.parameters()) {
      if (fields.has(parameter.name())) {
        arguments.put(
            parameter.name(),
            fields.required(
                parameter.name(),
                text -> {
                  parameter.parse(text);
                  return text;
                }));
      }
    }
    return arguments;
  }
}
