package io.actornet.topology.export;

/** Moves nodes apart where they or their names would cover each other. */
final class Spread {
  private static final int ROUNDS = 300;
  private static final double MARGIN = 6;

  private Spread() {}

  /**
   * Moves nodes apart, each as little as needed.
   *
   * @param width of the room of each node
   * @param height of the room of each node
   */
  static void apart(Layout layout, double[] width, double[] height) {
    boolean moved = true;
    for (int round = 0; round < ROUNDS && moved; round++) {
      moved = false;
      for (int a = 0; a < width.length; a++) {
        for (int b = a + 1; b < width.length; b++) {
          moved |= pushApart(layout, a, b, width, height);
        }
      }
    }
  }

  private static boolean pushApart(Layout layout, int a, int b, double[] width, double[] height) {
    double dx = layout.x()[b] - layout.x()[a];
    double dy = layout.y()[b] - layout.y()[a];
    double overX = (width[a] + width[b]) / 2 + MARGIN - Math.abs(dx);
    double overY = (height[a] + height[b]) / 2 + MARGIN - Math.abs(dy);
    if (overX <= 0.5 || overY <= 0.5) {
      return false;
    }
    if (overX < overY) {
      double half = Math.copySign(overX / 2, dx == 0 ? b - a : dx);
      layout.x()[a] -= half;
      layout.x()[b] += half;
    } else {
      double half = Math.copySign(overY / 2, dy == 0 ? b - a : dy);
      layout.y()[a] -= half;
      layout.y()[b] += half;
    }
    return true;
  }
}
