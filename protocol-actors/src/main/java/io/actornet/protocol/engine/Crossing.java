package io.actornet.protocol.engine;

/** A link direction that leaves its sender's partition: collects frames for the far one. */
final class Crossing implements FrameSink {
  private final Partition from;
  private final Partition to;
  private final FrameSink far;

  Crossing(Partition from, Partition to, FrameSink far) {
    this.from = from;
    this.to = to;
    this.far = far;
  }

  @Override
  public void deliver(long arrivalNanos, byte[] frame, int epoch) {
    from.sendTo(to, far, arrivalNanos, frame, epoch);
  }
}
