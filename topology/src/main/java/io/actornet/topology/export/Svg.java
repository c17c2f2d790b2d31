package io.actornet.topology.export;

import io.actornet.topology.model.InvalidNetworkException;
import io.actornet.topology.model.Link;
import io.actornet.topology.model.Network;
import io.actornet.topology.model.Node;
import io.actornet.topology.model.NodeKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Draws a network: on a map where nodes have coordinates, by forces otherwise, with delay and rate
 * on each link and the hosts of a node as a line beneath its name.
 */
final class Svg {
  private static final int MOST_NODES = 4_000;
  private static final double MARGIN = 60;
  private static final double RADIUS = 8;
  private static final double LETTER = 6.4;
  private static final double SMALL_LETTER = 4.6;
  private static final double BOW = 30;

  /** How much of the height the lines beneath a node take, and how much is left between nodes. */
  private static final double NAMES = 26;

  private static final double FIGURES = 18;

  /** Where on a link its figures may stand, best first. */
  private static final double[] SHARES = {0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72};

  private static final String STYLE =
      """
      <style>
      text{font-family:sans-serif;text-anchor:middle;paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}
      .name{font-size:11px;fill:#111}.hosts{font-size:8px;fill:#356}.figures{font-size:8px;fill:#777}
      .link{fill:none;stroke:#9ab}.router{fill:#2b6cb0}.switch{fill:#2f855a}.hub{fill:#c05621}.host{fill:#718096}
      .title{font-size:16px;text-anchor:start}.legend{font-size:10px;text-anchor:start}
      </style>
      """;

  private final Picture picture;
  private final Layout layout;
  private final double[] width;
  private final StringBuilder out;

  private Svg(Picture picture, Layout layout, double[] width, StringBuilder out) {
    this.picture = picture;
    this.layout = layout;
    this.width = width;
    this.out = out;
  }

  static void write(Network network, String name, StringBuilder out) {
    Picture picture = Picture.of(network);
    int nodes = picture.nodes().size();
    if (nodes > MOST_NODES) {
      throw new InvalidNetworkException(
          "found "
              + nodes
              + " nodes beside hosts with one link, expected "
              + MOST_NODES
              + " at most in a picture; Graphviz (sfdp) draws larger ones");
    }
    Layout onMap = GeographicLayout.of(picture);
    Layout layout = onMap != null ? onMap : ForceLayout.of(picture);
    double[] width = new double[nodes];
    double[] height = new double[nodes];
    for (int i = 0; i < nodes; i++) {
      double text =
          Math.max(
              picture.nodes().get(i).name().length() * LETTER,
              hosts(picture, i).length() * SMALL_LETTER);
      width[i] = Math.max(3 * RADIUS, text);
      height[i] = 2 * RADIUS + NAMES + FIGURES;
    }
    Spread.apart(layout, width, height);
    new Svg(picture, layout, width, out).draw(network, name);
  }

  private void draw(Network network, String name) {
    double left = Arrays.stream(layout.x()).min().orElse(0) - 2 * MARGIN;
    double top = Arrays.stream(layout.y()).min().orElse(0) - 2 * MARGIN;
    double right = Arrays.stream(layout.x()).max().orElse(0) + 2 * MARGIN;
    double bottom = Arrays.stream(layout.y()).max().orElse(0) + MARGIN;
    right = Math.max(right, left + 520);
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"%.0f %.0f %.0f %.0f\" width=\"%.0f\""
            + " height=\"%.0f\">\n",
        left, top, right - left, bottom - top, right - left, bottom - top);
    out.append(STYLE);
    add(
        "<rect x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\" fill=\"#fff\"/>\n",
        left, top, right - left, bottom - top);
    add(
        "<text class=\"title\" x=\"%.0f\" y=\"%.0f\">%s: %d nodes, %d links</text>\n",
        left + 20, top + 28, escaped(name), network.nodes().size(), network.links().size());
    legend(left + 20, top + 48);
    edges();
    for (int i = 0; i < picture.nodes().size(); i++) {
      node(i);
    }
    out.append("</svg>\n");
  }

  private void legend(double x, double y) {
    double at = x;
    for (NodeKind kind : NodeKind.values()) {
      shape(kind, at + 5, y - 4, 5);
      String word = word(kind);
      add("<text class=\"legend\" x=\"%.0f\" y=\"%.0f\">%s</text>\n", at + 14, y, word);
      at += 30 + word.length() * LETTER;
    }
    add("<text class=\"legend\" x=\"%.0f\" y=\"%.0f\">%s</text>\n", at, y, "wider: faster");
  }

  private void edges() {
    Map<Long, Integer> parallel = new HashMap<>();
    for (int[] edge : picture.edges()) {
      parallel.merge(key(edge), 1, Integer::sum);
    }
    Map<Long, Integer> drawn = new HashMap<>();
    StringBuilder figures = new StringBuilder();
    for (int i = 0; i < picture.edges().size(); i++) {
      int[] edge = picture.edges().get(i);
      int number = drawn.merge(key(edge), 1, Integer::sum) - 1;
      double bow = (number - (parallel.get(key(edge)) - 1) / 2.0) * BOW;
      edge(edge[0] < edge[1] ? edge : new int[] {edge[1], edge[0]}, bow, i, figures);
    }
    out.append(figures);
  }

  private void edge(int[] edge, double bow, int index, StringBuilder figures) {
    Link link = picture.links().get(index);
    double x1 = layout.x()[edge[0]];
    double y1 = layout.y()[edge[0]];
    double x2 = layout.x()[edge[1]];
    double y2 = layout.y()[edge[1]];
    double length = Math.max(1, StrictMath.hypot(x2 - x1, y2 - y1));
    double midX = (x1 + x2) / 2 - (y2 - y1) / length * bow;
    double midY = (y1 + y2) / 2 + (x2 - x1) / length * bow;
    double bendX = 2 * midX - (x1 + x2) / 2;
    double bendY = 2 * midY - (y1 + y2) / 2;
    add(
        "<path class=\"link\" stroke-width=\"%.1f\" d=\"M%.1f %.1fQ%.1f %.1f %.1f %.1f\"/>\n",
        lineWidth(link), x1, y1, bendX, bendY, x2, y2);
    String text = Figures.ofLink(link);
    double[] place = null;
    for (int i = 0; i < SHARES.length && place == null; i++) {
      double t = SHARES[i];
      double x = (1 - t) * (1 - t) * x1 + 2 * (1 - t) * t * bendX + t * t * x2;
      double y = (1 - t) * (1 - t) * y1 + 2 * (1 - t) * t * bendY + t * t * y2;
      boolean free = !covers(edge[0], x, y, text) && !covers(edge[1], x, y, text);
      place = free ? new double[] {x, y} : null;
    }
    figures.append(
        String.format(
            Locale.ROOT,
            "<text class=\"figures\" x=\"%.1f\" y=\"%.1f\">%s</text>\n",
            place == null ? midX : place[0],
            place == null ? midY : place[1],
            escaped(text)));
  }

  /** Whether a node or the lines beneath it cover a text at a place. */
  private boolean covers(int node, double x, double y, String text) {
    double below = y - layout.y()[node];
    return Math.abs(x - layout.x()[node]) < (width[node] + text.length() * SMALL_LETTER) / 2
        && below > -RADIUS
        && below < RADIUS + NAMES + 6;
  }

  private static double lineWidth(Link link) {
    long rate = Math.min(link.aToB().rateBitsPerSecond(), link.bToA().rateBitsPerSecond());
    return rate == 0 ? 2 : Math.clamp(0.7 * StrictMath.log10(rate / 1e6), 0.8, 4);
  }

  private void node(int index) {
    Node node = picture.nodes().get(index);
    double x = layout.x()[index];
    double y = layout.y()[index];
    shape(node.kind(), x, y, RADIUS);
    add(
        "<text class=\"name\" x=\"%.1f\" y=\"%.1f\">%s</text>\n",
        x, y + RADIUS + 12, escaped(node.name()));
    String hosts = hosts(picture, index);
    if (!hosts.isEmpty()) {
      add(
          "<text class=\"hosts\" x=\"%.1f\" y=\"%.1f\">%s</text>\n",
          x, y + RADIUS + 22, escaped(hosts));
    }
  }

  /** {@code 50 hosts, 10us 1gbit}, or the name of a single one. */
  private static String hosts(Picture picture, int index) {
    List<Picture.Leaf> leaves = picture.leaves().get(index);
    if (leaves.isEmpty()) {
      return "";
    }
    String figures = Figures.ofLink(leaves.getFirst().link());
    boolean alike = leaves.stream().allMatch(leaf -> Figures.ofLink(leaf.link()).equals(figures));
    String first = leaves.getFirst().host().name();
    boolean telling = !first.equals(picture.nodes().get(index).name() + "-host");
    String who = leaves.size() > 1 ? leaves.size() + " hosts" : telling ? first : "host";
    return alike ? who + ", " + figures : who;
  }

  private void shape(NodeKind kind, double x, double y, double radius) {
    switch (kind) {
      case ROUTER, HOST ->
          add(
              "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>\n",
              word(kind), x, y, kind == NodeKind.HOST ? radius * 0.7 : radius);
      case SWITCH, HUB ->
          add(
              "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>\n",
              word(kind), x - radius, y - radius * 0.8, 2 * radius, 1.6 * radius);
    }
  }

  private static String word(NodeKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static long key(int[] edge) {
    return (long) Math.min(edge[0], edge[1]) << 32 | Math.max(edge[0], edge[1]);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  // The annotation that is asked for is Error Prone's own, which is not on the class path.
  @SuppressWarnings("AnnotateFormatMethod")
  private void add(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values));
  }
}
