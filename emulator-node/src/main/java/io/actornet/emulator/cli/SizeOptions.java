package io.actornet.emulator.cli;

import io.actornet.emulator.bench.Benchmark;
import io.actornet.emulator.bench.Benchmarks;
import io.actornet.emulator.bench.Size;
import io.actornet.topology.document.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Gives {@code bench} an option for each size that a benchmark has. */
final class SizeOptions implements IModelTransformer {
  private static final long LARGEST = 1_000_000_000;

  @Override
  public CommandSpec transform(CommandSpec command) {
    descriptions()
        .forEach(
            (size, description) ->
                command.addOption(
                    OptionSpec.builder("--" + size)
                        .paramLabel("N")
                        .type(Long.class)
                        .converters(Converters.of(Values.whole(1, LARGEST)))
                        .description(description)
                        .build()));
    return command;
  }

  private static Map<String, String> descriptions() {
    Map<String, String> descriptions = new LinkedHashMap<>();
    for (Benchmark benchmark : Benchmarks.all()) {
      for (Size size : benchmark.sizes()) {
        descriptions.merge(
            size.name(),
            benchmark.name() + ": " + size.description() + ", " + size.standard() + " unless said",
            (one, other) -> one + "; " + other);
      }
    }
    return descriptions;
  }

  /** The sizes that a command line says. */
  static Map<String, Long> chosen(CommandSpec command) {
    Map<String, Long> chosen = new LinkedHashMap<>();
    for (String size : descriptions().keySet()) {
      Long value = command.findOption("--" + size).getValue();
      if (value != null) {
        chosen.put(size, value);
      }
    }
    return chosen;
  }
}
