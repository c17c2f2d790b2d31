package io.actornet.emulator.cli;

import io.actornet.emulator.output.OutputException;
import io.actornet.emulator.progress.ProgressLine;
import io.actornet.emulator.report.RunDiff;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code actornet diff}: says whether two runs were the same, and where they first differ. */
@Command(
    name = "diff",
    description = "Compares two runs: the first device, time and frame in which they differ.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExample:%n",
    footer = "  actornet diff runs/browse runs/browse-2")
final class DiffCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "RUN", description = "Directory of a run.")
  private Path first;

  @Parameters(index = "1", paramLabel = "RUN", description = "Directory of another.")
  private Path second;

  @Mixin private FormatOption output;

  DiffCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RunDiff diff;
    try (ProgressLine progress = console.progress()) {
      progress.begin(ProgressLine.Phase.named("comparing"));
      diff = RunDiff.compare(first, second);
    } catch (OutputException notARun) {
      throw new ParameterException(spec.commandLine(), notARun.getMessage(), notARun);
    }
    switch (output.format) {
      case TEXT -> console.out().print(diff.text());
      case JSON -> console.out().println(Json.line(values(diff)));
    }
    console.out().flush();
    return diff.exitStatus();
  }

  private static Map<String, Object> values(RunDiff diff) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("equal", diff.equal());
    values.put("digests", new String[] {diff.digestOfFirst(), diff.digestOfSecond()});
    values.put("settings", diff.settings());
    values.put("devices", diff.devices());
    if (diff.difference() != null) {
      values.put("time_nanos", diff.difference().timeNanos());
      values.put("device", diff.difference().device());
      values.put("where", diff.difference().where());
    }
    return values;
  }
}
