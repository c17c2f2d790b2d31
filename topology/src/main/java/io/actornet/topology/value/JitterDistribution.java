package io.actornet.topology.value;

/** How jitter spreads around a link's delay; the names are those of netem. */
public enum JitterDistribution {
  /** Equally likely from delay − jitter to delay + jitter. */
  UNIFORM,
  /** Gaussian, the jitter being one standard deviation. */
  NORMAL,
  /** Pareto, shifted and scaled as netem's table of that name. */
  PARETO,
  /** A quarter normal and three quarters Pareto, as netem's table of that name. */
  PARETONORMAL
}
