package io.actornet.emulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.ExperimentReader;
import io.actornet.emulator.experiment.Planner;
import io.actornet.emulator.report.RunReport;
import io.actornet.emulator.report.RunVerdict;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.device.HostEvent;
import io.actornet.protocol.emulation.Emulation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@DisplayName("Warming up")
class WarmUpTest {
  /** A stopped loop may finish what it does between two looks at the flag. */
  private static final long MOST_TICKS = 10_000;

  @Test
  @DisplayName("leaves a failure to the run, which reports it")
  void failure() {
    Experiment experiment = read("Runaway");

    warmUp(experiment, new Interruption());

    RunReport report = RunService.run(experiment, RunSettings.silent("test")).report();
    assertEquals(RunVerdict.INCOMPLETE, report.verdict());
    assertTrue(report.reasons().getFirst().contains("host0"), report.reasons().toString());
  }

  @Test
  @DisplayName("ends when it has lasted long enough, however much there is to do")
  void limit() {
    Ticker.TICKS.set(0);

    warmUp(read("Ticker"), new Interruption());

    assertTrue(Ticker.TICKS.get() > MOST_TICKS, Ticker.TICKS.get() + " ticks");
  }

  @Test
  @DisplayName("ends at once when the run is interrupted")
  void interrupted() {
    Interruption interruption = new Interruption();
    interruption.request();
    Ticker.TICKS.set(0);

    warmUp(read("Ticker"), interruption);

    assertTrue(interruption.isRequested(), "the run is to see it too");
    assertTrue(Ticker.TICKS.get() < MOST_TICKS, Ticker.TICKS.get() + " ticks");
  }

  @Test
  @DisplayName("rehearses a short run many times, each time as if it were the first")
  void rehearsals() {
    Beginner.TIMES.clear();

    warmUp(
        parse(
            """
            apps: [{on: host0, class: io.actornet.emulator.run.WarmUpTest$Beginner}]
            capture: [host0]
            """),
        new Interruption());

    assertTrue(Beginner.TIMES.size() > 10, Beginner.TIMES.size() + " rehearsals");
    assertEquals(Set.of(0L), Set.copyOf(Beginner.TIMES));
  }

  private static void warmUp(Experiment experiment, Interruption interruption) {
    WarmUp.rehearse(experiment, Planner.plan(experiment), true, interruption)
        .ifPresent(Emulation::close);
  }

  private static Experiment read(String application) {
    return parse(
        "apps: [{on: host0, class: io.actornet.emulator.run.WarmUpTest$%s}]\n"
            .formatted(application));
  }

  private static Experiment parse(String sections) {
    String text =
        """
        version: 1
        clock: realtime
        stop: 10000h
        topology: {generate: {star: {hosts: 2}}}
        """;
    return new ExperimentReader().parse("t.yaml", text + sections, Path.of("."));
  }

  /** Tells itself something for ever, at one instant. */
  public static final class Runaway implements Application {
    /** For the reader of experiments. */
    public Runaway() {}

    @Override
    public Behavior<HostEvent> create(ApplicationContext host) {
      return Behaviors.receiveMessage(
          message -> {
            host.self().tell(message);
            return Behaviors.same();
          });
    }
  }

  /** Has something to do each emulated microsecond. */
  public static final class Ticker implements Application {
    private static final AtomicLong TICKS = new AtomicLong();

    /** For the reader of experiments. */
    public Ticker() {}

    @Override
    public Behavior<HostEvent> create(ApplicationContext host) {
      return Behaviors.receiveMessage(
          _ -> {
            TICKS.incrementAndGet();
            host.after(1_000, "tick");
            return Behaviors.same();
          });
    }
  }

  /** Remembers when it was started. */
  public static final class Beginner implements Application {
    private static final List<Long> TIMES = Collections.synchronizedList(new ArrayList<>());

    /** For the reader of experiments. */
    public Beginner() {}

    @Override
    public Behavior<HostEvent> create(ApplicationContext host) {
      TIMES.add(host.now());
      return Behaviors.stopped();
    }
  }
}
