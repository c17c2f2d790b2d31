package io.actornet.emulator.cli;

import io.actornet.emulator.experiment.Estimate;
import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.Plan;
import io.actornet.emulator.experiment.Planner;
import io.actornet.emulator.progress.ProgressLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code actornet validate}: checks an experiment and estimates what its run will need. */
@Command(
    name = "validate",
    description = "Checks an experiment, and estimates the memory, events and disk of its run.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExample:%n",
    footer = "  actornet validate topology/examples/browse.yaml")
final class ValidateCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private Input input;

  @Mixin private FormatOption output;

  ValidateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<String> notes = new ArrayList<>();
    Experiment experiment;
    Plan plan;
    Estimate estimate;
    try (ProgressLine progress = console.progress()) {
      progress.begin(ProgressLine.Phase.named("reading"));
      experiment = input.read(notes::add);
      progress.begin(ProgressLine.Phase.named("planning"));
      plan = Planner.plan(experiment);
      progress.begin(ProgressLine.Phase.named("estimating"));
      estimate = Estimate.of(experiment, plan);
    }
    notes.addAll(plan.partitioning().notes());
    switch (output.format) {
      case TEXT -> text(experiment, plan, estimate, notes);
      case JSON -> console.out().println(Json.line(values(experiment, plan, estimate, notes)));
    }
    return 0;
  }

  private void text(Experiment experiment, Plan plan, Estimate estimate, List<String> notes) {
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s is sound: %s, %s, %s, %s.%n",
            input.file,
            count(experiment.network().nodes().size(), "device"),
            count(experiment.network().links().size(), "link"),
            count(estimate.applicationStarts(), "application start"),
            count(plan.partitioning().count(), "partition"));
    Notes.print(notes, console.out());
    console
        .out()
        .printf(
            Locale.ROOT,
            "A run needs about %s of memory, %s events and %s of disk%s.%n",
            bytes(estimate.memoryBytes()),
            number(estimate.events()),
            bytes(estimate.diskBytes()),
            estimate.complete()
                ? ""
                : ", and what applications do that talk to names or are your own");
    estimate.bounds().forEach(bound -> console.out().println(bound + "."));
  }

  private static Map<String, Object> values(
      Experiment experiment, Plan plan, Estimate estimate, List<String> notes) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("valid", true);
    values.put("name", experiment.name());
    values.put("devices", experiment.network().nodes().size());
    values.put("links", experiment.network().links().size());
    values.put("partitions", plan.partitioning().count());
    values.put("application_starts", estimate.applicationStarts());
    values.put("memory_bytes", estimate.memoryBytes());
    values.put("events", estimate.events());
    values.put("disk_bytes", estimate.diskBytes());
    values.put("estimate_complete", estimate.complete());
    values.put("estimate_bounds", estimate.bounds());
    values.put("notes", notes);
    return values;
  }

  private static String count(long number, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
  }

  private static String number(long value) {
    return value < 10_000
        ? String.format(Locale.ROOT, "%,d", value)
        : value < 10_000_000
            ? String.format(Locale.ROOT, "%,d thousand", value / 1_000)
            : String.format(Locale.ROOT, "%,d million", value / 1_000_000);
  }

  private static String bytes(long value) {
    return value < 1_000_000
        ? String.format(Locale.ROOT, "%,d kB", (value + 999) / 1_000)
        : String.format(Locale.ROOT, "%,d MB", (value + 999_999) / 1_000_000);
  }
}
