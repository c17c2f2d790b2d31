package io.actornet.protocol.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A device that may run ahead of the others")
class AgendaTest {
  private static final int DEVICES = 7;
  private static final long END = 40_000;
  private static final long BEAT = 100;

  /** Devices that set themselves timers, and send each other what arrives a floor later. */
  private static final class Playground {
    private final List<Integer> handled = new ArrayList<>();
    private final List<List<String>> byDevice = new ArrayList<>();
    private final List<JournalEntry> journal = new ArrayList<>();
    private final Partition[] partitions = new Partition[1];
    private final Partition partition;
    private final long floor;
    private final RandomStream[] draws = new RandomStream[DEVICES];
    private final long[] sequences = new long[DEVICES];
    private final long[] lines = new long[DEVICES];

    Playground(long floor) {
      this.floor = floor;
      partition = new Partition(0, 1, DispatcherKind.DIRECT, journal::add, partitions);
      partitions[0] = partition;
      for (int device = 0; device < DEVICES; device++) {
        byDevice.add(new ArrayList<>());
        draws[device] = new RandomStream(9, "device" + device, "steps");
        partition.schedule(device * 3L, new Step(device, Event.START));
      }
    }

    void run(long horizon) {
      while (partition.nextEventTime() < END) {
        partition.handleNext(horizon);
      }
      partition.settle();
    }

    private final class Step extends Event {
      private final int device;
      private final int eventClass;

      Step(int device, int eventClass) {
        this.device = device;
        this.eventClass = eventClass;
        order = order(device, eventClass, 0);
        sequence = sequences[device]++;
      }

      @Override
      protected void fire(long timeNanos) {
        assertEquals(timeNanos, partition.now());
        String what = timeNanos + " " + device + " " + eventClass;
        handled.add(device);
        byDevice.get(device).add(what);
        partition.record(
            new JournalEntry(timeNanos, "device" + device, lines[device]++, "step", new Object[0]));
        if (isBeat()) {
          partition.schedule(timeNanos + BEAT, new Step(device, START));
        }
        RandomStream draw = draws[device];
        switch (draw.nextInt(6)) {
          case 0 -> {
            partition.schedule(timeNanos + draw.nextInt(40), new Step(device, TIMER));
            partition.schedule(timeNanos + 5L * draw.nextInt(400), new Step(device, TIMER));
          }
          case 1 -> {
            int other = (device + 1 + draw.nextInt(DEVICES - 1)) % DEVICES;
            partition.schedule(timeNanos + floor + draw.nextInt(90), new Step(other, FRAME));
          }
          case 2 -> partition.schedule(timeNanos + draw.nextInt(200), new Step(device, TIMER));
          default -> {}
        }
      }

      private boolean isBeat() {
        return eventClass == START;
      }
    }
  }

  private static Playground played(long floor, boolean ahead) {
    Playground playground = new Playground(floor);
    for (int device = 0; ahead && device < DEVICES; device++) {
      playground.partition.letRunAhead(device, floor);
    }
    playground.run(END);
    return playground;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 50, 1_000})
  @DisplayName("sees the same events at the same times as one that is kept in step")
  void sameEvents(long floor) {
    Playground ahead = played(floor, true);
    Playground inStep = played(floor, false);
    for (int device = 0; device < DEVICES; device++) {
      assertEquals(inStep.byDevice.get(device), ahead.byDevice.get(device));
    }
    assertTrue(ahead.handled.size() > 1_000, "much happens");
  }

  @Test
  @DisplayName("does run ahead: its events come in longer rows than those of one kept in step")
  void runsAhead() {
    assertTrue(changesOfDevice(played(1_000, true)) * 3 < changesOfDevice(played(1_000, false)));
  }

  private static long changesOfDevice(Playground playground) {
    List<Integer> handled = playground.handled;
    return IntStream.range(1, handled.size())
        .filter(i -> !handled.get(i).equals(handled.get(i - 1)))
        .count();
  }

  @Test
  @DisplayName("leaves the journal in the order of time, and the lines of a device in theirs")
  void journalInOrder() {
    Playground ahead = played(1_000, true);
    assertEquals(ahead.handled.size(), ahead.journal.size());
    List<JournalEntry> sorted = new ArrayList<>(ahead.journal);
    sorted.sort(Comparator.comparingLong(JournalEntry::timeNanos));
    assertEquals(sorted, ahead.journal);
    long[] next = new long[DEVICES];
    for (JournalEntry entry : ahead.journal) {
      int device = entry.device().charAt("device".length()) - '0';
      assertEquals(next[device]++, entry.sequence());
    }
  }

  @Test
  @DisplayName("stops below the horizon")
  void horizon() {
    Playground playground = new Playground(1_000);
    for (int device = 0; device < DEVICES; device++) {
      playground.partition.letRunAhead(device, Long.MAX_VALUE);
    }
    while (playground.partition.nextEventTime() < 500) {
      playground.partition.handleNext(500);
    }
    assertTrue(
        playground.journal.isEmpty() || playground.journal.getLast().timeNanos() < 500,
        "nothing at or after the horizon");
    assertTrue(playground.partition.nextEventTime() >= 500);
  }
}
