package io.actornet.topology.export;

/**
 * Places in the plane, in pixels; y grows downwards.
 *
 * @param x of each node of a picture
 * @param y likewise
 */
record Layout(double[] x, double[] y) {
  /** How much of the plane a node may have for itself and its name. */
  static final double ROOM = 150;

  /** The places of so many nodes, all still at the origin. */
  static Layout of(int nodes) {
    return new Layout(new double[nodes], new double[nodes]);
  }

  /** How long the sides of a square are in which so many nodes have room. */
  static double side(int nodes) {
    return ROOM * StrictMath.sqrt(nodes + 2.0);
  }
}
