package io.actornet.emulator.cli;

import io.actornet.topology.generator.Generator;
import io.actornet.topology.generator.Generators;
import io.actornet.topology.generator.Parameter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;

/** Ends the help of {@code topology generate} with the generators and their parameters. */
final class GeneratorHelp implements IModelTransformer {
  @Override
  public CommandSpec transform(CommandSpec command) {
    List<String> lines = new ArrayList<>();
    for (Generator generator : Generators.all()) {
      lines.add("");
      lines.add("@|bold " + generator.name() + "|@: " + generator.summary());
      for (Parameter parameter : generator.parameters()) {
        String standard = parameter.defaultText();
        lines.add(
            "  "
                + parameter.name()
                + "  "
                + parameter.meaning()
                + (standard == null ? "; must be said" : "; " + standard + " unless said"));
      }
    }
    command.usageMessage().footerHeading("%nGenerators and their parameters:%n");
    lines.replaceAll(line -> line.replace("%", "%%")); // the lines are formats
    command.usageMessage().footer(lines.toArray(String[]::new));
    return command;
  }
}
