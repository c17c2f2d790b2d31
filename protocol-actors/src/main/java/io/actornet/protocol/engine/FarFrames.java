package io.actornet.protocol.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where frames go that come from other nodes: to the partition and the end of their direction. */
final class FarFrames {
  private final Map<Integer, End> ends = new ConcurrentHashMap<>();

  private record End(Partition partition, FrameSink sink) {}

  /** Names the end of a link direction that begins on another node. */
  void expect(int direction, Partition partition, FrameSink sink) {
    ends.put(direction, new End(partition, sink));
  }

  /** Puts a frame into the inbox of its partition; one of an unknown direction is an error. */
  void arrive(int direction, long arrivalNanos, byte[] frame, int epoch) {
    End end = ends.get(direction);
    if (end == null) {
      throw new IllegalStateException("no link direction " + direction + " ends on this node");
    }
    end.partition.post(end.sink, arrivalNanos, frame, epoch);
  }
}
