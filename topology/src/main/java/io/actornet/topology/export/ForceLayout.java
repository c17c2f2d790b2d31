package io.actornet.topology.export;

/**
 * Places nodes by forces: all push each other away, links pull (Fruchterman and Reingold, Software:
 * Practice and Experience 21(11), 1991). It begins on a spiral, so the same network always looks
 * the same.
 */
final class ForceLayout {
  private static final double GOLDEN_ANGLE = 2.399_963_229_728_653;
  private static final double STEPS_TIMES_PAIRS = 4e8;
  private static final double GRAVITY = 0.02;

  private final Picture picture;
  private final Layout layout;
  private final double[] forceX;
  private final double[] forceY;

  private ForceLayout(Picture picture) {
    this.picture = picture;
    int nodes = picture.nodes().size();
    layout = Layout.of(nodes);
    forceX = new double[nodes];
    forceY = new double[nodes];
  }

  static Layout of(Picture picture) {
    ForceLayout forces = new ForceLayout(picture);
    double nodes = picture.nodes().size();
    int steps = (int) Math.clamp(STEPS_TIMES_PAIRS / (nodes * nodes), 20, 600);
    for (int i = 0; i < nodes; i++) {
      double radius = Layout.ROOM * StrictMath.sqrt(i + 0.5) / 2;
      forces.layout.x()[i] = radius * StrictMath.cos(i * GOLDEN_ANGLE);
      forces.layout.y()[i] = radius * StrictMath.sin(i * GOLDEN_ANGLE);
    }
    for (int step = 0; step < steps; step++) {
      forces.step(Layout.side((int) nodes) / 8 * (steps - step) / steps);
    }
    forces.shrink(Layout.side((int) nodes));
    return forces.layout;
  }

  /** Brings all nearer to each other if they take more than a square of that side. */
  private void shrink(double side) {
    double extent = Math.max(extent(layout.x()), extent(layout.y()));
    double share = Math.min(1, side / extent);
    for (int i = 0; i < forceX.length; i++) {
      layout.x()[i] *= share;
      layout.y()[i] *= share;
    }
  }

  private static double extent(double[] coordinates) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double coordinate : coordinates) {
      least = Math.min(least, coordinate);
      most = Math.max(most, coordinate);
    }
    return Math.max(1, most - least);
  }

  /**
   * Moves every node as the forces want.
   *
   * @param furthest that a node moves
   */
  private void step(double furthest) {
    double[] x = layout.x();
    double[] y = layout.y();
    for (int a = 0; a < x.length; a++) {
      forceX[a] = -GRAVITY * x[a];
      forceY[a] = -GRAVITY * y[a];
    }
    for (int a = 0; a < x.length; a++) {
      for (int b = a + 1; b < x.length; b++) {
        double dx = x[a] - x[b];
        double dy = y[a] - y[b];
        double push = Layout.ROOM * Layout.ROOM / Math.max(1, dx * dx + dy * dy);
        move(a, b, dx * push, dy * push);
      }
    }
    for (int[] edge : picture.edges()) {
      double dx = x[edge[0]] - x[edge[1]];
      double dy = y[edge[0]] - y[edge[1]];
      double pull = -StrictMath.sqrt(dx * dx + dy * dy) / Layout.ROOM;
      move(edge[0], edge[1], dx * pull, dy * pull);
    }
    for (int i = 0; i < x.length; i++) {
      double length = StrictMath.sqrt(forceX[i] * forceX[i] + forceY[i] * forceY[i]);
      double share = length > furthest ? furthest / length : 1;
      x[i] += forceX[i] * share;
      y[i] += forceY[i] * share;
    }
  }

  private void move(int a, int b, double x, double y) {
    forceX[a] += x;
    forceY[a] += y;
    forceX[b] -= x;
    forceY[b] -= y;
  }
}
