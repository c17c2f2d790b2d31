package io.actornet.topology.generator;

import io.actornet.topology.model.NetworkBuilder;
import java.util.Arrays;
import java.util.List;

/**
 * A random network in a square (Waxman, IEEE JSAC 6(9), 1988): two routers at distance d are linked
 * with the probability alpha · exp(−d / (beta · L)), where L is the greatest distance there can be.
 * A link is as long as its delay: {@code delay} is that of the square's side. Parts that no link
 * joins are joined by the shortest that would.
 */
final class Waxman implements Generator {
  private static final double DIAGONAL = StrictMath.sqrt(2);

  @Override
  public String name() {
    return "waxman";
  }

  @Override
  public String summary() {
    return "routers drawn in a square, the nearer the likelier linked, delay for the length of its"
        + " side; hosts host0, host1, … router by router";
  }

  @Override
  public List<Parameter> parameters() {
    return Routers.parameters(
        "how many hosts at each router",
        Parameter.count("routers", 2, 20_000, "50", "how many routers"),
        Parameter.share("alpha", "40%", "how likely a link of no length is"),
        Parameter.share("beta", "15%", "how little length counts"),
        Parameter.seed());
  }

  @Override
  public void generate(Arguments arguments, NetworkBuilder builder) {
    int count = arguments.count("routers");
    Routers routers = Routers.add(arguments, builder, count, count);
    new Square(arguments, routers, count).join();
    routers.addHostsBelow(count);
  }

  private static final class Square {
    private final Routers routers;
    private final long sideNanos;
    private final double alpha;
    private final double beta;
    private final Draws draws;
    private final double[] x;
    private final double[] y;
    private final int[] part;

    Square(Arguments arguments, Routers routers, int count) {
      this.routers = routers;
      sideNanos = arguments.link("").delayNanos();
      alpha = arguments.share("alpha");
      beta = Math.max(1e-9, arguments.share("beta"));
      draws = new Draws(arguments.count("seed"));
      x = new double[count];
      y = new double[count];
      part = new int[count];
      for (int i = 0; i < count; i++) {
        x[i] = draws.fraction();
        y[i] = draws.fraction();
      }
      Arrays.setAll(part, i -> i);
    }

    void join() {
      for (int a = 0; a < x.length; a++) {
        for (int b = a + 1; b < x.length; b++) {
          double likely = alpha * StrictMath.exp(-distance(a, b) / (beta * DIAGONAL));
          if (draws.fraction() < likely) {
            link(a, b);
          }
        }
      }
      joinParts();
    }

    /** Prim's way: from the first router's part on, always by the shortest link to another part. */
    private void joinParts() {
      double[] nearest = new double[x.length];
      int[] from = new int[x.length];
      boolean[] joined = new boolean[x.length];
      Arrays.fill(nearest, Double.POSITIVE_INFINITY);
      take(0, joined, nearest, from);
      int next = closest(joined, nearest);
      while (next >= 0) {
        link(from[next], next);
        take(next, joined, nearest, from);
        next = closest(joined, nearest);
      }
    }

    /** Takes in the whole part of a router, and tells the others how far they are from it. */
    private void take(int router, boolean[] joined, double[] nearest, int[] from) {
      int root = root(router);
      for (int member = 0; member < x.length; member++) {
        if (!joined[member] && root(member) == root) {
          joined[member] = true;
          for (int other = 0; other < x.length; other++) {
            double distance = distance(member, other);
            if (!joined[other] && distance < nearest[other]) {
              nearest[other] = distance;
              from[other] = member;
            }
          }
        }
      }
    }

    private static int closest(boolean[] joined, double[] nearest) {
      int closest = -1;
      for (int i = 0; i < joined.length; i++) {
        if (!joined[i] && (closest < 0 || nearest[i] < nearest[closest])) {
          closest = i;
        }
      }
      return closest;
    }

    private void link(int a, int b) {
      routers.link(a, b, Math.max(1_000, StrictMath.round(distance(a, b) * sideNanos)));
      part[root(b)] = root(a);
    }

    private double distance(int a, int b) {
      return StrictMath.hypot(x[a] - x[b], y[a] - y[b]);
    }

    private int root(int router) {
      int at = router;
      while (part[at] != at) {
        part[at] = part[part[at]];
        at = part[at];
      }
      return at;
    }
  }
}
