package io.actornet.emulator.experiment;

import io.actornet.protocol.engine.Clock;
import io.actornet.protocol.engine.DispatcherKind;
import io.actornet.topology.document.YamlNode;
import io.actornet.topology.model.Network;
import java.util.List;

/**
 * A whole experiment, complete and checked.
 *
 * @param name of the run's directory
 * @param seed decides every random draw
 * @param clock how emulated time passes
 * @param stopNanos emulated time at which the run ends, above 0
 * @param maxLatenessNanos a real-time run whose p99.9 lateness is above is INVALID
 * @param partitions 1 or more; {@link #AUTO} leaves the choice to the planner
 * @param dispatcher how messages reach actors
 * @param network with every address assigned
 * @param applications in the order of the file
 * @param faults in the order of the file
 * @param expectations in the order of the file
 * @param capture what is captured
 * @param pins where devices must run, in the order of the file
 * @param written the sections whose words are kept as they are
 */
public record Experiment(
    String name,
    long seed,
    Clock clock,
    long stopNanos,
    long maxLatenessNanos,
    int partitions,
    DispatcherKind dispatcher,
    Network network,
    List<ApplicationSpec> applications,
    List<FaultSpec> faults,
    List<ExpectationSpec> expectations,
    CaptureSpec capture,
    List<PinSpec> pins,
    Written written) {
  /** The number of partitions where the planner is to choose. */
  public static final int AUTO = 0;

  /** The seed of an experiment that states none. */
  public static final long DEFAULT_SEED = 1;

  /** The end of an experiment that states none: 60 s. */
  public static final long DEFAULT_STOP_NANOS = 60_000_000_000L;

  /** The bound on lateness of an experiment that states none: 1 ms. */
  public static final long DEFAULT_MAX_LATENESS_NANOS = 1_000_000;

  public Experiment {
    applications = List.copyOf(applications);
    faults = List.copyOf(faults);
    expectations = List.copyOf(expectations);
    pins = List.copyOf(pins);
  }

  /**
   * Sections as in the file.
   *
   * @param applications null when absent
   * @param faults null when absent
   * @param expectations null when absent
   * @param pins null when absent
   * @param topology where it is nothing but generated, in a few words; null otherwise
   */
  public record Written(
      YamlNode applications,
      YamlNode faults,
      YamlNode expectations,
      YamlNode pins,
      YamlNode topology) {}

  /** Whether emulated time is independent of the wall clock. */
  public boolean isVirtual() {
    return clock instanceof Clock.Virtual;
  }

  /** Whether classes of the user's run on any host. */
  public boolean hasUserClasses() {
    return applications.stream().anyMatch(ApplicationSpec::isUserClass);
  }

  /** The same with what the command line says instead. */
  public Experiment with(Overrides overrides) {
    return new Experiment(
        name,
        overrides.seed() != null ? overrides.seed() : seed,
        overrides.clock(clock),
        stopNanos,
        maxLatenessNanos,
        overrides.partitions() != null ? overrides.partitions() : partitions,
        overrides.dispatcher() != null ? overrides.dispatcher() : dispatcher,
        network,
        applications,
        faults,
        expectations,
        capture,
        pins,
        written);
  }
}
