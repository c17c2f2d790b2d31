package io.actornet.protocol.app.flows;

import io.actornet.protocol.app.Options;
import io.actornet.protocol.engine.RandomStream;

/** A distribution of whole numbers, 0 or more: nanoseconds between flows, or bytes of a flow. */
public sealed interface Distribution {
  /** The next value; takes one draw, or none. */
  long next(RandomStream draws);

  /** The mean. */
  double mean();

  /** The same value always. */
  record Constant(long value) implements Distribution {
    public Constant {
      Options.check("value", value, 0);
    }

    @Override
    public long next(RandomStream draws) {
      return value;
    }

    @Override
    public double mean() {
      return value;
    }
  }

  /** Exponential, as the times between the arrivals of a Poisson process are. */
  record Exponential(long meanValue) implements Distribution {
    public Exponential {
      Options.check("mean", meanValue, 1);
    }

    @Override
    public long next(RandomStream draws) {
      return whole(-meanValue * StrictMath.log(1 - draws.nextDouble()));
    }

    @Override
    public double mean() {
      return meanValue;
    }
  }

  /**
   * Pareto: heavy-tailed, few values make up most of the sum.
   *
   * @param shape above 1, so that there is a mean; up to 2 the variance is infinite
   */
  record Pareto(long meanValue, double shape) implements Distribution {
    public Pareto {
      Options.check("mean", meanValue, 1);
      if (!(shape > 1)) {
        throw new IllegalArgumentException("shape " + shape + ": expected above 1");
      }
    }

    @Override
    public long next(RandomStream draws) {
      double least = meanValue * (shape - 1) / shape;
      return whole(least * StrictMath.pow(1 - draws.nextDouble(), -1 / shape));
    }

    @Override
    public double mean() {
      return meanValue;
    }
  }

  /**
   * Measured: the inverse of a cumulative distribution, linear between its points.
   *
   * @param values ascending
   * @param shares of all values that are up to each, ascending, the last 1; below the first point
   *     all values are the first one
   */
  @SuppressWarnings("ArrayRecordComponent") // made once, and handed to nobody
  record Empirical(long[] values, double[] shares) implements Distribution {
    public Empirical {
      if (values.length == 0 || values.length != shares.length || shares[shares.length - 1] != 1) {
        throw new IllegalArgumentException("expected points up to a share of 100%");
      }
      values = values.clone();
      shares = shares.clone();
    }

    @Override
    public long next(RandomStream draws) {
      double share = draws.nextDouble();
      int point = 0;
      while (shares[point] <= share) {
        point++;
      }
      if (point == 0) {
        return values[0];
      }
      double into = (share - shares[point - 1]) / (shares[point] - shares[point - 1]);
      return values[point - 1] + (long) (into * (values[point] - values[point - 1]));
    }

    @Override
    public double mean() {
      double mean = values[0] * shares[0];
      for (int i = 1; i < values.length; i++) {
        mean += (shares[i] - shares[i - 1]) * (values[i - 1] + values[i]) / 2.0;
      }
      return mean;
    }
  }

  private static long whole(double value) {
    return (long) value; // what is larger than a long is the largest
  }
}
