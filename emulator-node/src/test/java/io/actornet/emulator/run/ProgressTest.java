package io.actornet.emulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.ExperimentReader;
import io.actornet.emulator.experiment.Plan;
import io.actornet.emulator.experiment.Planner;
import io.actornet.protocol.emulation.Emulation;
import io.actornet.protocol.emulation.TapFactory;
import io.actornet.protocol.engine.DeviceContext;
import io.actornet.protocol.engine.EngineSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The progress of a run")
class ProgressTest {
  @Test
  @DisplayName("ends at its stop, with every frame that hosts, routers and switches received")
  void countsFrames() {
    Experiment experiment =
        new ExperimentReader()
            .parse(
                "t.yaml",
                """
                version: 1
                stop: 5s
                partitions: 2
                topology:
                  nodes: {a: {kind: host}, sw: {kind: switch}, r: {kind: router}, b: {kind: host}}
                  links:
                    - {endpoints: [a, sw], delay: 1ms}
                    - {endpoints: [sw, r], delay: 1ms}
                    - {endpoints: [r, b], delay: 1ms}
                apps:
                  - {on: a, ping: {to: b, count: 3}}
                """,
                Path.of("."));
    Plan plan = Planner.plan(experiment);
    EngineSettings settings =
        new EngineSettings(
            2, experiment.dispatcher(), 1, plan.lookaheadNanos(), partition -> entry -> {});
    try (Emulation emulation = new Emulation(plan.network(), settings, TapFactory.NONE)) {
      emulation.run(experiment.clock(), experiment.stopNanos());

      Map<String, Long> totals = new TreeMap<>();
      for (DeviceContext device : emulation.devices()) {
        device.visitCounters((name, unit, value, labels) -> totals.merge(name, value, Long::sum));
      }
      assertEquals(5_000_000_000L, emulation.progress().emulatedNanos());
      assertTrue(totals.get("bridge.frames.received") > 6);
      assertEquals(
          totals.get("nic.frames.received") + totals.get("bridge.frames.received"),
          emulation.progress().frames());
    }
  }
}
