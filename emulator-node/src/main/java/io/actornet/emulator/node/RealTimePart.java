package io.actornet.emulator.node;

import io.actornet.emulator.cluster.Assignment;
import io.actornet.emulator.cluster.HeldExperiment;
import io.actornet.emulator.cluster.Outage;
import io.actornet.emulator.cluster.PartialProgress;
import io.actornet.emulator.cluster.PartialRun;
import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.Overrides;
import io.actornet.emulator.ladder.LadderNews;
import io.actornet.emulator.run.Interruption;
import io.actornet.emulator.run.RealTimeSetting;
import io.actornet.emulator.run.RunPart;
import io.actornet.emulator.trunk.NodeDriver;
import io.actornet.emulator.trunk.RealTimeNodes;
import io.actornet.emulator.trunk.SharedClockReading;
import io.actornet.emulator.trunk.TrunkSettings;
import io.actornet.protocol.emulation.Progress;
import io.actornet.protocol.engine.Clock;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.agrona.CloseHelper;

/**
 * A node's part of one attempt in real time: its partitions, the trunks to those of other nodes,
 * and the clock that all of them share.
 */
final class RealTimePart implements PartialRun {
  private static final double BOUND_PERCENTILE = 99.9;

  /** From the decision when devices boot in the middle of a run until they do: to build them. */
  private static final long BOOT_NANOS = 1_500_000_000;

  private static final long BOOT_NANOS_A_DEVICE = 20_000;

  private final Assignment assignment;
  private final Path experimentFile;
  private final Path directory;
  private final NodeDriver driver;
  private final TrunkSettings settings;
  private final String version;
  private final PartSteps steps;
  private final Interruption rehearsal = new Interruption();
  private volatile boolean aborted;

  /** Null until the part is prepared. */
  private HeldExperiment resolved;

  /** Null until the part is prepared. */
  private volatile RealTimeNodes others;

  /** Null until the part is prepared. */
  private volatile RunPart part;

  RealTimePart(
      Assignment assignment,
      Path experimentFile,
      Path directory,
      NodeDriver driver,
      TrunkSettings settings,
      String version) {
    this.assignment = assignment;
    this.experimentFile = experimentFile;
    steps = new PartSteps(experimentFile, () -> aborted);
    this.directory = directory;
    this.driver = driver;
    this.settings = settings;
    this.version = version;
  }

  @Override
  public void prepare() {
    steps.take(
        () -> {
          resolved = HeldExperiment.read(experimentFile);
          Experiment experiment =
              resolved
                  .experiment()
                  .with(new Overrides(null, null, null, assignment.partitions(), null));
          others =
              RealTimeNodes.connect(
                  driver,
                  TrunkPlans.of(assignment, resolved.hash(), version),
                  settings,
                  () -> aborted);
          RealTimeSetting.PowerCut powerCut = powerCut(experiment);
          if (powerCut == null) {
            // In the middle of a run it would keep the node's other parts from being on time.
            RunPart.rehearse(experiment, rehearsal);
          }
          String node = assignment.nodes().get(assignment.self()).name();
          RealTimeSetting setting = new RealTimeSetting(node, this::readings, powerCut);
          part = new RunPart(experiment, others, directory, version, ladder(), setting);
          return null;
        });
  }

  /** Null if the devices are there from the beginning. */
  private RealTimeSetting.PowerCut powerCut(Experiment experiment) {
    Outage outage = assignment.outage();
    if (outage == null || !(experiment.clock() instanceof Clock.RealTime(double speed))) {
      return null;
    }
    long lead = BOOT_NANOS + BOOT_NANOS_A_DEVICE * experiment.network().nodes().size();
    return new RealTimeSetting.PowerCut(
        outage.node(),
        outage.reachedNanos(),
        () -> Math.max(0, (long) ((others.nanos() + lead) * speed)));
  }

  private RealTimeSetting.Readings readings() {
    return new RealTimeSetting.Readings(
        others.clockReading().offsetNanos(),
        others.worstUncertaintyNanos(),
        others.framesDropped());
  }

  /** Null where no ladder is drawn. */
  private LadderNews ladder() {
    return assignment.ladder() ? new LadderNews(others::news, others::onNews) : null;
  }

  @Override
  public Ended run() {
    return steps.take(
        () -> {
          part.run();
          others.end();
          Progress reached = part.progress();
          return new Ended(reached.emulatedNanos(), reached.frames());
        });
  }

  @Override
  public void replace(Assignment next) {
    steps.replace(
        () -> others.replace(TrunkPlans.addresses(next), next.generations()), this::abort);
  }

  @Override
  public void stop() {
    RunPart current = part;
    if (current != null) {
      current.requestStop();
    }
  }

  @Override
  public void abort() {
    aborted = true;
    rehearsal.request();
    stop();
  }

  @Override
  public PartialProgress progress() {
    RunPart current = part;
    if (current == null) {
      return PartialProgress.NONE;
    }
    Progress progress = current.progress();
    return new PartialProgress(progress.emulatedNanos(), progress.frames(), 0, figures(current));
  }

  private Map<String, Double> figures(RunPart of) {
    Map<String, Double> figures = new TreeMap<>();
    others.counters().visit((name, unit, value, labels) -> figures.put(name, (double) value));
    SharedClockReading clock = others.clockReading();
    figures.put("clock.offset_nanos", (double) clock.offsetNanos());
    figures.put("clock.uncertainty_nanos", (double) clock.uncertaintyNanos());
    Histogram lateness = of.lateness();
    if (lateness != null) {
      figures.put("lateness.p50_nanos", (double) lateness.getValueAtPercentile(50));
      figures.put("lateness.p99.9_nanos", (double) lateness.getValueAtPercentile(BOUND_PERCENTILE));
      figures.put("lateness.max_nanos", (double) lateness.getMaxValue());
    }
    return figures;
  }

  @Override
  public void close() {
    CloseHelper.closeAll(part, others, resolved);
  }
}
