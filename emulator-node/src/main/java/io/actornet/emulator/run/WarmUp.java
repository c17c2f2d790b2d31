package io.actornet.emulator.run;

import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.Plan;
import io.actornet.emulator.fault.InstalledFaults;
import io.actornet.emulator.ladder.LadderNews;
import io.actornet.protocol.emulation.Emulation;
import io.actornet.protocol.engine.Clock;
import io.actornet.protocol.engine.JournalSink;
import io.actornet.protocol.engine.OtherNodes;
import io.actornet.protocol.engine.RunFailedException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs the same experiment again and again for five seconds before it is run in real time: loading
 * code takes longer than any bound on lateness allows, and so does code that is not compiled yet.
 *
 * <p>A rehearsal has to use the classes that the run uses, in the same places: compiled code rests
 * on what it has met, and is thrown away where it meets something else. So captures and journal are
 * the run's own, but for the disk.
 */
final class WarmUp {
  private static final long MILLIS = 5_000;

  /** One rehearsal in so many keeps pace with a clock, as the loop of such runs is another one. */
  private static final int IN_REAL_TIME = 32;

  /** How long such a rehearsal takes if the machine keeps up. */
  private static final long REAL_TIME_NANOS = 20_000_000;

  private WarmUp() {}

  /**
   * Rehearses a run.
   *
   * @param ladder whether the run keeps frames for a sequence diagram
   * @param interruption ends it early
   * @return what was rehearsed, to be rebuilt for the run, since the libraries keep much for each
   *     thread; empty where it failed, as the run itself will, which reports it
   */
  static Optional<Emulation> rehearse(
      Experiment experiment, Plan plan, boolean ladder, Interruption interruption) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS);
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    Emulation emulation = null;
    try (Spools spools = Spools.discarding(experiment)) {
      LadderNews news = ladder ? LadderNews.NONE : null;
      Watches watches = new Watches(experiment, plan, spools, partition -> true, news);
      Warnings warnings = new Warnings();
      JournalSink[] journals = new JournalSink[plan.partitioning().count()];
      Arrays.setAll(journals, i -> warnings.watch(watches.journal(i, spools.journal(i))));
      emulation =
          new Emulation(
              plan.network(),
              plan.engine(experiment, partition -> journals[partition], OtherNodes.NONE),
              watches);
      interruption.watch(emulation);
      var _ = timer.schedule(emulation::requestStop, MILLIS, TimeUnit.MILLISECONDS);
      boolean over = runOnce(experiment, emulation, 0);
      for (int rehearsal = 1; !over; rehearsal++) {
        emulation.rebuild(partition -> journals[partition], watches);
        spools.rewind();
        // Who asked for the end before it was rebuilt asked in vain.
        over =
            System.nanoTime() >= end
                || interruption.isRequested()
                || runOnce(experiment, emulation, rehearsal);
      }
      return Optional.of(emulation);
    } catch (RuntimeException | Error failure) {
      if (emulation != null) {
        emulation.close();
      }
      if (failure instanceof RunFailedException) {
        return Optional.empty();
      }
      throw failure;
    } finally {
      interruption.watch(null);
      timer.shutdownNow();
      timer.close(); // waits, so that nothing stops the run itself
    }
  }

  /** Whether it was stopped. */
  private static boolean runOnce(Experiment experiment, Emulation emulation, int rehearsal) {
    InstalledFaults.install(experiment, emulation);
    Clock clock =
        rehearsal % IN_REAL_TIME == 0
            ? new Clock.RealTime((double) experiment.stopNanos() / REAL_TIME_NANOS)
            : new Clock.Virtual();
    return emulation.run(clock, experiment.stopNanos()).stoppedEarly();
  }
}
