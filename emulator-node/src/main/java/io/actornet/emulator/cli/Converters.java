package io.actornet.emulator.cli;

import io.actornet.emulator.experiment.ClockKind;
import io.actornet.emulator.packetdrill.TestedSystem;
import io.actornet.protocol.engine.DispatcherKind;
import io.actornet.topology.document.Values;
import io.actornet.topology.export.ExportFormat;
import io.actornet.topology.value.ValueFormatException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts arguments, and says of those that make no sense what was found and is expected. */
final class Converters {
  private Converters() {}

  /** To be called when all commands are known. */
  static void register(CommandLine line) {
    line.registerConverter(Format.class, word(Format.class));
    line.registerConverter(ExportFormat.class, word(ExportFormat.class));
    line.registerConverter(ClockKind.class, word(ClockKind.class));
    line.registerConverter(DispatcherKind.class, word(DispatcherKind.class));
    line.registerConverter(TestedSystem.class, word(TestedSystem.class));
    line.registerConverter(Path.class, of(Converters::path));
  }

  /** Converts by a parser. */
  static <T> ITypeConverter<T> of(Function<String, T> parser) {
    return text -> {
      try {
        return parser.apply(text);
      } catch (ValueFormatException malformed) {
        throw new TypeConversionException(
            "found '" + malformed.found() + "'; expected " + malformed.expected());
      }
    };
  }

  private static <E extends Enum<E>> ITypeConverter<E> word(Class<E> type) {
    Function<String, E> parser = Values.choice(type);
    return of(text -> parser.apply(text.toLowerCase(Locale.ROOT)));
  }

  private static Path path(String text) {
    try {
      if (!text.isEmpty()) {
        return Path.of(text);
      }
    } catch (InvalidPathException impossible) {
      // Refused below, as no name at all is.
    }
    throw new ValueFormatException(text, "the name of a file or directory");
  }

  /** How many nodes a local cluster has. */
  static final class NodeCount implements ITypeConverter<Integer> {
    private static final int MOST = 64;

    @Override
    public Integer convert(String text) throws Exception {
      return of(Values.whole(1, MOST)).convert(text).intValue();
    }
  }

  /** The address of a control service. */
  static final class ControlAddress implements ITypeConverter<URI> {
    @Override
    public URI convert(String text) throws Exception {
      return of(ControlAddress::parse).convert(text);
    }

    private static URI parse(String text) {
      if (text.matches("http://[A-Za-z0-9._-]+(:[0-9]{1,5})?/?")) {
        return URI.create(text);
      }
      throw new ValueFormatException(text, "a URL such as http://127.0.0.1:25580");
    }
  }
}
