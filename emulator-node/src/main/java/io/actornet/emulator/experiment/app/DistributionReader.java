package io.actornet.emulator.experiment.app;

import io.actornet.protocol.app.flows.Distribution;
import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Fields;
import io.actornet.topology.document.Values;
import io.actornet.topology.document.YamlEntry;
import io.actornet.topology.document.YamlMapping;
import io.actornet.topology.document.YamlNode;
import io.actornet.topology.value.Units;
import io.actornet.topology.value.ValueFormatException;
import java.util.List;
import java.util.function.Function;

/**
 * Reads a distribution: {@code 10kB}, {@code {constant: 10kB}}, {@code {poisson: 10kB}}, {@code
 * {pareto: {mean: 10kB, shape: 1.2}}} or {@code {empirical: {1kB: 50%, 1MB: 100%}}}.
 *
 * @param exponential how the exponential distribution of what is read is called
 * @param parser of one value with its unit
 */
record DistributionReader(String exponential, Function<String, Long> parser) {
  /** Times between flows. */
  static final DistributionReader TIMES = new DistributionReader("poisson", Units::parseNanos);

  /** Sizes of flows. */
  static final DistributionReader SIZES = new DistributionReader("exponential", Units::parseBytes);

  private static final double USUAL_SHAPE = 1.5;
  private static final double LARGEST_SHAPE = 100;

  /**
   * Reads one.
   *
   * @param what is read, for messages
   */
  Distribution read(YamlNode written, String what) {
    if (!(written instanceof YamlMapping mapping)) {
      return new Distribution.Constant(written.asScalar(what).as(what, parser));
    }
    List<String> kinds = List.of("constant", exponential, "pareto", "empirical");
    Fields fields = mapping.fields(what, kinds);
    if (mapping.size() != 1) {
      throw new DocumentException(
          mapping.place(),
          mapping.size() + " distributions",
          "one of: " + String.join(", ", kinds));
    }
    return switch (mapping.entries().getFirst().key()) {
      case "constant" -> new Distribution.Constant(fields.required("constant", parser));
      case "pareto" -> pareto(fields.requiredMapping("pareto"));
      case "empirical" -> empirical(fields.requiredMapping("empirical"));
      default -> new Distribution.Exponential(fields.required(exponential, this::aboveZero));
    };
  }

  private Distribution pareto(YamlMapping mapping) {
    Fields fields = mapping.fields("pareto", "mean", "shape");
    return new Distribution.Pareto(
        fields.required("mean", this::aboveZero),
        fields.optional("shape", USUAL_SHAPE, Values.decimal(Math.nextUp(1.0), LARGEST_SHAPE)));
  }

  private Distribution empirical(YamlMapping mapping) {
    List<YamlEntry> points = mapping.entries();
    long[] values = new long[points.size()];
    double[] shares = new double[points.size()];
    for (int i = 0; i < values.length; i++) {
      YamlEntry point = points.get(i);
      try {
        values[i] = parser.apply(point.key());
      } catch (ValueFormatException refused) {
        throw new DocumentException(
            point.place(), "'" + point.key() + "' in empirical", refused.expected());
      }
      String what = "'" + point.key() + "' in empirical";
      shares[i] = point.value().asScalar(what).as(what, Units::parseShare);
      if (i > 0 && (values[i] < values[i - 1] || shares[i] <= shares[i - 1])) {
        throw new DocumentException(
            point.place(),
            what + " after '" + points.get(i - 1).key() + "'",
            "larger values with larger shares of all that are up to them");
      }
    }
    if (values.length == 0 || shares[shares.length - 1] != 1) {
      throw new DocumentException(
          mapping.place(),
          "an empirical distribution that does not end",
          "100 percent for the last value");
    }
    return new Distribution.Empirical(values, shares);
  }

  private Long aboveZero(String text) {
    long value = parser.apply(text);
    if (value == 0) {
      throw new ValueFormatException(text, "more than 0");
    }
    return value;
  }
}
