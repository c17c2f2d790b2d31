package io.actornet.emulator.experiment;

import io.actornet.emulator.experiment.app.ApplicationKinds;
import io.actornet.protocol.engine.Clock;
import io.actornet.protocol.engine.DispatcherKind;
import io.actornet.topology.document.Fields;
import io.actornet.topology.document.Values;
import io.actornet.topology.document.YamlEntry;
import io.actornet.topology.document.YamlMapping;
import io.actornet.topology.document.YamlReader;
import io.actornet.topology.model.Network;
import io.actornet.topology.reader.TopologyReader;
import io.actornet.topology.selector.Selectors;
import io.actornet.topology.value.Units;
import io.actornet.topology.value.ValueFormatException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads experiments.
 *
 * <p>Whatever a file may not say is refused by a {@link
 * io.actornet.topology.document.DocumentException}, one line with its place.
 */
public final class ExperimentReader {
  /** The version of the format that is read. */
  public static final int FORMAT_VERSION = 1;

  private static final List<String> KEYS =
      List.of(
          "version",
          "name",
          "seed",
          "clock",
          "speed",
          "max-lateness",
          "partitions",
          "dispatcher",
          "stop",
          "topology",
          "apps",
          "faults",
          "expect",
          "capture",
          "place");

  private static final int MOST_PARTITIONS = 1024;
  private static final double LARGEST_SPEED = 1e9;
  private static final double SMALLEST_SPEED = 1e-9;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final String NAME_EXPECTED =
      "a name of up to 100 letters, digits, '.', '_' and '-', the first a letter or digit";

  private final ApplicationKinds kinds;
  private final Consumer<String> notes;

  /**
   * A reader.
   *
   * @param kinds the applications that experiments may name
   * @param notes gets a sentence for what an imported graph left open, and for each loop of
   *     switches
   */
  public ExperimentReader(ApplicationKinds kinds, Consumer<String> notes) {
    this.kinds = kinds;
    this.notes = notes;
  }

  /** A reader that knows the applications of the program itself. */
  public ExperimentReader() {
    this(ApplicationKinds.builtIn(), _ -> {});
  }

  /** Reads a file; what it names is relative to its directory. */
  public Experiment read(Path file) {
    Path directory = file.toAbsolutePath().normalize().getParent();
    return experiment(YamlReader.read(file), nameOf(file), directory);
  }

  /**
   * Reads text.
   *
   * @param file what messages call it
   * @param baseDirectory what the files that it names are relative to
   */
  public Experiment parse(String file, String text, Path baseDirectory) {
    return experiment(YamlReader.parse(file, text), nameOf(Path.of(file)), baseDirectory);
  }

  private Experiment experiment(YamlMapping root, String fallbackName, Path baseDirectory) {
    Fields fields = root.fields("experiment", KEYS);
    version(fields);
    String name = fields.optional("name", fallbackName, ExperimentReader::name);
    long seed =
        fields.optional(
            "seed", Experiment.DEFAULT_SEED, Values.whole(Long.MIN_VALUE, Long.MAX_VALUE));
    Clock clock = clock(fields);
    long stop =
        fields.optional("stop", Experiment.DEFAULT_STOP_NANOS, ExperimentReader::positiveNanos);
    long maxLateness =
        fields.optional(
            "max-lateness", Experiment.DEFAULT_MAX_LATENESS_NANOS, ExperimentReader::positiveNanos);
    int partitions = fields.optional("partitions", Experiment.AUTO, ExperimentReader::partitions);
    DispatcherKind dispatcher =
        fields.optional("dispatcher", DispatcherKind.DIRECT, Values.choice(DispatcherKind.class));
    YamlMapping topology = fields.requiredMapping("topology");
    Network network = TopologyReader.read(topology, baseDirectory, notes);
    HostTcp.check(topology);
    Selectors selectors = new Selectors(network);
    List<ApplicationSpec> applications =
        new ApplicationsReader(kinds, network, selectors, stop).read(fields.items("apps"));
    return new Experiment(
        name,
        seed,
        clock,
        stop,
        maxLateness,
        partitions,
        dispatcher,
        network,
        applications,
        new FaultsReader(network, selectors, stop).read(fields.items("faults")),
        new ExpectationsReader(
                network,
                selectors,
                KnownCounters.with(kinds),
                applications.stream().anyMatch(ApplicationSpec::isUserClass))
            .read(fields.items("expect")),
        CaptureSpecReader.read(fields, selectors),
        new PinsReader(selectors).read(fields.items("place")),
        new Experiment.Written(
            fields.optional("apps"),
            fields.optional("faults"),
            fields.optional("expect"),
            fields.optional("place"),
            isGenerated(topology) ? topology : null));
  }

  /** Whether a topology has no devices or links of its own, and no file. */
  private static boolean isGenerated(YamlMapping topology) {
    return topology.entries().stream()
        .map(YamlEntry::key)
        .noneMatch(Set.of("nodes", "links", "import")::contains);
  }

  private static void version(Fields fields) {
    fields.required(
        "version",
        text -> {
          if (!text.equals(String.valueOf(FORMAT_VERSION))) {
            throw new ValueFormatException(
                text, FORMAT_VERSION + ", the version that this program reads");
          }
          return text;
        });
  }

  private static Clock clock(Fields fields) {
    ClockKind kind = fields.optional("clock", ClockKind.VIRTUAL, Values.choice(ClockKind.class));
    if (kind == ClockKind.VIRTUAL && fields.has("speed")) {
      throw fields.refuse(
          "speed",
          "'speed' with a virtual clock, which is always as fast as it can",
          "'clock: realtime' with it");
    }
    return kind.clock(fields.optional("speed", 1.0, speed()));
  }

  /** Emulated seconds a second, as users write them. */
  public static Function<String, Double> speed() {
    return Values.decimal(SMALLEST_SPEED, LARGEST_SPEED);
  }

  /** How many partitions, as users write them: a number or {@code auto}. */
  public static Integer partitions(String text) {
    if (text.equals("auto")) {
      return Experiment.AUTO;
    }
    try {
      return Values.integer(1, MOST_PARTITIONS).apply(text);
    } catch (ValueFormatException notNumber) {
      throw new ValueFormatException(text, "auto, or " + notNumber.expected());
    }
  }

  private static Long positiveNanos(String text) {
    long nanos = Units.parseNanos(text);
    if (nanos == 0) {
      throw new ValueFormatException(text, "a time above 0");
    }
    return nanos;
  }

  /** The name of an experiment, as users write it. */
  public static String name(String text) {
    if (!NAME.matcher(text).matches()) {
      throw new ValueFormatException(text, NAME_EXPECTED);
    }
    return text;
  }

  /**
   * The name of an experiment that states none: that of its file, or of the graph it is made of.
   */
  public static String nameOf(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.(ya?ml|json|graphml|xml)$", "");
    String plain = name.replaceAll("[^A-Za-z0-9._-]", "-").replaceFirst("^[^A-Za-z0-9]+", "");
    return plain.isEmpty() ? "experiment" : plain.substring(0, Math.min(plain.length(), 100));
  }
}
