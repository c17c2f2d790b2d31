package io.actornet.emulator.cli;

import io.actornet.emulator.output.TextStyle;
import io.actornet.emulator.packetdrill.Packetdrill;
import io.actornet.emulator.packetdrill.ScriptResult;
import io.actornet.emulator.packetdrill.TestedSystem;
import io.actornet.emulator.progress.ProgressLine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code actornet packetdrill}: runs packet scripts against an emulated host. */
@Command(
    name = "packetdrill",
    description = "Runs packet scripts against the TCP of an emulated host, in virtual time.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"  0:all scripts passed", "  1:a script failed", "  2:a file cannot be read"},
    footerHeading = "%nExample:%n",
    footer = "  actornet packetdrill --persona freebsd my-scripts")
final class PacketdrillCommand implements Callable<Integer> {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Scripts, and directories with scripts (*.pkt).")
  private List<Path> files;

  @Option(
      names = "--persona",
      paramLabel = "NAME",
      defaultValue = "strict",
      description = "Whose habits the host has: strict for the RFCs', linux or freebsd.")
  private TestedSystem persona;

  @Option(
      names = {"-D", "--define"},
      paramLabel = "NAME=VALUE",
      description = "What stands for a word of the scripts; may be given several times.")
  private Map<String, String> definitions = new LinkedHashMap<>();

  @Mixin private FormatOption output;

  PacketdrillCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<ScriptResult> results;
    try (ProgressLine progress = console.progress()) {
      progress.begin(ProgressLine.Phase.named("running scripts"));
      results = Packetdrill.run(files, persona, definitions);
    }
    long passed = results.stream().filter(ScriptResult::passed).count();
    switch (output.format) {
      case TEXT -> print(results, passed);
      case JSON -> console.out().println(Json.line(values(results, passed)));
    }
    console.out().flush();
    return passed == results.size() ? 0 : 1;
  }

  private void print(List<ScriptResult> results, long passed) {
    PrintWriter out = console.out();
    TextStyle style = console.style();
    for (ScriptResult result : results) {
      if (result.passed()) {
        out.println(style.good("PASSED") + "  " + result.file());
        continue;
      }
      ScriptResult.Failure failure = result.failure();
      out.println(style.bad("FAILED") + "  " + result.file());
      out.println(
          "        line %d, %.6f s: %s"
              .formatted(failure.line(), failure.timeNanos() / NANOS_PER_SECOND, failure.reason()));
      if (failure.expected() != null) {
        out.println("          expected  " + failure.expected());
        out.println("          seen      " + failure.seen());
      }
    }
    out.println(passed + " passed, " + (results.size() - passed) + " failed");
  }

  private Map<String, Object> values(List<ScriptResult> results, long passed) {
    List<Map<String, Object>> scripts = new ArrayList<>();
    for (ScriptResult result : results) {
      Map<String, Object> script = new LinkedHashMap<>();
      script.put("file", result.file());
      script.put("passed", result.passed());
      script.put("emulated_nanos", result.emulatedNanos());
      if (!result.passed()) {
        ScriptResult.Failure failure = result.failure();
        script.put("line", failure.line());
        script.put("time_nanos", failure.timeNanos());
        script.put("reason", failure.reason());
        script.put("expected", failure.expected());
        script.put("seen", failure.seen());
      }
      scripts.add(script);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("persona", persona.name().toLowerCase(Locale.ROOT));
    values.put("passed", passed);
    values.put("failed", results.size() - passed);
    values.put("scripts", scripts);
    return values;
  }
}
