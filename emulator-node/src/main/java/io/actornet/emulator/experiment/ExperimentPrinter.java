package io.actornet.emulator.experiment;

import io.actornet.protocol.engine.Clock;
import io.actornet.topology.document.Values;
import io.actornet.topology.document.YamlWriter;
import io.actornet.topology.reader.TopologyPrinter;
import io.actornet.topology.value.Units;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints an experiment with everything that was assigned: addresses, seed, dispatcher and the
 * version of the program. {@link ExperimentReader} makes an experiment of it that runs the same.
 */
public final class ExperimentPrinter {
  /** Name of the resolved experiment in a run directory. */
  public static final String FILE_NAME = "experiment.yaml";

  private ExperimentPrinter() {}

  /**
   * The experiment as YAML.
   *
   * @param version of Actornet
   */
  public static String print(Experiment experiment, String version) {
    return "# Resolved by Actornet "
        + version
        + ". Run it again with: actornet run "
        + FILE_NAME
        + "\n"
        + YamlWriter.write(words(experiment, TopologyPrinter.section(experiment.network())));
  }

  /**
   * The experiment as YAML for another process of the same version, which makes the same of it: a
   * topology that is nothing but generated is left to be generated again.
   */
  public static String printBriefly(Experiment experiment) {
    Object generated = experiment.written().topology();
    return YamlWriter.write(
        words(
            experiment,
            generated != null ? generated : TopologyPrinter.section(experiment.network())));
  }

  private static Map<String, Object> words(Experiment experiment, Object topology) {
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("version", ExperimentReader.FORMAT_VERSION);
    words.put("name", experiment.name());
    words.put("seed", experiment.seed());
    words.put("clock", Values.word(ClockKind.of(experiment.clock())));
    if (experiment.clock() instanceof Clock.RealTime(double speed)) {
      words.put("speed", BigDecimal.valueOf(speed));
    }
    words.put("stop", Units.formatNanos(experiment.stopNanos()));
    words.put("max-lateness", Units.formatNanos(experiment.maxLatenessNanos()));
    words.put(
        "partitions",
        experiment.partitions() == Experiment.AUTO ? "auto" : experiment.partitions());
    words.put("dispatcher", Values.word(experiment.dispatcher()));
    words.put("topology", topology);
    Experiment.Written written = experiment.written();
    if (written.applications() != null) {
      words.put("apps", written.applications());
    }
    if (written.faults() != null) {
      words.put("faults", written.faults());
    }
    if (written.expectations() != null) {
      words.put("expect", written.expectations());
    }
    if (!experiment.capture().interfaces().isEmpty()) {
      words.put("capture", capture(experiment));
    }
    if (written.pins() != null) {
      words.put("place", written.pins());
    }
    return words;
  }

  private static Object capture(Experiment experiment) {
    CaptureSpec spec = experiment.capture();
    List<String> interfaces = spec.interfaces().stream().map(experiment.network()::text).toList();
    Map<String, Object> capture = new LinkedHashMap<>();
    capture.put("on", interfaces);
    if (spec.snapLength() != CaptureSpec.WHOLE_FRAMES) {
      capture.put("snap", spec.snapLength() + "B");
    }
    if (spec.everyHop()) {
      capture.put("every-hop", true);
    }
    return capture.size() == 1 ? interfaces : capture;
  }
}
