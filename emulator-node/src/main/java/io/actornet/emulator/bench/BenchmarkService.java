package io.actornet.emulator.bench;

import io.actornet.emulator.experiment.Experiment;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs a benchmark several times in one JVM. The figures are those of the last repetition, when the
 * code is compiled; the first is kept beside it, since that is what a single run costs.
 */
public final class BenchmarkService {
  private static final double MILLIS = 1e3;

  private final Function<String, Experiment> reader;
  private final Consumer<String> progress;
  private final BenchmarkRunner here = new BenchmarkRunner();
  private final ExperimentRunner runner;

  /**
   * A service.
   *
   * @param reader makes an experiment of its text
   * @param progress told in a few words what begins
   * @param elsewhere runs experiments; null for this process
   */
  public BenchmarkService(
      Function<String, Experiment> reader, Consumer<String> progress, ExperimentRunner elsewhere) {
    this.reader = reader;
    this.progress = progress;
    runner = elsewhere == null ? here : elsewhere;
  }

  /**
   * Runs a benchmark.
   *
   * @param sizes a value for each of the benchmark's sizes
   * @param repetitions 1 or more
   */
  public BenchmarkReport run(Benchmark benchmark, Map<String, Long> sizes, int repetitions) {
    double startSeconds =
        (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) / MILLIS;
    return switch (benchmark) {
      case ExperimentBenchmark inside -> experiment(inside, sizes, repetitions, startSeconds);
      case ProcessBenchmark between -> processes(between, sizes, repetitions, startSeconds);
    };
  }

  private BenchmarkReport experiment(
      ExperimentBenchmark benchmark, Map<String, Long> sizes, int repetitions, double start) {
    Experiment experiment = reader.apply(benchmark.experiment(sizes));
    List<Measurement> runs = repeat(repetitions, () -> runner.measure(experiment));
    Map<String, Double> figures = new LinkedHashMap<>(benchmark.figures(sizes, runs.getLast()));
    figures.putAll(runner.figures());
    if (runner == here) {
      for (MemoryFigure memory : benchmark.memory(sizes)) {
        progress.accept("measuring " + memory.name());
        figures.put(memory.name(), bytes(memory));
      }
    }
    return new BenchmarkReport(benchmark.name(), sizes, runs, figures, start);
  }

  private BenchmarkReport processes(
      ProcessBenchmark benchmark, Map<String, Long> sizes, int repetitions, double start) {
    try (ProcessBenchmark.Session session = benchmark.open(sizes)) {
      List<Measurement> runs = repeat(repetitions, session::measure);
      return new BenchmarkReport(benchmark.name(), sizes, runs, session.figures(), start);
    }
  }

  private List<Measurement> repeat(int repetitions, Supplier<Measurement> run) {
    List<Measurement> runs = new ArrayList<>(repetitions);
    for (int i = 0; i < repetitions; i++) {
      progress.accept("repetition " + (i + 1) + " of " + repetitions);
      runs.add(run.get());
    }
    return runs;
  }

  private double bytes(MemoryFigure figure) {
    long less = here.liveBytes(reader.apply(figure.less()));
    long more = here.liveBytes(reader.apply(figure.more()));
    return (more - less) / figure.units();
  }
}
