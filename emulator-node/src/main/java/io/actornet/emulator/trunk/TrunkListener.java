package io.actornet.emulator.trunk;

/**
 * Is told what arrives on a trunk, on the thread that polls. It puts things aside and returns: it
 * must not wait, nor send anything but an echo.
 */
public interface TrunkListener {
  /**
   * A frame, which now belongs to the listener.
   *
   * @param direction the link direction on which it travels
   * @param arrivalNanos when it reaches the far interface
   * @param epoch how often the link had been down when it was sent
   */
  void onFrame(int direction, long arrivalNanos, int epoch, byte[] frame);

  /** Something went wrong on the other node, at an instant of emulated time. */
  default void onNews(long timeNanos) {}

  /**
   * A partition does nothing before an instant; all frames that it sent before have been handed
   * over.
   *
   * @param fromNode where the partition is
   */
  void onPromise(int fromNode, long partition, long timeNanos);

  /** A node waits for others; all frames that it sent before have been handed over. */
  void onQuiet(int fromNode, QuietReport report);

  /** The other node asks for an {@link TrunkWriter#echo echo} with {@code sentNanos}. */
  void onProbe(int fromNode, long sentNanos);

  /**
   * An own probe came back; what a {@link ClockOffset} takes.
   *
   * @param sentNanos own clock when it was sent
   * @param echoedNanos the other node's clock when it answered
   * @param receivedNanos own clock now
   */
  void onEcho(int fromNode, long sentNanos, long echoedNanos, long receivedNanos);

  /**
   * When the run begins; only in real time.
   *
   * @param instantNanos on the clock that the nodes share; {@link BeginMessage#READY} if the other
   *     node waits to be told
   */
  default void onBegin(int fromNode, long instantNanos) {}

  /** The other node speaks the same protocol, runs the same experiment, and will send frames. */
  void onHello(int fromNode);

  /** The other node sends nothing more, and everything that it sent has been handed over. */
  void onEnd(int fromNode);
}
