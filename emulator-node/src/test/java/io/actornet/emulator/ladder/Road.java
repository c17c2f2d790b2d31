package io.actornet.emulator.ladder;

import io.actornet.emulator.ladder.Recording.Note;
import io.actornet.protocol.engine.FrameTap;
import io.actornet.protocol.wire.Ipv4View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A network of taps: frames travel over it as switches and routers would send them on. */
final class Road {
  private static final int ETHERNET = 14;

  private final LadderRecorder recorder;
  private final Map<String, FrameTap> taps = new HashMap<>();
  private final Map<String, Long> delays = new TreeMap<>();

  Road(int framesPerInterface, Note... notes) {
    recorder = new LadderRecorder(framesPerInterface, List.of(notes), 1, LadderNews.NONE);
  }

  /** Links two devices, both ends tapped. */
  Road link(String one, String other, long delayNanos) {
    taps.put(one + ">" + other, recorder.tap(0, one, "to-" + other, other, "to-" + one));
    taps.put(other + ">" + one, recorder.tap(0, other, "to-" + one, one, "to-" + other));
    delays.put(one + ">" + other, delayNanos);
    delays.put(other + ">" + one, delayNanos);
    return this;
  }

  /**
   * Sends a frame along some devices; one whose name starts with "sw" does not rewrite it. A last
   * device "lost" loses it on the link before.
   *
   * @return when it arrives
   */
  long travel(long timeNanos, byte[] frame, String... devices) {
    byte[] current = frame.clone();
    long now = timeNanos;
    boolean lost = devices[devices.length - 1].equals("lost");
    int last = devices.length - (lost ? 2 : 1);
    for (int i = 0; i < last; i++) {
      String from = devices[i];
      String to = devices[i + 1];
      boolean router = i > 0 && !from.startsWith("sw");
      if (router) {
        current = forwarded(current);
      }
      taps.get(from + ">" + to).frame(now, current, true);
      if (lost && i == last - 1) {
        return now;
      }
      now += delays.get(from + ">" + to);
      taps.get(to + ">" + from).frame(now, current, false);
    }
    return now;
  }

  /** Sends a further copy of a frame over one link. */
  void flood(long timeNanos, byte[] frame, String from, String to) {
    taps.get(from + ">" + to).frame(timeNanos, frame, true);
    taps.get(to + ">" + from).frame(timeNanos + delays.get(from + ">" + to), frame, false);
  }

  /** Sends a frame that does not arrive yet. */
  void depart(long timeNanos, byte[] frame, String from, String to) {
    taps.get(from + ">" + to).frame(timeNanos, frame, true);
  }

  /** Lets a frame arrive. */
  void arrive(long timeNanos, byte[] frame, String from, String to) {
    taps.get(to + ">" + from).frame(timeNanos, frame, false);
  }

  LadderRecorder recorder() {
    return recorder;
  }

  /** As a router sends it: other MAC addresses, a lower TTL and a new checksum. */
  private static byte[] forwarded(byte[] frame) {
    byte[] next = frame.clone();
    next[5]++;
    next[11]++;
    Ipv4View ipv4 = new Ipv4View();
    if (ipv4.wrap(next, ETHERNET, next.length) == null) {
      next[ETHERNET + 8]--;
      int sum = ((next[ETHERNET + 10] & 0xff) << 8 | next[ETHERNET + 11] & 0xff) + 0x100;
      sum = (sum & 0xffff) + (sum >>> 16);
      next[ETHERNET + 10] = (byte) (sum >>> 8);
      next[ETHERNET + 11] = (byte) sum;
    }
    return next;
  }
}
