package io.actornet.emulator.run;

import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.Plan;
import io.actornet.emulator.output.OutputException;
import io.actornet.emulator.report.RunDirectory;
import io.actornet.protocol.emulation.Emulation;
import io.actornet.protocol.engine.Clock;
import io.actornet.protocol.engine.EngineSettings;
import io.actornet.protocol.engine.FrameTap;
import io.actornet.protocol.engine.JournalSink;
import io.actornet.protocol.engine.OtherNodes;
import io.actornet.protocol.engine.RunFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;

/**
 * Runs the same experiment in virtual time before it is run in real time, again and again for five
 * seconds: loading code takes longer than any bound on lateness allows, and so does code that is
 * not compiled yet.
 *
 * <p>What the run will write is written too, the beginning of it, to a directory that is removed.
 */
final class WarmUp {
  private static final long MILLIS = 5_000;

  /** So many frames and journal lines of a partition are written, in all rehearsals together. */
  static final int MOST_WRITTEN = 20_000;

  private final Experiment experiment;
  private final Plan plan;
  private final Interruption interruption;
  private final Watches watches;
  private final JournalSink[] journals;

  /** What may still be written, by partition; each belongs to that partition's loop. */
  private final int[] left;

  WarmUp(Experiment experiment, Plan plan, RunSettings settings, RunOutput output) {
    this.experiment = experiment;
    this.plan = plan;
    interruption = settings.interruption();
    watches = new Watches(experiment, plan, output, partition -> true, settings.ladder());
    journals = new JournalSink[plan.partitioning().count()];
    left = new int[journals.length];
    Arrays.fill(left, MOST_WRITTEN);
    for (int i = 0; i < journals.length; i++) {
      journals[i] = watches.journal(output.journal(i));
    }
  }

  /**
   * Rehearses a run.
   *
   * @param parent of the directory that is written to
   */
  static void run(Experiment experiment, Plan plan, RunSettings settings, Path parent) {
    if (!(settings.destination() instanceof RunSettings.Destination.Nowhere)) {
      try {
        rehearseWriting(experiment, plan, settings, parent);
        return;
      } catch (IOException | OutputException _) {
        // What writes stays cold; the run itself says what is wrong with the disk.
      }
    }
    new WarmUp(experiment, plan, settings, new NoOutput()).rehearse();
  }

  private static void rehearseWriting(
      Experiment experiment, Plan plan, RunSettings settings, Path parent) throws IOException {
    RunSettings hidden =
        new RunSettings(
            settings.destination(),
            settings.ladder(),
            null,
            settings.interruption(),
            settings.version());
    Path temporary = Files.createTempDirectory(parent, "actornet-warm-up-");
    RunDirectory directory = RunDirectory.at(temporary);
    try {
      RunOutput output = new RunFiles(directory, experiment, hidden, failure -> {});
      try {
        new WarmUp(experiment, plan, settings, output).rehearse();
      } finally {
        output.discard();
      }
    } finally {
      directory.discard();
      Files.delete(temporary);
    }
  }

  void rehearse() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS);
    long left = MILLIS;
    while (left > 0 && !interruption.isRequested() && rehearseOnce(left)) {
      left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
  }

  /** Runs it for so long at most; whether that went well. */
  private boolean rehearseOnce(long millis) {
    EngineSettings settings = plan.engine(experiment, this::journal, OtherNodes.NONE);
    Timer timer = new Timer("actornet-warm-up", true);
    try (Emulation emulation = new Emulation(plan.network(), settings, this::tap)) {
      interruption.watch(emulation);
      timer.schedule(
          new TimerTask() {
            @Override
            public void run() {
              emulation.requestStop();
            }
          },
          millis);
      emulation.run(new Clock.Virtual(), experiment.stopNanos());
      return true;
    } catch (RunFailedException _) {
      // The run itself fails in the same way, and reports it.
      return false;
    } finally {
      interruption.watch(null);
      timer.cancel();
    }
  }

  private FrameTap tap(int device, int networkInterface) {
    FrameTap tap = watches.tap(device, networkInterface);
    if (tap == null) {
      return null;
    }
    int partition = plan.partitioning().partitionOf(device);
    return (timeNanos, frame, outbound) -> {
      if (left[partition]-- > 0) {
        tap.frame(timeNanos, frame, outbound);
      }
    };
  }

  private JournalSink journal(int partition) {
    return entry -> {
      if (left[partition]-- > 0) {
        journals[partition].record(entry);
      }
    };
  }
}
