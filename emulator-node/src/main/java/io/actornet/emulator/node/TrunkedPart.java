package io.actornet.emulator.node;

import io.actornet.emulator.cluster.Assignment;
import io.actornet.emulator.cluster.HeldExperiment;
import io.actornet.emulator.cluster.PartialProgress;
import io.actornet.emulator.cluster.PartialRun;
import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.Overrides;
import io.actornet.emulator.ladder.LadderNews;
import io.actornet.emulator.run.RunPart;
import io.actornet.emulator.trunk.Keeping;
import io.actornet.emulator.trunk.NodeDriver;
import io.actornet.emulator.trunk.TrunkCounters;
import io.actornet.emulator.trunk.TrunkNodes;
import io.actornet.emulator.trunk.TrunkSettings;
import io.actornet.protocol.emulation.Progress;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.CloseHelper;

/**
 * A node's part of one attempt in virtual time: its partitions, and the trunks to those of other
 * nodes.
 */
final class TrunkedPart implements PartialRun {
  /** Not among the files of the run: it is gone when they are. */
  private static final String KEPT = "kept";

  private final Assignment assignment;
  private final Path experimentFile;
  private final Path directory;
  private final long keptBytes;
  private final NodeDriver driver;
  private final TrunkSettings settings;
  private final String version;
  private final PartSteps steps;
  private volatile boolean aborted;

  /** Null until the part is prepared. */
  private HeldExperiment resolved;

  /** Null until the part is prepared. */
  private volatile TrunkNodes others;

  /** Null until the part is prepared. */
  private volatile RunPart part;

  TrunkedPart(
      Assignment assignment,
      Path experimentFile,
      Path directory,
      long keptBytes,
      NodeDriver driver,
      TrunkSettings settings,
      String version) {
    this.assignment = assignment;
    this.experimentFile = experimentFile;
    steps = new PartSteps(experimentFile, () -> aborted);
    this.directory = directory;
    this.keptBytes = keptBytes;
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
              TrunkNodes.connect(
                  driver,
                  TrunkPlans.of(assignment, resolved.hash(), version),
                  settings,
                  new Keeping(directory.resolve(KEPT), keptBytes),
                  () -> aborted);
          part = new RunPart(experiment, others, directory, version, ladder());
          return null;
        });
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
    stop();
  }

  @Override
  public PartialProgress progress() {
    RunPart current = part;
    if (current == null) {
      return PartialProgress.NONE;
    }
    Progress progress = current.progress();
    return new PartialProgress(
        progress.emulatedNanos(), progress.frames(), progress.waitedNanos(), figures());
  }

  private Map<String, Double> figures() {
    Map<String, Double> figures = new TreeMap<>();
    TrunkCounters counters = others.counters();
    counters.visit((name, unit, value, labels) -> figures.put(name, (double) value));
    figures.put("trunk.kept", (double) others.keptBytes());
    return figures;
  }

  @Override
  public void close() {
    CloseHelper.closeAll(part, others, resolved);
  }
}
