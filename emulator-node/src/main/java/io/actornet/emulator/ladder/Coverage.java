package io.actornet.emulator.ladder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When the interfaces kept every frame. */
final class Coverage {
  private final Map<Sighting.Place, List<Span>> byPlace = new HashMap<>();
  private final Map<String, List<Span>> byDevice = new HashMap<>();
  private List<Span> common;

  /** From a time to another, both included. */
  record Span(long fromNanos, long untilNanos) {
    boolean contains(long timeNanos) {
      return fromNanos <= timeNanos && timeNanos <= untilNanos;
    }
  }

  /** Coverage of a run that ended at a time. */
  Coverage(List<TapRecord> taps, long endNanos) {
    common = List.of(new Span(0, endNanos));
    for (TapRecord tap : taps) {
      List<Span> spans = spans(tap.kept(), endNanos);
      byPlace.put(tap.place(), spans);
      byDevice.merge(tap.place().device(), spans, Coverage::intersect);
      common = intersect(common, spans);
    }
  }

  /** When all of them did, in the order of time; the last span ends with the run. */
  List<Span> common() {
    return common;
  }

  /** Until when an interface kept all that it saw from a time on; negative if it did not then. */
  long until(Sighting.Place place, long timeNanos) {
    return until(byPlace.getOrDefault(place, List.of()), timeNanos);
  }

  /** Until when all interfaces of a device did. */
  long until(String device, long timeNanos) {
    return until(byDevice.getOrDefault(device, List.of()), timeNanos);
  }

  private static long until(List<Span> spans, long timeNanos) {
    for (Span span : spans) {
      if (span.contains(timeNanos)) {
        return span.untilNanos;
      }
    }
    return -1;
  }

  /** What was kept without a gap between the numbers of the frames. */
  private static List<Span> spans(List<Sighting> kept, long endNanos) {
    List<Span> spans = new ArrayList<>();
    long from = 0;
    for (int i = 1; i < kept.size(); i++) {
      if (kept.get(i).number() != kept.get(i - 1).number() + 1) {
        spans.add(new Span(from, kept.get(i - 1).timeNanos()));
        from = kept.get(i).timeNanos();
      }
    }
    spans.add(new Span(from, endNanos));
    return spans;
  }

  private static List<Span> intersect(List<Span> one, List<Span> other) {
    List<Span> both = new ArrayList<>();
    for (Span a : one) {
      for (Span b : other) {
        Span span =
            new Span(Math.max(a.fromNanos, b.fromNanos), Math.min(a.untilNanos, b.untilNanos));
        if (span.fromNanos <= span.untilNanos) {
          both.add(span);
        }
      }
    }
    return both;
  }
}
