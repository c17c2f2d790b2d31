package io.actornet.emulator.packetdrill;

import io.actornet.emulator.packetdrill.packet.Flow;
import io.actornet.emulator.packetdrill.packet.PacketMatcher;
import io.actornet.emulator.packetdrill.packet.PacketText;
import io.actornet.emulator.packetdrill.packet.SentPacket;
import io.actornet.emulator.packetdrill.script.PacketSpec;
import io.actornet.emulator.packetdrill.script.SegmentSpec;
import io.actornet.protocol.engine.FrameSink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What the host under test has sent and the script has not looked at, in order. */
final class SentPackets implements FrameSink {
  private final Deque<SentPacket> packets = new ArrayDeque<>();
  private final boolean strict;
  private Runnable whenSent = () -> {};

  /**
   * Nothing was sent yet.
   *
   * @param strict whether each packet is looked at by itself
   */
  SentPackets(boolean strict) {
    this.strict = strict;
  }

  /** What became of an expectation. */
  sealed interface Outcome {}

  /** Nothing was sent yet, or not all of it. */
  record Missing() implements Outcome {}

  /** It was sent at that time. */
  record Matched(long timeNanos) implements Outcome {}

  /** Something else was sent, or at another time, or nothing until it was too late. */
  record Different(String reason, String expected, String seen, long timeNanos)
      implements Outcome {}

  /** Names who wants to hear of every packet. */
  void whenSent(Runnable listener) {
    whenSent = listener;
  }

  @Override
  public void deliver(long arrivalNanos, byte[] frame, int epoch) {
    // The link takes a nanosecond.
    packets.add(new SentPacket(arrivalNanos - 1, frame));
    whenSent.run();
  }

  /** Takes what an event expects, if it was sent. */
  Outcome take(PacketSpec expected, Flow flow, TimeWindow window, long now) {
    while (!packets.isEmpty() && !packets.peek().belongsTo(flow)) {
      packets.remove();
    }
    String text = window + ": " + PacketText.of(expected);
    List<SentPacket> parts = parts(expected, flow);
    if (parts.isEmpty() || !strict && !isComplete(expected, parts) && now <= window.latest()) {
      return now <= window.latest()
          ? new Missing()
          : new Different("nothing was sent", text, "nothing until " + seconds(now), now);
    }
    long time = parts.getLast().timeNanos();
    for (int i = 0; i < parts.size(); i++) {
      packets.remove();
    }
    PacketMatcher.Result result = PacketMatcher.match(expected, parts, flow);
    String seen = "at " + seconds(time) + ": " + result.seen();
    if (result.difference() != null) {
      return new Different(result.difference(), text, seen, time);
    }
    if (!window.contains(time)) {
      return new Different(
          "sent too " + (time < window.from() ? "early" : "late"), text, seen, time);
    }
    return new Matched(time);
  }

  /**
   * The first packet; or several where a script that was written for a system with a NIC that
   * divides long segments expects one.
   */
  private List<SentPacket> parts(PacketSpec expected, Flow flow) {
    List<SentPacket> parts = new ArrayList<>();
    int missing = expected.transport() instanceof SegmentSpec segment ? segment.length() : 0;
    for (SentPacket packet : packets) {
      int length = packet.dataLength();
      if (parts.isEmpty()) {
        parts.add(packet);
        missing -= length;
        if (length == 0) {
          break;
        }
      } else if (!strict
          && missing > 0
          && packet.belongsTo(flow)
          && length > 0
          && length <= missing) {
        parts.add(packet);
        missing -= length;
      } else {
        break;
      }
    }
    return parts;
  }

  /** Whether no part is missing; a packet without data is whole, whatever was expected. */
  private static boolean isComplete(PacketSpec expected, List<SentPacket> parts) {
    int length = parts.stream().mapToInt(SentPacket::dataLength).sum();
    return !(expected.transport() instanceof SegmentSpec segment)
        || length == 0
        || length >= segment.length();
  }

  private static String seconds(long nanos) {
    return TimeWindow.seconds(nanos);
  }
}
