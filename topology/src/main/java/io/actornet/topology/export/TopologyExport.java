package io.actornet.topology.export;

import io.actornet.topology.document.YamlWriter;
import io.actornet.topology.model.InvalidNetworkException;
import io.actornet.topology.model.Network;
import io.actornet.topology.reader.TopologyPrinter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes networks for other programs. */
public final class TopologyExport {
  private TopologyExport() {}

  /**
   * The network in one of the formats that are text by themselves.
   *
   * @param name of the network, for titles
   * @throws InvalidNetworkException if it is too large for the format
   * @throws IllegalArgumentException for {@link ExportFormat#JSON}, whose document {@link
   *     JsonGraph} makes
   */
  public static String text(Network network, String name, ExportFormat format) {
    StringBuilder out = new StringBuilder();
    switch (format) {
      case YAML -> out.append(yaml(network, name));
      case DOT -> Dot.write(network, name, out);
      case GRAPHML -> GraphMl.write(network, out);
      case SVG -> Svg.write(network, name, out);
      case JSON -> throw new IllegalArgumentException("JsonGraph makes JSON");
    }
    return out.toString();
  }

  private static String yaml(Network network, String name) {
    Map<String, Object> experiment = new LinkedHashMap<>();
    experiment.put("version", 1);
    experiment.put("name", name);
    experiment.put("topology", TopologyPrinter.section(network));
    return YamlWriter.write(experiment);
  }
}
