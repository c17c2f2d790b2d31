package io.actornet.topology.reader;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Fields;
import io.actornet.topology.document.YamlEntry;
import io.actornet.topology.document.YamlMapping;
import io.actornet.topology.document.YamlNode;
import io.actornet.topology.generator.Generator;
import io.actornet.topology.generator.Generators;
import io.actornet.topology.generator.Parameter;
import io.actornet.topology.model.NetworkBuilder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of a network that are not written node by node. */
final class Sources {
  private Sources() {}

  /** Reads {@code generate: {NAME: {PARAMETER: VALUE, …}}}. */
  static void generate(NetworkBuilder network, YamlNode written, Path baseDirectory) {
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
