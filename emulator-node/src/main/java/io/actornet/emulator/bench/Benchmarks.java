package io.actornet.emulator.bench;

import java.util.List;

/** All benchmarks. */
public final class Benchmarks {
  private static final List<Benchmark> ALL =
      List.of(
          new ChainBenchmark(),
          new WideBenchmark(),
          new LanBenchmark(),
          new LansBenchmark(),
          new DumbbellBenchmark(),
          new FanInBenchmark(),
          new FatTreeBenchmark(),
          new MemoryBenchmark(),
          new TrunkBenchmark(),
          new WindowBenchmark());

  private Benchmarks() {}

  /** All of them, in the order in which help lists them. */
  public static List<Benchmark> all() {
    return ALL;
  }

  /** The benchmark of that name; null if there is none. */
  public static Benchmark named(String name) {
    return ALL.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
  }
}
