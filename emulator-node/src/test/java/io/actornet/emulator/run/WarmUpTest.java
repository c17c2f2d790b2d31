package io.actornet.emulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.ExperimentReader;
import io.actornet.emulator.experiment.Planner;
import io.actornet.emulator.report.RunDirectory;
import io.actornet.emulator.report.RunReport;
import io.actornet.emulator.report.RunVerdict;
import io.actornet.emulator.run.RunSettings.Destination;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.device.HostEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@DisplayName("Warming up")
class WarmUpTest {
  /** A stopped loop may finish what it does between two looks at the flag. */
  private static final long MOST_TICKS = 10_000;

  @TempDir Path parent;

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
  @DisplayName("writes only the beginning of all its rehearsals together")
  void bound() {
    Experiment experiment =
        parse(
            """
            apps:
              - {on: host0, udp-sink: {port: 9}}
              - {on: host1, udp-send: {to: host0, port: 9, rate: 100kpps}}
            capture: [host0]
            """);
    RunSettings settings = settings(new Destination.At(parent), new Interruption());
    RunFiles files =
        new RunFiles(
            RunDirectory.at(parent.resolve("rehearsal")),
            experiment,
            settings,
            failure -> {
              throw new AssertionError(failure);
            });

    new WarmUp(experiment, Planner.plan(experiment), settings, files).rehearse();

    assertEquals(List.of(), files.finish(new TreeMap<>()));
    assertEquals(WarmUp.MOST_WRITTEN, files.captures().frames() + files.journal().entries());
    assertTrue(files.captures().frames() > 0, files.captures().toString());
  }

  @Test
  @DisplayName("leaves nothing of what it wrote")
  void removed() throws IOException {
    Interruption interruption = new Interruption();
    interruption.request();

    Experiment experiment = read("Ticker", "capture: [host0]");
    WarmUp.run(
        experiment,
        Planner.plan(experiment),
        settings(new Destination.Under(parent), interruption),
        parent);

    try (Stream<Path> left = Files.list(parent)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  @DisplayName("takes place where nothing can be written")
  void nowhereToWrite() {
    Ticker.TICKS.set(0);
    Experiment experiment = read("Ticker", "capture: [host0]");

    WarmUp.run(
        experiment,
        Planner.plan(experiment),
        settings(new Destination.Under(parent), new Interruption()),
        parent.resolve("missing"));

    assertTrue(Ticker.TICKS.get() > MOST_TICKS, Ticker.TICKS.get() + " ticks");
    assertFalse(Files.exists(parent.resolve("missing")));
  }

  private void warmUp(Experiment experiment, Interruption interruption) {
    WarmUp.run(
        experiment,
        Planner.plan(experiment),
        settings(new Destination.Nowhere(), interruption),
        parent);
  }

  private static RunSettings settings(Destination destination, Interruption interruption) {
    return new RunSettings(destination, false, null, interruption, "test");
  }

  private static Experiment read(String application) {
    return read(application, "");
  }

  private static Experiment read(String application, String more) {
    return parse(
        "apps: [{on: host0, class: io.actornet.emulator.run.WarmUpTest$%s}]\n%s\n"
            .formatted(application, more));
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
}
