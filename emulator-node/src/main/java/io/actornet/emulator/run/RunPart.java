package io.actornet.emulator.run;

import io.actornet.emulator.experiment.Estimate;
import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.Plan;
import io.actornet.emulator.experiment.Planner;
import io.actornet.emulator.fault.InstalledFaults;
import io.actornet.emulator.ladder.LadderFile;
import io.actornet.emulator.ladder.LadderNews;
import io.actornet.emulator.ladder.LadderRecord;
import io.actornet.emulator.output.OutputException;
import io.actornet.emulator.report.DeviceHashesFile;
import io.actornet.emulator.report.Reboot;
import io.actornet.protocol.emulation.Emulation;
import io.actornet.protocol.emulation.Progress;
import io.actornet.protocol.engine.DeviceContext;
import io.actornet.protocol.engine.EngineSettings;
import io.actornet.protocol.engine.OtherNodes;
import io.actornet.protocol.engine.RunFailedException;
import io.actornet.protocol.engine.RunOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * The part of a run that one node emulates: some of the partitions. It leaves spools, hashes and a
 * {@link PartRecord} in its directory, of which {@link RunAssembly} makes the files of the run.
 */
public final class RunPart implements AutoCloseable {
  /** Where frames for a ladder are: a file of a part, a directory with those of all in a run's. */
  public static final String LADDER = "ladder";

  /** The whole network is rehearsed, which has to leave room for the part of it that is run. */
  private static final int PARTS_OF_MEMORY_TO_REHEARSE = 4;

  private final Experiment experiment;
  private final Path directory;
  private final List<Integer> partitions;
  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
  private final Warnings warnings = new Warnings();
  private final Spools spools;
  private final Watches watches;
  private final Emulation emulation;
  private final InstalledFaults faults;

  /** Null in virtual time. */
  private final RealTimeSetting realTime;

  /** When the devices were switched on. */
  private final long beginNanos;

  /** What stops the emulation; does nothing before there is one. */
  private volatile Runnable stop = () -> {};

  /**
   * Rehearses a run in real time before any of its parts is built, unless it is too large for one
   * process.
   *
   * @param experiment says how many partitions there are
   * @param interruption ends it early
   */
  public static void rehearse(Experiment experiment, Interruption interruption) {
    Plan plan = Planner.plan(experiment);
    long memory = Estimate.of(experiment, plan).memoryBytes();
    if (!experiment.hasUserClasses()
        && memory < Runtime.getRuntime().maxMemory() / PARTS_OF_MEMORY_TO_REHEARSE) {
      WarmUp.rehearse(experiment, plan, false, interruption).ifPresent(Emulation::close);
    }
  }

  /**
   * Builds the partitions that are not on other nodes, of a run in virtual time.
   *
   * @param experiment says how many partitions there are
   * @param directory an empty one
   * @param version of Actornet
   * @param ladder what nodes tell each other for a ladder; null where none is drawn
   * @throws OutputException if the directory cannot be written to
   * @throws RunFailedException if they cannot be built
   */
  public RunPart(
      Experiment experiment, OtherNodes others, Path directory, String version, LadderNews ladder) {
    this(experiment, others, directory, version, ladder, null);
  }

  /**
   * Builds the partitions that are not on other nodes.
   *
   * @param experiment says how many partitions there are
   * @param directory an empty one
   * @param version of Actornet
   * @param ladder what nodes tell each other for a ladder; null where none is drawn
   * @param realTime of a run in real time; null in virtual time
   * @throws OutputException if the directory cannot be written to
   * @throws RunFailedException if they cannot be built
   */
  public RunPart(
      Experiment experiment,
      OtherNodes others,
      Path directory,
      String version,
      LadderNews ladder,
      RealTimeSetting realTime) {
    this.realTime = realTime;
    this.experiment = experiment;
    this.directory = directory;
    Plan plan = Planner.planPlaced(experiment);
    int count = plan.partitioning().count();
    partitions =
        IntStream.range(0, count).filter(partition -> !others.runs(partition)).boxed().toList();
    spools = Spools.in(directory, experiment, version, this::failed);
    try {
      watches = new Watches(experiment, plan, spools, partitions::contains, ladder);
      beginNanos = realTime == null ? 0 : realTime.beginNanos();
      EngineSettings settings =
          plan.engine(
              experiment,
              partition -> warnings.watch(watches.journal(partition, spools.journal(partition))),
              others,
              beginNanos);
      emulation = new Emulation(plan.network(), settings, watches);
    } catch (RuntimeException | Error failed) {
      spools.close();
      throw failed;
    }
    stop = emulation::requestStop;
    faults = InstalledFaults.install(experiment, emulation);
  }

  /**
   * Runs to the end and writes what came of it.
   *
   * @throws RunFailedException if a loop failed, or another node could not be reached
   * @throws OutputException if the record cannot be written
   */
  public void run() {
    RunOutcome outcome = emulation.run(experiment.clock(), experiment.stopNanos());
    try {
      spools.close();
    } catch (OutputException failed) {
      failures.add(failed.getMessage());
    }
    DeviceHashesFile.write(directory, Judgement.hashes(emulation));
    LadderRecord kept = watches.ladder();
    if (kept != null) {
      LadderFile.write(kept, directory.resolve(LADDER));
    }
    new PartRecord(
            partitions,
            outcome.emulatedNanos(),
            outcome.wallNanos(),
            outcome.events(),
            outcome.faults(),
            outcome.stoppedEarly(),
            Judgement.counters(experiment, emulation).sums(),
            faults.touched(),
            warnings.kinds().stream().map(Warnings.Kind::inTexts).toList(),
            spools.journal().recorded(),
            spools.captures() == null ? null : spools.captures().seen(),
            List.copyOf(failures),
            realTime == null ? null : RealTimeRecord.of(realTime, outcome.lateness(), reboot()))
        .write(directory);
  }

  private Reboot reboot() {
    RealTimeSetting.PowerCut cut = realTime.powerCut();
    return cut == null
        ? null
        : new Reboot(
            cut.lostNode(),
            cut.reachedNanos(),
            realTime.node(),
            beginNanos,
            emulation.devices().stream().map(DeviceContext::name).sorted().toList());
  }

  /**
   * How late its events have fired in real time, in emulated nanoseconds; null before it runs. From
   * any thread.
   */
  public Histogram lateness() {
    return emulation.lateness();
  }

  /** How far it is; from any thread. */
  public Progress progress() {
    return emulation.progress();
  }

  /** Ends it soon; from any thread. */
  public void requestStop() {
    stop.run();
  }

  private void failed(OutputException failure) {
    failures.add(failure.getMessage());
    stop.run();
  }

  /** Releases all but the files. */
  @Override
  public void close() {
    try (spools) {
      emulation.close();
    }
  }
}
