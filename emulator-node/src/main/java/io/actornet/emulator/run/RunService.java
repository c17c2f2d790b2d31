package io.actornet.emulator.run;

import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.Plan;
import io.actornet.emulator.experiment.Planner;
import io.actornet.emulator.fault.InstalledFaults;
import io.actornet.emulator.ladder.LadderNews;
import io.actornet.emulator.ladder.LadderRecord;
import io.actornet.emulator.ladder.Recording;
import io.actornet.emulator.output.OutputException;
import io.actornet.emulator.progress.ProgressLine;
import io.actornet.emulator.report.RunDirectory;
import io.actornet.emulator.report.RunReport;
import io.actornet.emulator.run.RunSettings.Destination;
import io.actornet.protocol.emulation.Emulation;
import io.actornet.protocol.emulation.Progress;
import io.actornet.protocol.engine.JournalSink;
import io.actornet.protocol.engine.OtherNodes;
import io.actornet.protocol.engine.RunFailedException;
import io.actornet.protocol.engine.RunOutcome;
import io.actornet.topology.model.InvalidNetworkException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;

/** Runs experiments from beginning to end. */
public final class RunService {
  private final Experiment experiment;
  private final RunSettings settings;
  private final Judgement judgement;
  private final Warnings warnings = new Warnings();

  /** Whether the emulation has ended: what it wrote is kept from then on. */
  private boolean emulated;

  private RunService(Experiment experiment, RunSettings settings) {
    this.experiment = experiment;
    this.settings = settings;
    judgement = new Judgement(experiment);
  }

  /**
   * Runs an experiment and writes what came of it.
   *
   * @throws RefusedRunException if it cannot begin; nothing is left behind then
   * @throws OutputException if the report cannot be written
   * @throws RunFailedException if the program failed
   */
  public static RunResult run(Experiment experiment, RunSettings settings) {
    return new RunService(experiment, settings).run();
  }

  private RunResult run() {
    show(ProgressLine.Phase.named("planning"));
    Plan plan;
    RunOutput output;
    try {
      plan = Planner.plan(experiment);
      settings.interruption().begin();
      output = open();
    } catch (InvalidNetworkException | OutputException refused) {
      throw new RefusedRunException(refused.getMessage(), refused);
    }
    try {
      return run(plan, output);
    } catch (CancellationException cancelled) {
      output.discard();
      throw new RefusedRunException("interrupted before the run began", cancelled);
    } catch (RuntimeException | Error failure) {
      if (!emulated) {
        output.discard();
      }
      throw failure;
    } finally {
      if (settings.progress() != null) {
        settings.progress().end();
      }
    }
  }

  private RunOutput open() {
    return switch (settings.destination()) {
      case Destination.OnDisk onDisk -> files(onDisk.open(experiment.name()));
      case Destination.Nowhere() -> new NoOutput();
    };
  }

  private RunOutput files(RunDirectory directory) {
    try {
      return new RunFiles(directory, experiment, settings, judgement::outputFailed);
    } catch (OutputException failed) {
      directory.discard();
      throw failed;
    }
  }

  private RunResult run(Plan plan, RunOutput output) {
    LadderNews news = settings.ladder() ? LadderNews.NONE : null;
    Watches watches = new Watches(experiment, plan, output, partition -> true, news);
    try (Emulation emulation =
        emulation(
            plan,
            partition -> warnings.watch(watches.journal(partition, output.journal(partition))),
            watches)) {
      judgement.onOutputFailure(emulation::requestStop);
      InstalledFaults faults = InstalledFaults.install(experiment, emulation);
      emulate(emulation);
      show(ProgressLine.Phase.named("ending"));
      judgement.read(emulation, faults);
    }
    emulated = true;
    output.finish(judgement.hashes()).forEach(judgement::outputFailed);
    RunReport report =
        judgement.report(
            settings.version(),
            plan.partitioning().count(),
            Warnings.sentences(experiment, warnings.kinds()),
            output.captures(),
            output.journal());
    LadderRecord ladder = watches.ladder();
    return new RunResult(
        report,
        output.publish(report),
        ladder == null ? Recording.NONE : ladder.recording(report.emulatedNanos()));
  }

  private Emulation emulation(Plan plan, IntFunction<JournalSink> journal, Watches watches) {
    Optional<Emulation> rehearsed = Optional.empty();
    if (!experiment.isVirtual() && !experiment.hasUserClasses()) {
      show(ProgressLine.Phase.named("warming up"));
      rehearsed = WarmUp.rehearse(experiment, plan, settings.ladder(), settings.interruption());
    }
    show(ProgressLine.Phase.named("building"));
    rehearsed.ifPresent(emulation -> emulation.rebuild(journal, watches));
    return rehearsed.orElseGet(
        () ->
            new Emulation(
                plan.network(),
                plan.engine(experiment, journal, OtherNodes.NONE),
                watches,
                settings.interruption()::isRequested));
  }

  private void emulate(Emulation emulation) {
    settings.interruption().watch(emulation);
    long begun = System.nanoTime();
    show(
        ProgressLine.Phase.emulated(
            "running",
            experiment.stopNanos(),
            () -> emulation.progress().emulatedNanos(),
            () -> rate(emulation.progress(), System.nanoTime() - begun)));
    try {
      RunOutcome outcome = emulation.run(experiment.clock(), experiment.stopNanos());
      judgement.ended(outcome, settings.interruption().isRequested());
    } catch (RunFailedException failed) {
      judgement.failed(failed, emulation.progress(), System.nanoTime() - begun);
    } finally {
      settings.interruption().watch(null);
    }
  }

  private static String rate(Progress progress, long wallNanos) {
    return String.format(
        Locale.ROOT, "%,.0f frames/s", progress.frames() * 1e9 / Math.max(1, wallNanos));
  }

  private void show(ProgressLine.Phase phase) {
    if (settings.progress() != null) {
      settings.progress().begin(phase);
    }
  }
}
