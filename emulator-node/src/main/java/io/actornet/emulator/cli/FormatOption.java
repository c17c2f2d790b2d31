package io.actornet.emulator.cli;

import picocli.CommandLine.Option;

/** How a command prints its result, of those that print one line of JSON when asked to. */
final class FormatOption {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json; json prints one line.")
  Format format;
}
