package io.actornet.topology.export;

import io.actornet.topology.model.Node;
import java.util.Map;

/** Places nodes as on a map; those without coordinates go between their neighbours. */
final class GeographicLayout {
  private static final int ROUNDS = 50;

  private final Picture picture;
  private final Layout layout;
  private final boolean[] known;

  private GeographicLayout(Picture picture) {
    this.picture = picture;
    layout = Layout.of(picture.nodes().size());
    known = new boolean[picture.nodes().size()];
  }

  /** The layout; null when fewer than half of the nodes have coordinates. */
  static Layout of(Picture picture) {
    GeographicLayout geographic = new GeographicLayout(picture);
    int count = geographic.read();
    if (2 * count < picture.nodes().size() || count < 2 || !geographic.scale()) {
      return null;
    }
    geographic.placeOthers();
    return geographic.layout;
  }

  private int read() {
    int count = 0;
    for (int i = 0; i < known.length; i++) {
      Node node = picture.nodes().get(i);
      Double latitude = number(node.options().labels(), "latitude", 90);
      Double longitude = number(node.options().labels(), "longitude", 180);
      known[i] = latitude != null && longitude != null;
      if (known[i]) {
        layout.x()[i] = longitude;
        layout.y()[i] = -latitude;
        count++;
      }
    }
    return count;
  }

  private static Double number(Map<String, String> labels, String label, double most) {
    try {
      double value = Double.parseDouble(labels.getOrDefault(label, ""));
      return value >= -most && value <= most ? value : null;
    } catch (NumberFormatException none) {
      return null;
    }
  }

  /**
   * Degrees to pixels, with degrees of longitude as long as they are there; false for one place.
   */
  private boolean scale() {
    double west = Double.POSITIVE_INFINITY;
    double east = Double.NEGATIVE_INFINITY;
    double north = Double.POSITIVE_INFINITY;
    double south = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < known.length; i++) {
      if (known[i]) {
        west = Math.min(west, layout.x()[i]);
        east = Math.max(east, layout.x()[i]);
        north = Math.min(north, layout.y()[i]);
        south = Math.max(south, layout.y()[i]);
      }
    }
    double narrowing = Math.max(0.1, StrictMath.cos(StrictMath.toRadians((north + south) / 2)));
    double extent = Math.max((east - west) * narrowing, south - north);
    if (extent <= 0) {
      return false;
    }
    double pixels = Layout.side(known.length) * 1.3 / extent;
    for (int i = 0; i < known.length; i++) {
      if (known[i]) {
        layout.x()[i] = (layout.x()[i] - west) * narrowing * pixels;
        layout.y()[i] = (layout.y()[i] - north) * pixels;
      }
    }
    return true;
  }

  private void placeOthers() {
    boolean[] placed = known.clone();
    for (int round = 0; round < ROUNDS; round++) {
      double[] sumX = new double[known.length];
      double[] sumY = new double[known.length];
      int[] count = new int[known.length];
      for (int[] edge : picture.edges()) {
        for (int end = 0; end < 2; end++) {
          int at = edge[end];
          int other = edge[1 - end];
          if (!known[at] && placed[other]) {
            sumX[at] += layout.x()[other];
            sumY[at] += layout.y()[other];
            count[at]++;
          }
        }
      }
      for (int i = 0; i < known.length; i++) {
        if (count[i] > 0) {
          // A node with one neighbour would cover it; each goes its own way.
          double angle = 2.4 * i;
          double away = count[i] == 1 ? Layout.ROOM / 2 : 0;
          layout.x()[i] = sumX[i] / count[i] + away * StrictMath.cos(angle);
          layout.y()[i] = sumY[i] / count[i] + away * StrictMath.sin(angle);
          placed[i] = true;
        }
      }
    }
  }
}
