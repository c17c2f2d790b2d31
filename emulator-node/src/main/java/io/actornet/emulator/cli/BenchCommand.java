package io.actornet.emulator.cli;

import io.actornet.emulator.bench.Benchmark;
import io.actornet.emulator.bench.BenchmarkReport;
import io.actornet.emulator.bench.BenchmarkService;
import io.actornet.emulator.bench.Benchmarks;
import io.actornet.emulator.bench.ExperimentBenchmark;
import io.actornet.emulator.bench.Machine;
import io.actornet.emulator.bench.Measurement;
import io.actornet.emulator.bench.Size;
import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.ExperimentReader;
import io.actornet.emulator.experiment.Overrides;
import io.actornet.emulator.node.ClusterBenchmark;
import io.actornet.emulator.progress.ProgressLine;
import io.actornet.emulator.trunk.BadSettingException;
import io.actornet.protocol.engine.DispatcherKind;
import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Suggestions;
import io.actornet.topology.document.Values;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
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
    modelTransformer = SizeOptions.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  actornet bench chain",
      "  actornet bench fat-tree --partitions 2 --format json",
      "  actornet bench fat-tree --link-micros 100 --nodes 2",
      "  actornet bench lan --hosts 100 --print > lan.yaml && actornet run lan.yaml"
    })
final class BenchCommand implements Callable<Integer> {
  private static final int MOST_REPETITIONS = 1_000;

  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      completionCandidates = Names.class,
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private String name;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      converter = Input.PartitionsConverter.class,
      description = "How many threads run it; as few as can be unless said.")
  private Integer wantedPartitions;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      converter = Converters.NodeCount.class,
      defaultValue = "1",
      description = "How many processes run it; ${DEFAULT-VALUE}, this one, unless said.")
  private int nodes;

  private int partitions;

  @Option(
      names = "--dispatcher",
      paramLabel = "KIND",
      defaultValue = "direct",
      description = "How messages reach actors: direct, or standard for Akka's own dispatcher.")
  private DispatcherKind dispatcher;

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      converter = RepetitionsConverter.class,
      defaultValue = "3",
      description = "How often it runs in this JVM; ${DEFAULT-VALUE} unless said.")
  private int repetitions;

  @Option(names = "--print", description = "Print the experiment instead of running it.")
  private boolean print;

  @Mixin private FormatOption output;

  /** From 1 on. */
  static final class RepetitionsConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) throws Exception {
      return Converters.of(Values.integer(1, MOST_REPETITIONS)).convert(text);
    }
  }

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
    partitions = partitions(benchmark);
    if (print) {
      print(benchmark, sizes);
      return 0;
    }
    BenchmarkReport report = measure(benchmark, sizes);
    switch (output.format) {
      case TEXT -> text(benchmark, report);
      case JSON -> console.out().println(Json.line(values(benchmark, report)));
    }
    return 0;
  }

  private void print(Benchmark benchmark, Map<String, Long> sizes) {
    if (!(benchmark instanceof ExperimentBenchmark inside)) {
      throw bad("found --print; expected none, as '" + benchmark.name() + "' runs no experiment");
    }
    String text = inside.experiment(sizes);
    experiment(text);
    console.out().print(text);
    console.out().flush();
  }

  private int partitions(Benchmark benchmark) {
    if (!(benchmark instanceof ExperimentBenchmark inside)) {
      if (nodes > 1) {
        throw bad(
            "found --nodes "
                + nodes
                + "; expected none, as '"
                + benchmark.name()
                + "' starts its own processes");
      }
      return 1;
    }
    return wantedPartitions != null ? wantedPartitions : Math.max(nodes, inside.leastPartitions());
  }

  private BenchmarkReport measure(Benchmark benchmark, Map<String, Long> sizes) {
    try (ProgressLine progress = console.progress()) {
      progress.begin(ProgressLine.Phase.named("starting"));
      try (ClusterBenchmark cluster =
          nodes == 1 ? null : ClusterBenchmark.start(nodes, Actornet.class.getName())) {
        return new BenchmarkService(
                this::experiment, step -> progress.begin(ProgressLine.Phase.named(step)), cluster)
            .run(benchmark, sizes, repetitions);
      }
    } catch (BadSettingException refused) {
      throw bad(refused.getMessage());
    }
  }

  /** Reads what the benchmark wrote; what is wrong with it is wrong with the sizes. */
  private Experiment experiment(String text) {
    try {
      return new ExperimentReader()
          .parse(name, text, Path.of(""))
          .with(new Overrides(null, null, null, partitions, dispatcher));
    } catch (DocumentException refused) {
      throw bad(refused.complaint());
    }
  }

  private Benchmark benchmark() {
    Benchmark benchmark = Benchmarks.named(name);
    if (benchmark == null) {
      List<String> names = Benchmarks.all().stream().map(Benchmark::name).toList();
      throw bad(
          "unknown benchmark '"
              + name
              + "'; expected one of: "
              + String.join(", ", names)
              + Suggestions.hint(name, names));
    }
    return benchmark;
  }

  private Map<String, Long> sizes(Benchmark benchmark) {
    Map<String, Long> sizes = new LinkedHashMap<>();
    benchmark.sizes().forEach(size -> sizes.put(size.name(), size.standard()));
    Map<String, Long> chosen = SizeOptions.chosen(spec);
    for (String name : chosen.keySet()) {
      if (!sizes.containsKey(name)) {
        throw bad(
            "found --"
                + name
                + ", which '"
                + benchmark.name()
                + "' does not have; expected one of: --"
                + String.join(", --", sizes.keySet()));
      }
    }
    sizes.putAll(chosen);
    for (Size size : benchmark.sizes()) {
      if (sizes.get(size.name()) < size.least()) {
        throw bad(
            "found --"
                + size.name()
                + " "
                + sizes.get(size.name())
                + "; expected "
                + size.least()
                + " or more");
      }
    }
    return sizes;
  }

  private ParameterException bad(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void text(Benchmark benchmark, BenchmarkReport report) {
    console.out().printf("%s: %s%n", report.bench(), benchmark.summary());
    report.sizes().forEach((size, value) -> line(size, value));
    if (benchmark instanceof ExperimentBenchmark) {
      line("partitions", partitions);
      line("nodes", nodes);
    }
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
    Machine.description()
        .forEach((key, value) -> console.out().printf("  %-34s %s%n", "machine_" + key, value));
    console.out().flush();
  }

  private void line(String figure, double value) {
    boolean whole = value == Math.rint(value) || Math.abs(value) >= 1_000;
    console.out().printf(Locale.ROOT, whole ? "  %-34s %,.0f%n" : "  %-34s %,.4f%n", figure, value);
  }

  private Map<String, Object> values(Benchmark benchmark, BenchmarkReport report) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("bench", report.bench());
    values.putAll(report.sizes());
    if (benchmark instanceof ExperimentBenchmark) {
      values.put("partitions", partitions);
      values.put("nodes", nodes);
    }
    values.putAll(report.figures());
    values.put("wall_seconds", report.last().wallSeconds());
    values.put("cpu_seconds", report.last().cpuSeconds());
    values.put("first_wall_seconds", report.repetitions().getFirst().wallSeconds());
    values.put("first_cpu_seconds", report.repetitions().getFirst().cpuSeconds());
    values.put("java_start_seconds", report.startSeconds());
    values.put("digest", report.last().digest());
    values.put("machine", Machine.description());
    return values;
  }
}
