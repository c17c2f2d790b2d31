package io.actornet.emulator.cli;

import io.actornet.emulator.experiment.ClockKind;
import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.ExperimentReader;
import io.actornet.emulator.experiment.Overrides;
import io.actornet.emulator.experiment.app.ApplicationKinds;
import io.actornet.protocol.engine.DispatcherKind;
import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Place;
import io.actornet.topology.document.Values;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The experiment that a command is about, and what its arguments change in it. */
final class Input {
  @Parameters(paramLabel = "FILE", description = "The experiment.")
  Path file;

  @Option(
      names = "--classpath",
      paramLabel = "PATH",
      description = "Jars and directories with classes of your own applications.")
  String classpath;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      converter = PartitionsConverter.class,
      description = "How many threads run it: a number, or auto. The result is the same.")
  Integer partitions;

  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = SeedConverter.class,
      description = "Decides every random draw; that of the file unless said.")
  Long seed;

  @Option(
      names = "--clock",
      paramLabel = "CLOCK",
      description = "virtual or realtime; that of the file unless said.")
  ClockKind clock;

  @Option(
      names = "--speed",
      paramLabel = "X",
      converter = SpeedConverter.class,
      description =
          "Emulated seconds a second, of a real-time clock; 0.1 gives a small machine time.")
  Double speed;

  @Option(
      names = "--dispatcher",
      paramLabel = "KIND",
      description = "How messages reach actors: direct, or standard for Akka's own dispatcher.")
  DispatcherKind dispatcher;

  /** Reads the experiment. */
  Experiment read() {
    return read(_ -> {});
  }

  /**
   * Reads the experiment.
   *
   * @param notes gets a sentence for what an imported graph left open, and for each loop of
   *     switches
   */
  Experiment read(Consumer<String> notes) {
    ApplicationKinds kinds = ApplicationKinds.with(ClassPath.loader(classpath));
    Experiment written = new ExperimentReader(kinds, notes).read(file);
    boolean virtual = clock == null ? written.isVirtual() : clock == ClockKind.VIRTUAL;
    if (virtual && speed != null) {
      throw new DocumentException(
          Place.of("--speed"),
          "a speed with a virtual clock, which is always as fast as it can",
          "--clock realtime with it");
    }
    return written.with(new Overrides(seed, clock, speed, partitions, dispatcher));
  }

  /** What a cluster is given of it, and whether a ladder is to be drawn. */
  ClusterInput forCluster(Experiment experiment, boolean ladder) {
    return new ClusterInput(
        experiment, ladder, experiment.hasUserClasses() ? ClassPath.parts(classpath) : List.of());
  }

  /** Any whole number. */
  static final class SeedConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) throws Exception {
      return Converters.of(Values.whole(Long.MIN_VALUE, Long.MAX_VALUE)).convert(text);
    }
  }

  /** {@code auto} or a number. */
  static final class PartitionsConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) throws Exception {
      return Converters.of(ExperimentReader::partitions).convert(text);
    }
  }

  /** A positive number. */
  static final class SpeedConverter implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) throws Exception {
      return Converters.of(ExperimentReader.speed()).convert(text);
    }
  }
}
