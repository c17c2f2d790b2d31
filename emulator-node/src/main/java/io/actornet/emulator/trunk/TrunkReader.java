package io.actornet.emulator.trunk;

import io.aeron.FragmentAssembler;
import io.aeron.Subscription;
import java.net.InetSocketAddress;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The receiving end of a trunk. Any loop of the node may poll it; while one does, others find
 * nothing to do.
 *
 * <p>Nothing that arrives is trusted: what is malformed, or belongs to another run, attempt or
 * sender, is counted and dropped. What shows that the trunk cannot be relied on, a message that is
 * missing or a sender that runs something else, ends it.
 */
public final class TrunkReader implements AutoCloseable {
  private final NodeDriver driver;
  private final Subscription subscription;
  private final Reception reception;
  private final FragmentAssembler assembler;
  private final ReentrantLock polling = new ReentrantLock();

  private TrunkReader(NodeDriver driver, Subscription subscription, Reception reception) {
    this.driver = driver;
    this.subscription = subscription;
    this.reception = reception;
    this.assembler = new FragmentAssembler(reception);
  }

  /**
   * Opens the receiving end.
   *
   * @param own where this node listens; null for shared memory
   * @param expected the trunk, as its sender knows it too
   */
  public static TrunkReader open(
      NodeDriver driver, InetSocketAddress own, TrunkIdentity expected, TrunkCounters counters) {
    Subscription subscription =
        driver.aeron().addSubscription(TrunkChannel.of(driver, own), expected.streamId());
    driver.trunkOpened();
    return new TrunkReader(driver, subscription, new Reception(expected, counters));
  }

  /**
   * Hands over what has arrived, without waiting.
   *
   * @param limit about how many messages at most; large batches count once for each datagram
   * @return 0 if there was nothing to do, or another thread is at it, or this one already is
   * @throws TrunkLostException if the trunk cannot go on; again at each further call
   */
  public int poll(TrunkListener listener, int limit) {
    if (polling.isHeldByCurrentThread() || !polling.tryLock()) {
      return 0;
    }
    try {
      if (subscription.isClosed()) {
        return 0;
      }
      reception.begin(listener);
      int polled = subscription.poll(assembler, limit);
      reception.rethrow();
      return polled;
    } finally {
      polling.unlock();
    }
  }

  /** Whether a sender is there. */
  public boolean isConnected() {
    return subscription.isConnected();
  }

  /** Ends the reception, when nobody is at it. */
  @Override
  public void close() {
    polling.lock();
    try {
      if (!subscription.isClosed()) {
        subscription.close();
        driver.trunkClosed();
      }
    } finally {
      polling.unlock();
    }
  }
}
