package io.actornet.protocol.app.flows;

import io.actornet.protocol.engine.RandomStream;
import java.util.Arrays;

/** A traffic matrix: to which receiver each flow of a sender goes. */
public sealed interface Matrix {
  /** The number of a sender that is not among the receivers. */
  int NOT_AMONG = -1;

  /**
   * What one sender asks.
   *
   * @param own number of the sender among the receivers, or {@link #NOT_AMONG}
   * @param position of the sender among the senders
   * @param receivers how many there are, with the sender; at least one is not the sender
   * @param shared draws that are equal on all hosts
   */
  record Sender(int own, int position, int receivers, RandomStream shared) {}

  /** The receivers of a sender, one for each flow. */
  interface Choice {
    /**
     * The number of the receiver of a flow; never the sender's own.
     *
     * @param flow how many flows this sender has begun before
     */
    int receiver(long flow, RandomStream draws);
  }

  /** What a sender asks for each of its flows. */
  Choice choice(Sender sender);

  /** How much a sender sends, compared with the mean of all. */
  default double weight(Sender sender) {
    return 1;
  }

  /** How many flows make one round of a sender; 0 where there are no rounds. */
  default int round(Sender sender) {
    return 0;
  }

  /** Each flow goes to any receiver. */
  record Uniform() implements Matrix {
    @Override
    public Choice choice(Sender sender) {
      return (flow, draws) -> any(sender, draws);
    }
  }

  /** The flows of a sender go to all receivers in turn, beginning with the one after itself. */
  record AllPairs() implements Matrix {
    @Override
    public Choice choice(Sender sender) {
      int others = others(sender);
      int first = sender.own == NOT_AMONG ? sender.position % sender.receivers : sender.own + 1;
      return (flow, draws) -> (int) ((first + flow % others) % sender.receivers);
    }

    @Override
    public int round(Sender sender) {
      return others(sender);
    }
  }

  /** All flows of a sender go to one receiver, and no two of as many senders share theirs. */
  record Permutation() implements Matrix {
    @Override
    public Choice choice(Sender sender) {
      RandomOrder order = new RandomOrder(sender.receivers, sender.shared);
      int place =
          sender.own == NOT_AMONG
              ? sender.position % sender.receivers
              : (order.placeOf(sender.own) + 1) % sender.receivers;
      int receiver = order.at(place);
      return (flow, draws) -> receiver;
    }
  }

  /**
   * What goes from one host to another is proportional to the product of their weights.
   *
   * @param cumulative weights of the receivers, summed up to each of them
   */
  @SuppressWarnings("ArrayRecordComponent") // made once, and handed to nobody
  record Gravity(double[] cumulative) implements Matrix {
    /** A matrix of weights above 0. */
    public static Gravity of(double[] weights) {
      double[] sums = weights.clone();
      Arrays.parallelPrefix(sums, Double::sum);
      return new Gravity(sums);
    }

    @Override
    public Choice choice(Sender sender) {
      double all = cumulative[cumulative.length - 1];
      double before = sender.own > 0 ? cumulative[sender.own - 1] : 0;
      double own = sender.own == NOT_AMONG ? 0 : cumulative[sender.own] - before;
      return (flow, draws) -> {
        double drawn = draws.nextDouble() * (all - own);
        return find(own > 0 && drawn >= before ? drawn + own : drawn, sender.own);
      };
    }

    /** The first whose sum is above a number, past the sender that rounding may lead to. */
    private int find(double drawn, int own) {
      int low = 0;
      int high = cumulative.length - 1;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (cumulative[middle] > drawn) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low != own ? low : low == 0 ? 1 : low - 1;
    }

    @Override
    public double weight(Sender sender) {
      if (sender.own == NOT_AMONG) {
        return 1;
      }
      double before = sender.own > 0 ? cumulative[sender.own - 1] : 0;
      double own = cumulative[sender.own] - before;
      return own * cumulative.length / cumulative[cumulative.length - 1];
    }
  }

  /**
   * A share of the flows goes to some of the receivers, the others to any.
   *
   * @param hot their numbers; for a sender that is the only one of them there are none
   * @param share from 0 to 1
   */
  @SuppressWarnings("ArrayRecordComponent") // made once, and handed to nobody
  record Hotspots(int[] hot, double share) implements Matrix {
    @Override
    public Choice choice(Sender sender) {
      int self = Arrays.binarySearch(hot, sender.own);
      int others = self < 0 ? hot.length : hot.length - 1;
      return (flow, draws) -> {
        if (others == 0 || draws.nextDouble() >= share) {
          return any(sender, draws);
        }
        int drawn = draws.nextInt(others);
        return hot[self >= 0 && drawn >= self ? drawn + 1 : drawn];
      };
    }
  }

  private static int others(Sender sender) {
    return sender.own == NOT_AMONG ? sender.receivers : sender.receivers - 1;
  }

  private static int any(Sender sender, RandomStream draws) {
    int drawn = draws.nextInt(others(sender));
    return sender.own != NOT_AMONG && drawn >= sender.own ? drawn + 1 : drawn;
  }
}
