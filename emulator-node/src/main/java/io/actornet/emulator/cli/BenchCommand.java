package io.actornet.emulator.cli;

import io.actornet.emulator.bench.Benchmark;
import io.actornet.emulator.bench.BenchmarkReport;
import io.actornet.emulator.bench.BenchmarkService;
import io.actornet.emulator.bench.Benchmarks;
import io.actornet.emulator.bench.Measurement;
import io.actornet.emulator.bench.Size;
import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.ExperimentReader;
import io.actornet.emulator.experiment.Overrides;
import io.actornet.emulator.progress.ProgressLine;
import io.actornet.protocol.engine.DispatcherKind;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code actornet bench}: measures the machine and the program. */
@Command(
    name = "bench",
    description = "Runs a benchmark several times and prints the figures of the last repetition.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  actornet bench chain",
      "  actornet bench fat-tree --partitions 2 --format json",
      "  actornet bench lan --hosts 100 --print > lan.yaml && actornet run lan.yaml"
    })
final class BenchCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      completionCandidates = Names.class,
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private String name;

  @Option(names = "--routers", description = "chain, wide: routers in a line.")
  private Long routers;

  @Option(names = "--packets", description = "chain, wide: packets that are sent.")
  private Long packets;

  @Option(names = "--chains", description = "wide: chains side by side.")
  private Long chains;

  @Option(names = "--hosts", description = "lan: hosts on the switch.")
  private Long hosts;

  @Option(names = "--flows", description = "dumbbell: senders.")
  private Long flows;

  @Option(names = "--seconds", description = "dumbbell: emulated seconds.")
  private Long seconds;

  @Option(names = "--clients", description = "fan-in: clients.")
  private Long clients;

  @Option(names = "--k", description = "fat-tree: ports of a switch.")
  private Long k;

  @Option(names = "--milliseconds", description = "fat-tree: emulated milliseconds.")
  private Long milliseconds;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many threads run it; ${DEFAULT-VALUE} unless said.")
  private int partitions;

  @Option(
      names = "--dispatcher",
      paramLabel = "KIND",
      defaultValue = "direct",
      description = "How messages reach actors: ${COMPLETION-CANDIDATES}.")
  private DispatcherKind dispatcher;

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often it runs in this JVM; ${DEFAULT-VALUE} unless said.")
  private int repetitions;

  @Option(names = "--print", description = "Print the experiment instead of running it.")
  private boolean print;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json; json prints one line.")
  private Format format;

  /** The names of all benchmarks, for help. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Benchmarks.all().stream().map(Benchmark::name).iterator();
    }
  }

  BenchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Benchmark benchmark = benchmark();
    Map<String, Long> sizes = sizes(benchmark);
    if (print) {
      console.out().print(benchmark.experiment(sizes));
      console.out().flush();
      return 0;
    }
    require("--repetitions", repetitions);
    require("--partitions", partitions);
    BenchmarkReport report = measure(benchmark, sizes);
    switch (format) {
      case TEXT -> text(benchmark, report);
      case JSON -> console.out().println(Json.line(values(report)));
    }
    return 0;
  }

  private BenchmarkReport measure(Benchmark benchmark, Map<String, Long> sizes) {
    try (ProgressLine progress = console.progress()) {
      return new BenchmarkService(
              this::experiment, step -> progress.begin(ProgressLine.Phase.named(step)))
          .run(benchmark, sizes, repetitions);
    }
  }

  private Experiment experiment(String text) {
    return new ExperimentReader()
        .parse("bench " + name, text, Path.of(""))
        .with(new Overrides(null, null, null, partitions, dispatcher));
  }

  private Benchmark benchmark() {
    Benchmark benchmark = Benchmarks.named(name);
    if (benchmark == null) {
      throw new ParameterException(
          spec.commandLine(),
          "found benchmark '"
              + name
              + "'; expected one of: "
              + Benchmarks.all().stream().map(Benchmark::name).collect(Collectors.joining(", ")));
    }
    return benchmark;
  }

  private Map<String, Long> sizes(Benchmark benchmark) {
    Map<String, Long> chosen = chosen();
    Map<String, Long> sizes = new LinkedHashMap<>();
    for (Size size : benchmark.sizes()) {
      Long value = chosen.remove(size.name());
      sizes.put(size.name(), value == null ? size.standard() : value);
      require("--" + size.name(), sizes.get(size.name()));
    }
    if (!chosen.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "found --"
              + chosen.keySet().iterator().next()
              + ", which '"
              + name
              + "' does not have; expected one of: "
              + benchmark.sizes().stream()
                  .map(size -> "--" + size.name())
                  .collect(Collectors.joining(", ")));
    }
    return sizes;
  }

  private Map<String, Long> chosen() {
    Map<String, Long> chosen = new LinkedHashMap<>();
    chosen.put("routers", routers);
    chosen.put("packets", packets);
    chosen.put("chains", chains);
    chosen.put("hosts", hosts);
    chosen.put("flows", flows);
    chosen.put("seconds", seconds);
    chosen.put("clients", clients);
    chosen.put("k", k);
    chosen.put("milliseconds", milliseconds);
    chosen.values().removeIf(value -> value == null);
    return chosen;
  }

  private void require(String option, long value) {
    if (value < 1) {
      throw new ParameterException(
          spec.commandLine(), "found " + option + " " + value + "; expected 1 or more");
    }
  }

  private void text(Benchmark benchmark, BenchmarkReport report) {
    console.out().printf("%s: %s%n", report.bench(), benchmark.summary());
    report.sizes().forEach((size, value) -> line(size, value));
    line("partitions", partitions);
    line("java_start_seconds", report.startSeconds());
    int number = 1;
    for (Measurement run : report.repetitions()) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "  repetition %d: set-up %.3f s, run %.3f s, CPU %.3f s, %,d events%n",
              number++,
              run.setupSeconds(),
              run.wallSeconds(),
              run.cpuSeconds(),
              run.events());
    }
    report.figures().forEach(this::line);
    console.out().printf("  %-34s %s%n", "digest", report.last().digest());
    console.out().flush();
  }

  private void line(String figure, double value) {
    boolean whole = value == Math.rint(value) || Math.abs(value) >= 1_000;
    console.out().printf(Locale.ROOT, whole ? "  %-34s %,.0f%n" : "  %-34s %,.4f%n", figure, value);
  }

  private Map<String, Object> values(BenchmarkReport report) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("bench", report.bench());
    values.putAll(report.sizes());
    values.put("partitions", partitions);
    values.putAll(report.figures());
    values.put("wall_seconds", report.last().wallSeconds());
    values.put("cpu_seconds", report.last().cpuSeconds());
    values.put("first_wall_seconds", report.repetitions().getFirst().wallSeconds());
    values.put("first_cpu_seconds", report.repetitions().getFirst().cpuSeconds());
    values.put("java_start_seconds", report.startSeconds());
    values.put("digest", report.last().digest());
    return values;
  }
}
