package io.actornet.protocol.engine;

/**
 * What comes from other nodes in real time, where nobody promises anything.
 *
 * @param begin devices are switched on at this instant; what reaches them before is lost
 */
record FramesOnly(FarFrames far, long begin) implements OtherNodes.Arrivals {
  @Override
  public boolean frame(int direction, long arrivalNanos, byte[] frame, int epoch) {
    return arrivalNanos < begin
        ? far.endsHere(direction)
        : far.arrive(direction, arrivalNanos, frame, epoch);
  }

  @Override
  public void promise(int partition, long timeNanos) {}

  @Override
  public void quietUntil(long timeNanos) {}

  @Override
  public void askAgain() {}
}
