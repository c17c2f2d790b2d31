package io.actornet.protocol.engine;

/** A link direction that leaves its sender's node. */
final class FarCrossing implements FrameSink {
  private final OtherNodes others;
  private final int from;
  private final int to;
  private final int direction;

  FarCrossing(OtherNodes others, int from, int to, int direction) {
    this.others = others;
    this.from = from;
    this.to = to;
    this.direction = direction;
  }

  @Override
  public void deliver(long arrivalNanos, byte[] frame, int epoch) {
    others.send(from, to, direction, arrivalNanos, frame, epoch);
  }
}
