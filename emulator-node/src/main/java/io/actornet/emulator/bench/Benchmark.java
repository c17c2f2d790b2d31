package io.actornet.emulator.bench;

import java.util.List;

/** One benchmark. */
public sealed interface Benchmark permits ExperimentBenchmark, ProcessBenchmark {
  /** Its name on the command line. */
  String name();

  /** What it measures, in a line. */
  String summary();

  /** The sizes that can be chosen. */
  List<Size> sizes();
}
