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

  /** Whether a link direction ends here. */
  boolean endsHere(int direction) {
    return ends.containsKey(direction);
  }

  /** Puts a frame into the inbox of its partition; false if its direction does not end here. */
  boolean arrive(int direction, long arrivalNanos, byte[] frame, int epoch) {
    End end = ends.get(direction);
    if (end == null) {
      return false;
    }
    end.partition.post(end.sink, arrivalNanos, frame, epoch);
    return true;
  }
}
