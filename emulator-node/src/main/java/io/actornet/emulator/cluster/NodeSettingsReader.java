package io.actornet.emulator.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.actornet.emulator.experiment.NodeNames;
import io.actornet.emulator.trunk.BadSettingException;
import io.actornet.emulator.trunk.DriverSettings;
import io.actornet.emulator.trunk.Idle;
import io.actornet.emulator.trunk.TrunkSettings;
import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Place;
import io.actornet.topology.document.Suggestions;
import io.actornet.topology.document.Values;
import io.actornet.topology.value.Units;
import io.actornet.topology.value.ValueFormatException;
import io.aeron.driver.ThreadingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads a node's settings: its options, then its file, then the defaults in {@code
 * actornet-node.conf}. What cannot be is refused by a {@link DocumentException} with its place.
 */
public final class NodeSettingsReader {
  private static final int LARGEST_PORT = 65_535;
  private static final int MOST_CORES = 4_096;

  private final Config config;

  private NodeSettingsReader(Config config) {
    this.config = config;
  }

  /**
   * Reads settings.
   *
   * @param options by the setting's name below {@code actornet.node}; text, lists or maps of text
   * @param file null for none
   */
  public static NodeSettings read(Map<String, Object> options, Path file) {
    Config defaults = ConfigFactory.parseResources("actornet-node.conf");
    Config chosen = ConfigFactory.empty();
    for (Map.Entry<String, Object> option : options.entrySet()) {
      chosen =
          chosen.withFallback(
              ConfigFactory.parseMap(
                  Map.of("actornet.node." + option.getKey(), option.getValue()),
                  "--" + option.getKey()));
    }
    try {
      Config written = file == null ? ConfigFactory.empty() : parse(file);
      refuseUnknown(written, defaults);
      return new NodeSettingsReader(chosen.withFallback(written).withFallback(defaults).resolve())
          .settings();
    } catch (ConfigException bad) {
      throw complaint(bad, file);
    }
  }

  private static Config parse(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new DocumentException(
          Place.of(file.toString()), "no such file", "a file with settings of a node");
    }
    return ConfigFactory.parseFile(
        file.toFile(),
        ConfigParseOptions.defaults().setAllowMissing(false).setOriginDescription(file.toString()));
  }

  private static DocumentException complaint(ConfigException bad, Path file) {
    Place place =
        bad.origin() == null
            ? Place.of(file == null ? "settings" : file.toString())
            : place(bad.origin());
    // The library begins with the place, in its own way, and ends with advice about its classes.
    String message =
        bad.getMessage().replaceFirst("^\\S+: (\\d+: )?", "").replaceFirst(" \\(.*", "");
    return DocumentException.of(place, message);
  }

  private static void refuseUnknown(Config written, Config defaults) {
    for (String path :
        List.of(
            "actornet", "actornet.node", "actornet.cluster", "actornet.trunk", "actornet.driver")) {
      if (!written.hasPath(path)) {
        continue;
      }
      ConfigObject known = defaults.getObject(path);
      ConfigValue section = written.getValue(path);
      if (section.valueType() != ConfigValueType.OBJECT) {
        throw new DocumentException(
            place(section.origin()),
            "found " + section.unwrapped() + " for '" + path + "'",
            "settings: " + String.join(", ", known.keySet().stream().sorted().toList()));
      }
      for (Map.Entry<String, ConfigValue> entry : written.getObject(path).entrySet()) {
        if (!known.containsKey(entry.getKey())) {
          throw new DocumentException(
              place(entry.getValue().origin()),
              "unknown key '"
                  + entry.getKey()
                  + "' in "
                  + path
                  + Suggestions.hint(entry.getKey(), known.keySet()),
              "one of: " + String.join(", ", known.keySet().stream().sorted().toList()));
        }
      }
    }
  }

  private NodeSettings settings() {
    int cores = value("node.cores", Values.integer(0, MOST_CORES));
    return new NodeSettings(
        value("node.name", text -> text.isEmpty() ? text : NodeNames.check(text)),
        value("node.host", NodeSettingsReader::host),
        value("node.cluster-port", Values.integer(0, LARGEST_PORT)),
        value("node.trunk-port", Values.integer(0, LARGEST_PORT)),
        value("node.control-host", NodeSettingsReader::host),
        value("node.control-port", Values.integer(0, LARGEST_PORT)),
        seeds(),
        time("node.join-limit"),
        labels(),
        cores == 0 ? Runtime.getRuntime().availableProcessors() : cores,
        value(
            "node.directory",
            text ->
                Path.of(
                    text.isEmpty() ? System.getProperty("java.io.tmpdir") + "/actornet" : text)),
        value("node.kept-frames", Units::parseBytes),
        new NodeSettings.Timings(
            time("cluster.heartbeat-interval"),
            time("cluster.heartbeat-pause"),
            time("cluster.stable-after")),
        checked(this::driver),
        checked(this::trunk));
  }

  /** Where a setting is not said, the one that suits the machine is used. */
  private DriverSettings driver() {
    DriverSettings standard = DriverSettings.standard();
    return new DriverSettings(
        value("driver.directory", orStandard(standard.baseDirectory(), Path::of)),
        value("driver.external", orStandard(null, Path::of)),
        value(
            "driver.threading",
            orStandard(standard.threading(), Values.choice(ThreadingMode.class))),
        value("driver.idle", orStandard(standard.idle(), Values.choice(Idle.class))),
        value("trunk.term-length", orStandard(standard.termBytes(), NodeSettingsReader::bytes)),
        value("trunk.mtu", orStandard(standard.mtuBytes(), NodeSettingsReader::bytes)),
        value(
            "trunk.loopback-mtu",
            orStandard(standard.loopbackMtuBytes(), NodeSettingsReader::bytes)),
        value(
            "trunk.socket-buffer",
            orStandard(standard.socketBufferBytes(), NodeSettingsReader::bytes)),
        value("trunk.liveness", Units::parseNanos));
  }

  private TrunkSettings trunk() {
    return new TrunkSettings(
        value("trunk.batch", NodeSettingsReader::bytes),
        value("trunk.patience", Units::parseNanos));
  }

  /** What the settings of trunks refuse is refused with its place. */
  private <T> T checked(Supplier<T> settings) {
    try {
      return settings.get();
    } catch (BadSettingException bad) {
      String name = "actornet.trunk." + bad.setting();
      throw DocumentException.of(
          place(config.getValue(name).origin()),
          bad.getMessage().replaceFirst("^[^:]*: ", "'" + bad.setting() + "': "));
    }
  }

  private static <T> Function<String, T> orStandard(T standard, Function<String, T> parser) {
    return text -> text.isEmpty() ? standard : parser.apply(text);
  }

  private static Integer bytes(String text) {
    long bytes = Units.parseBytes(text);
    if (bytes > Integer.MAX_VALUE) {
      throw new ValueFormatException(text, "a size up to " + Integer.MAX_VALUE + "B");
    }
    return (int) bytes;
  }

  private <T> T value(String name, Function<String, T> parser) {
    ConfigValue value = config.getValue("actornet." + name);
    return switch (value.valueType()) {
      case STRING, NUMBER, BOOLEAN -> parse(value, name, value.unwrapped().toString(), parser);
      case OBJECT, LIST, NULL ->
          throw new DocumentException(
              place(value.origin()),
              "found " + word(value) + " for '" + last(name) + "'",
              "a value");
    };
  }

  private static String word(ConfigValue value) {
    return switch (value.valueType()) {
      case OBJECT -> "settings";
      case LIST -> "a list";
      default -> "nothing";
    };
  }

  private static <T> T parse(
      ConfigValue value, String name, String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (ValueFormatException malformed) {
      throw DocumentException.ofValue(place(value.origin()), "'" + last(name) + "'", malformed);
    }
  }

  private static String last(String name) {
    return name.substring(name.indexOf('.') + 1);
  }

  private List<HostPort> seeds() {
    ConfigValue value = config.getValue("actornet.node.seeds");
    if (!(value instanceof ConfigList list)) {
      return List.of(
          parse(value, "node.seeds", String.valueOf(value.unwrapped()), HostPort::parse));
    }
    List<HostPort> seeds = new ArrayList<>();
    for (ConfigValue seed : list) {
      seeds.add(parse(seed, "node.seeds", String.valueOf(seed.unwrapped()), HostPort::parse));
    }
    return List.copyOf(seeds);
  }

  private SortedMap<String, String> labels() {
    SortedMap<String, String> labels = new TreeMap<>();
    ConfigValue value = config.getValue("actornet.node.labels");
    if (!(value instanceof ConfigObject object)) {
      throw new DocumentException(
          place(value.origin()),
          "found " + value.unwrapped() + " for 'labels'",
          "{key = value, …}");
    }
    for (Map.Entry<String, ConfigValue> label : object.entrySet()) {
      String written = String.valueOf(label.getValue().unwrapped());
      parse(label.getValue(), "node.labels", label.getKey(), NodeNames::check);
      labels.put(label.getKey(), parse(label.getValue(), "node.labels", written, NodeNames::check));
    }
    return labels;
  }

  private Duration time(String name) {
    return value(
        name,
        text -> {
          long nanos = Units.parseNanos(text);
          if (nanos == 0) {
            throw new ValueFormatException(text, "a time above 0");
          }
          return Duration.ofNanos(nanos);
        });
  }

  private static String host(String text) {
    if (!HostPort.isHost(text)) {
      throw new ValueFormatException(text, "a host's name or address");
    }
    return text;
  }

  private static Place place(ConfigOrigin origin) {
    String file =
        origin.filename() != null
            ? origin.filename()
            : origin.description().replaceFirst(": \\d+$", "");
    return new Place(file, Math.max(0, origin.lineNumber()), 0);
  }
}
