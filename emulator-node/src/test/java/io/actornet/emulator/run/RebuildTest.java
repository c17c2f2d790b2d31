package io.actornet.emulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.ExperimentReader;
import io.actornet.emulator.experiment.Overrides;
import io.actornet.emulator.experiment.Plan;
import io.actornet.emulator.experiment.Planner;
import io.actornet.emulator.fault.InstalledFaults;
import io.actornet.emulator.report.DeviceHashes;
import io.actornet.protocol.emulation.Emulation;
import io.actornet.protocol.emulation.TapFactory;
import io.actornet.protocol.engine.Clock;
import io.actornet.protocol.engine.DispatcherKind;
import io.actornet.protocol.engine.OtherNodes;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("An emulation that is rebuilt")
class RebuildTest {
  private static final Path EXAMPLE = Path.of("../topology/examples/lossy.yaml");

  @ParameterizedTest
  @EnumSource
  @DisplayName("runs as if it never had, although it ended in the middle of things")
  void again(DispatcherKind dispatcher) {
    Experiment experiment =
        new ExperimentReader().read(EXAMPLE).with(new Overrides(null, null, null, 2, dispatcher));
    Plan plan = Planner.plan(experiment);
    SortedMap<String, DeviceHashes> expected;
    try (Emulation first = emulation(experiment, plan)) {
      expected = run(experiment, first, experiment.stopNanos());
    }

    try (Emulation emulation = emulation(experiment, plan)) {
      run(experiment, emulation, 1_100_000_000);
      emulation.rebuild(partition -> entry -> {}, TapFactory.NONE);

      assertEquals(expected, run(experiment, emulation, experiment.stopNanos()));
    }
  }

  private static Emulation emulation(Experiment experiment, Plan plan) {
    return new Emulation(
        plan.network(),
        plan.engine(experiment, partition -> entry -> {}, OtherNodes.NONE),
        TapFactory.NONE);
  }

  private static SortedMap<String, DeviceHashes> run(
      Experiment experiment, Emulation emulation, long stopNanos) {
    InstalledFaults.install(experiment, emulation);
    emulation.run(new Clock.Virtual(), stopNanos);
    return Judgement.hashes(emulation);
  }
}
