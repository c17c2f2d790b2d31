package io.actornet.protocol.engine;

import java.util.function.BooleanSupplier;

/**
 * The nodes that run the other partitions of a run, as the engine of one node needs them.
 *
 * <p>What is sent to a node arrives there in the order of sending, and nothing is lost; a node that
 * cannot be reached any more shows by an exception, which ends the run here.
 */
public interface OtherNodes {
  /** Every partition is on this node. */
  OtherNodes NONE = new NoOtherNodes();

  /** Whether a partition is on one of them. */
  boolean runs(int partition);

  /**
   * Sends a frame; on the loop that it leaves.
   *
   * @param from partition that it leaves
   * @param to partition that it reaches
   * @param direction the link direction on which it travels, the same number on every node
   * @param arrivalNanos when it reaches the far interface
   * @param epoch how often the link had been down when it was sent
   */
  void send(int from, int to, int direction, long arrivalNanos, byte[] frame, int epoch);

  /** Tells all of them a partition's promise, after all that it sent; on its loop. */
  void promise(int partition, long timeNanos);

  /**
   * No partition of this node does anything before an instant unless it hears of the others. Where
   * all nodes have said so, and nothing is on its way between them, they are told the earliest of
   * these instants.
   *
   * @param stillQuiet whether nothing has come since; asked after what came has been counted
   */
  void quiet(long leastNanos, BooleanSupplier stillQuiet, Arrivals arrivals);

  /** Tells what has come from them, without waiting; several loops may ask at the same time. */
  void poll(Arrivals arrivals);

  /**
   * Agrees with the others on when a run in real time begins, which may mean to wait for them. From
   * then on what comes from them is told without being asked for. Nodes for virtual time have no
   * such clock.
   */
  WallClock begin(Arrivals arrivals);

  /** Hands over what a partition has sent in real time, without waiting; on its loop. */
  void flush(int partition);

  /** What comes from other nodes; may be told by any thread. */
  interface Arrivals {
    /**
     * A frame on a link direction, which belongs to the receiver from now on.
     *
     * @return whether the direction ends here
     */
    boolean frame(int direction, long arrivalNanos, byte[] frame, int epoch);

    /**
     * Another node's partition does nothing before an instant; what it sent before is here. One
     * that is run again says less than it had said.
     */
    void promise(int partition, long timeNanos);

    /** Nothing happens on any node before an instant. */
    void quietUntil(long timeNanos);

    /** Whether nothing happens on this node has to be said again, as it did not count. */
    void askAgain();
  }
}
