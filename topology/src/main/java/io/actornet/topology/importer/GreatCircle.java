package io.actornet.topology.importer;

/** Distances on the earth and how long signals take for them. */
final class GreatCircle {
  /** Mean radius of the earth (IUGG). */
  private static final double EARTH_RADIUS_METRES = 6_371_008.8;

  private static final double LIGHT_METRES_PER_SECOND = 299_792_458;

  private GreatCircle() {}

  /**
   * Travel time along the great circle (haversine formula), the same on every machine.
   *
   * @param latitude degrees north, −90 to 90
   * @param longitude degrees east, −180 to 180
   * @return nanoseconds, 0 for equal places
   */
  static long nanos(
      double latitude,
      double longitude,
      double otherLatitude,
      double otherLongitude,
      double shareOfLightSpeed) {
    double north = StrictMath.sin(StrictMath.toRadians(otherLatitude - latitude) / 2);
    double east = StrictMath.sin(StrictMath.toRadians(otherLongitude - longitude) / 2);
    double haversine =
        north * north
            + StrictMath.cos(StrictMath.toRadians(latitude))
                * StrictMath.cos(StrictMath.toRadians(otherLatitude))
                * east
                * east;
    double metres =
        2 * EARTH_RADIUS_METRES * StrictMath.asin(StrictMath.sqrt(Math.min(1, haversine)));
    return StrictMath.round(metres / (LIGHT_METRES_PER_SECOND * shareOfLightSpeed) * 1e9);
  }
}
