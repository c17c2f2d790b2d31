package io.actornet.emulator.run;

import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.Plan;
import io.actornet.protocol.emulation.Emulation;
import io.actornet.protocol.emulation.TapFactory;
import io.actornet.protocol.engine.Clock;
import io.actornet.protocol.engine.EngineSettings;
import io.actornet.protocol.engine.RunFailedException;
import java.util.Timer;
import java.util.TimerTask;

/**
 * Runs the same experiment in virtual time before it is run in real time, for two seconds at most:
 * loading and compiling code takes longer than any bound on lateness allows.
 */
final class WarmUp {
  private static final long LONGEST_MILLIS = 2_000;

  private WarmUp() {}

  static void run(Experiment experiment, Plan plan, Interruption interruption) {
    EngineSettings settings =
        new EngineSettings(
            plan.partitioning().count(),
            experiment.dispatcher(),
            experiment.seed(),
            plan.lookaheadNanos(),
            partition -> entry -> {});
    Timer timer = new Timer("actornet-warm-up", true);
    try (Emulation emulation = new Emulation(plan.network(), settings, TapFactory.NONE)) {
      interruption.watch(emulation);
      timer.schedule(
          new TimerTask() {
            @Override
            public void run() {
              emulation.requestStop();
            }
          },
          LONGEST_MILLIS);
      emulation.run(new Clock.Virtual(), experiment.stopNanos());
    } catch (RunFailedException _) {
      // The run itself fails in the same way, and reports it.
    } finally {
      interruption.watch(null);
      timer.cancel();
    }
  }
}
