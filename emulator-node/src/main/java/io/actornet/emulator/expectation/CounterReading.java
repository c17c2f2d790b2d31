package io.actornet.emulator.expectation;

import io.actornet.emulator.experiment.ExpectationSpec;
import io.actornet.emulator.report.ExpectationResult;
import io.actornet.protocol.engine.CounterVisitor;
import io.actornet.protocol.engine.DeviceContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** The counters of all devices, read once when a run is over. */
public final class CounterReading {
  private final Set<String> known;
  private final List<Tally> tallies = new ArrayList<>();
  private final Map<String, List<Tally>> talliesByCounter = new HashMap<>();
  private final SortedMap<String, Long> totals = new TreeMap<>();

  /** An expectation with the sum of what it is about. */
  private static final class Tally {
    final ExpectationSpec expectation;
    long sum;

    Tally(ExpectationSpec expectation) {
      this.expectation = expectation;
    }

    void add(int device, String[] labels, long value) {
      if (expectation.devices() != null && !expectation.devices().get(device)) {
        return;
      }
      for (Map.Entry<String, SortedSet<String>> wanted : expectation.labels().entrySet()) {
        String said = CounterVisitor.label(labels, wanted.getKey());
        if (said == null || !wanted.getValue().contains(said)) {
          return;
        }
      }
      sum += value;
    }
  }

  private CounterReading(List<ExpectationSpec> expectations, Set<String> known) {
    this.known = known;
    for (ExpectationSpec expectation : expectations) {
      Tally tally = new Tally(expectation);
      tallies.add(tally);
      talliesByCounter
          .computeIfAbsent(expectation.counter(), absent -> new ArrayList<>(1))
          .add(tally);
    }
  }

  /**
   * Reads the counters.
   *
   * @param known names of counters that stand for 0 where nobody shows them
   */
  public static CounterReading of(
      List<DeviceContext> devices, List<ExpectationSpec> expectations, Set<String> known) {
    CounterReading reading = new CounterReading(expectations, known);
    for (DeviceContext device : devices) {
      device.visitCounters(reading.visitor(device.index()));
    }
    return reading;
  }

  /**
   * Adds up what several processes have read, each of its own devices.
   *
   * @param known as for {@link #of}
   */
  public static CounterReading ofSums(
      List<Sums> parts, List<ExpectationSpec> expectations, Set<String> known) {
    CounterReading reading = new CounterReading(expectations, known);
    for (Sums part : parts) {
      part.totals().forEach((name, value) -> reading.totals.merge(name, value, Long::sum));
      for (int i = 0; i < reading.tallies.size(); i++) {
        reading.tallies.get(i).sum += part.expectations().get(i);
      }
    }
    return reading;
  }

  /** What was read, for another process to add up. */
  public Sums sums() {
    return new Sums(totals, tallies.stream().map(tally -> tally.sum).toList());
  }

  /**
   * What one process has read.
   *
   * @param totals over its devices and all labels, by name
   * @param expectations for each expectation, the sum of what it is about
   */
  public record Sums(SortedMap<String, Long> totals, List<Long> expectations) {}

  private CounterVisitor visitor(int device) {
    return (name, unit, value, labels) -> {
      totals.merge(name, value, Long::sum);
      List<Tally> wanted = talliesByCounter.get(name);
      if (wanted != null) {
        for (Tally tally : wanted) {
          tally.add(device, labels, value);
        }
      }
    };
  }

  /** Totals over all devices and labels by name. */
  public SortedMap<String, Long> totals() {
    return totals;
  }

  /** What came of the expectations, in the order of the experiment. */
  public List<ExpectationResult> results() {
    return tallies.stream().map(this::result).toList();
  }

  private ExpectationResult result(Tally tally) {
    ExpectationSpec expectation = tally.expectation;
    boolean counted = isCounted(expectation);
    return new ExpectationResult(
        expectation.what(),
        expectation.comparison().toString(),
        counted ? String.valueOf(tally.sum) : "nobody counts that",
        counted && expectation.comparison().holds(tally.sum));
  }

  private boolean isCounted(ExpectationSpec expectation) {
    return totals.containsKey(expectation.counter()) || known.contains(expectation.counter());
  }

  /** The expectations about counters that nobody has, a sentence each. */
  public List<String> unknown() {
    return tallies.stream()
        .filter(tally -> !isCounted(tally.expectation))
        .map(
            tally ->
                tally.expectation.where()
                    + ": unknown counter '"
                    + tally.expectation.counter()
                    + "'; expected one that report.json lists")
        .toList();
  }
}
