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
import io.actornet.topology.value.ValueFormatException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

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
      description = "Emulated seconds a second, in real time; 0.1 gives a small machine time.")
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
   * @param notes gets a sentence for everything that an imported graph left open
   */
  Experiment read(Consumer<String> notes) {
    if (clock == ClockKind.VIRTUAL && speed != null) {
      throw new DocumentException(
          Place.of("--speed"),
          "a speed with --clock virtual, which is always as fast as it can",
          "--clock realtime with it");
    }
    ApplicationKinds kinds = ApplicationKinds.with(ClassPath.loader(classpath));
    return new ExperimentReader(kinds, notes)
        .read(file)
        .with(new Overrides(seed, clock, speed, partitions, dispatcher));
  }

  /** Converts by a parser that says what is expected. */
  private static <T> T convert(String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (ValueFormatException malformed) {
      throw new TypeConversionException(
          "found '" + malformed.found() + "'; expected " + malformed.expected());
    }
  }

  /** Any whole number. */
  static final class SeedConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      return Input.convert(text, Values.whole(Long.MIN_VALUE, Long.MAX_VALUE));
    }
  }

  /** {@code auto} or a number. */
  static final class PartitionsConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return Input.convert(text, ExperimentReader::partitions);
    }
  }

  /** A positive number. */
  static final class SpeedConverter implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      return Input.convert(text, ExperimentReader.speed());
    }
  }
}
