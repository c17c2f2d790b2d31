package io.actornet.emulator.experiment.app;

import io.actornet.protocol.app.flows.Matrix;
import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Fields;
import io.actornet.topology.document.Values;
import io.actornet.topology.document.YamlMapping;
import io.actornet.topology.document.YamlNode;
import io.actornet.topology.document.YamlScalar;
import io.actornet.topology.model.Node;
import io.actornet.topology.value.Units;
import io.actornet.topology.value.ValueFormatException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Reads {@code matrix: permutation}, or one with options such as {@code {hotspots: {on: web*,
 * share: 80%}}}.
 *
 * @param receivers the nodes that flows may go to
 * @param numbers of these nodes by name
 */
record MatrixReader(ApplicationScope scope, List<Node> receivers, Map<String, Integer> numbers) {
  private static final String KEY = "matrix";
  private static final String EXPECTED =
      "uniform, all-pairs, permutation, {gravity: {label: NAME}} or {hotspots: {on: SELECTOR,"
          + " share: 80%}}";

  private static final double USUAL_SHARE = 0.8;
  private static final double LEAST_WEIGHT = 1e-9;
  private static final double LARGEST_WEIGHT = 1e12;

  /** The matrix; any to any where nothing is said. */
  Matrix read(Fields fields) {
    YamlNode written = fields.optional(KEY);
    if (written == null) {
      return new Matrix.Uniform();
    }
    if (written instanceof YamlMapping mapping) {
      Fields options = mapping.fields(KEY, "gravity", "hotspots");
      if (mapping.size() != 1) {
        throw new DocumentException(mapping.place(), mapping.size() + " matrices", "one");
      }
      return options.has("gravity")
          ? gravity(options.requiredMapping("gravity"))
          : hotspots(options.requiredMapping("hotspots"));
    }
    return written.asScalar(fields.name(KEY)).as(fields.name(KEY), MatrixReader::plain);
  }

  private static Matrix plain(String text) {
    return switch (text) {
      case "uniform" -> new Matrix.Uniform();
      case "all-pairs" -> new Matrix.AllPairs();
      case "permutation" -> new Matrix.Permutation();
      default -> throw new ValueFormatException(text, EXPECTED);
    };
  }

  private Matrix gravity(YamlMapping mapping) {
    Fields fields = mapping.fields("gravity", "label");
    String label = fields.required("label", Values::text);
    double[] weights = new double[receivers.size()];
    boolean any = false;
    for (int i = 0; i < weights.length; i++) {
      Node node = receivers.get(i);
      String text = node.options().labels().get(label);
      weights[i] = text == null ? 1 : weight(fields, node, label, text);
      any |= text != null;
    }
    if (!any) {
      throw fields.refuse(
          "label",
          "'" + label + "', which none of the receivers has",
          "a label with their weights");
    }
    return Matrix.Gravity.of(weights);
  }

  private static double weight(Fields fields, Node node, String label, String text) {
    try {
      return Values.decimal(LEAST_WEIGHT, LARGEST_WEIGHT).apply(text);
    } catch (ValueFormatException refused) {
      throw fields.refuse(
          "label",
          "'" + label + "', which is '" + text + "' on '" + node.name() + "'",
          "a weight: " + refused.expected());
    }
  }

  private Matrix hotspots(YamlMapping mapping) {
    Fields fields = mapping.fields("hotspots", "on", "share");
    fields.required("on");
    TreeSet<Integer> hot = new TreeSet<>();
    for (YamlScalar scalar : fields.scalars("on")) {
      for (Node node : scalar.as(fields.name("on"), scope::nodes)) {
        Integer number = numbers.get(node.name());
        if (number == null) {
          throw fields.refuse("on", "'" + node.name() + "', which is not in 'to'", "some of 'to'");
        }
        hot.add(number);
      }
    }
    return new Matrix.Hotspots(
        hot.stream().mapToInt(Integer::intValue).toArray(),
        fields.optional("share", USUAL_SHARE, Units::parseShare));
  }
}
