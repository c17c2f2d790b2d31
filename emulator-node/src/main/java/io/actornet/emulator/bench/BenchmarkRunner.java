package io.actornet.emulator.bench;

import com.sun.management.OperatingSystemMXBean;
import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.Plan;
import io.actornet.emulator.experiment.Planner;
import io.actornet.emulator.report.DeviceHashes;
import io.actornet.emulator.report.Digest;
import io.actornet.protocol.emulation.Emulation;
import io.actornet.protocol.emulation.TapFactory;
import io.actornet.protocol.engine.DeviceContext;
import io.actornet.protocol.engine.OtherNodes;
import io.actornet.protocol.engine.RunFailedException;
import io.actornet.protocol.engine.RunOutcome;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;

/** Runs an experiment without writing anything, and measures it. */
final class BenchmarkRunner implements ExperimentRunner {
  private static final double NANOS = 1e9;
  private static final int COLLECTIONS = 3;

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /**
   * Runs it once.
   *
   * @throws RunFailedException if an exception escaped from an actor: its figures mean nothing
   */
  @Override
  public Measurement measure(Experiment experiment) {
    Plan plan = Planner.plan(experiment);
    long begun = System.nanoTime();
    try (Emulation emulation = emulation(experiment, plan)) {
      long ready = System.nanoTime();
      long cpu = system.getProcessCpuTime();
      RunOutcome outcome = run(emulation, experiment);
      double cpuSeconds = (system.getProcessCpuTime() - cpu) / NANOS;
      return measurement(emulation, outcome, (ready - begun) / NANOS, cpuSeconds);
    }
  }

  /** The heap that is live when a run has ended and its network is still there, in bytes. */
  long liveBytes(Experiment experiment) {
    Plan plan = Planner.plan(experiment);
    try (Emulation emulation = emulation(experiment, plan)) {
      run(emulation, experiment);
      return liveHeap();
    }
  }

  private static RunOutcome run(Emulation emulation, Experiment experiment) {
    RunOutcome outcome = emulation.run(experiment.clock(), experiment.stopNanos());
    if (outcome.faults() > 0) {
      throw new RunFailedException(
          new IllegalStateException(
              outcome.faults() + " exceptions escaped from actors: see what was logged"));
    }
    return outcome;
  }

  private static Emulation emulation(Experiment experiment, Plan plan) {
    return new Emulation(
        plan.network(),
        plan.engine(experiment, partition -> entry -> {}, OtherNodes.NONE),
        TapFactory.NONE);
  }

  private static long liveHeap() {
    long used = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      used = Math.min(used, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return used;
  }

  private static Measurement measurement(
      Emulation emulation, RunOutcome outcome, double setupSeconds, double cpuSeconds) {
    TreeMap<String, DeviceHashes> hashes = new TreeMap<>();
    Map<String, Long> sums = new TreeMap<>();
    Map<String, Map<String, Long>> perDevice = new TreeMap<>();
    for (DeviceContext device : emulation.devices()) {
      hashes.put(device.name(), new DeviceHashes(device.frameHash(), device.journalHash()));
      device.visitCounters(
          (name, unit, value, labels) -> {
            sums.merge(name, value, Long::sum);
            if (labels.length == 0) {
              perDevice
                  .computeIfAbsent(name, absent -> new TreeMap<>())
                  .merge(device.name(), value, Long::sum);
            }
          });
    }
    return new Measurement(
        setupSeconds,
        outcome.wallNanos() / NANOS,
        cpuSeconds,
        outcome.emulatedNanos() / NANOS,
        outcome.events(),
        Digest.of(hashes),
        sums,
        perDevice);
  }
}
