package io.actornet.topology.export;

import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.Node;

/** Writes a network for Graphviz: {@code neato -Tsvg}, {@code sfdp -Tpdf}. */
final class Dot {
  private Dot() {}

  static void write(Network network, String name, StringBuilder out) {
    out.append("graph ").append(quoted(name)).append(" {\n");
    out.append("  overlap=false; node [fontname=\"sans-serif\", fontsize=10]; ");
    out.append("edge [fontname=\"sans-serif\", fontsize=8, color=\"#888888\"];\n");
    for (Node node : network.nodes()) {
      out.append("  ").append(quoted(node.name())).append(" [shape=").append(shape(node));
      out.append("];\n");
    }
    for (Link link : network.links()) {
      out.append("  ").append(quoted(network.nodes().get(link.a().node()).name()));
      out.append(" -- ").append(quoted(network.nodes().get(link.b().node()).name()));
      out.append(" [label=").append(quoted(Figures.ofLink(link)));
      out.append(", taillabel=").append(quoted(network.at(link.a()).name()));
      out.append(", headlabel=").append(quoted(network.at(link.b()).name())).append("];\n");
    }
    out.append("}\n");
  }

  private static String shape(Node node) {
    return switch (node.kind()) {
      case HOST -> "plaintext";
      case ROUTER -> "circle";
      case SWITCH -> "box";
      case HUB -> "diamond";
    };
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
