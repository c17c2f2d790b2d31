package io.actornet.emulator.ladder;

import io.actornet.emulator.ladder.Recording.Note;
import io.actornet.emulator.ladder.Recording.Stretch;
import java.util.ArrayList;
import java.util.List;

/** What a ladder shows or leaves out as a whole. */
sealed interface Unit {
  /** How many packets it shows. */
  int rows();

  /** What is wrong with it, in a word; empty if nothing is. */
  String trouble();

  /** Something that happened to the network. */
  record Happening(Note note) implements Unit {
    @Override
    public int rows() {
      return 1;
    }

    @Override
    public String trouble() {
      return "happening";
    }
  }

  /** Packets; of more than one, the first and the last are shown and the others folded. */
  record Packets(List<Journey> journeys) implements Unit {
    @Override
    public int rows() {
      return journeys.size() == 1 ? 1 : 2;
    }

    @Override
    public String trouble() {
      return journeys.getFirst().trouble();
    }
  }

  /** Packets that were not recorded. */
  record Missed(long packets) implements Unit {
    @Override
    public int rows() {
      return 0;
    }

    @Override
    public String trouble() {
      return "";
    }
  }

  /** Consecutive packets of bulk data that are not folded. */
  int UNFOLDED = 4;

  /** The units of a recording, in the order of time. */
  static List<Unit> of(Recording recording, Labels labels) {
    List<Unit> units = new ArrayList<>();
    List<Note> notes = recording.notes();
    int told = 0;
    for (Stretch stretch : recording.stretches()) {
      List<Journey> journeys = stretch.journeys();
      if (stretch.missedBefore() > 0) {
        units.add(new Missed(stretch.missedBefore()));
      }
      int next = 0;
      while (next < journeys.size()) {
        long now = journeys.get(next).startNanos();
        while (told < notes.size() && notes.get(told).timeNanos() <= now) {
          units.add(new Happening(notes.get(told++)));
        }
        long until = told < notes.size() ? notes.get(told).timeNanos() : Long.MAX_VALUE;
        int count = alike(journeys, next, until, labels);
        int taken = count > UNFOLDED ? count : 1;
        units.add(new Packets(journeys.subList(next, next + taken)));
        next += taken;
      }
    }
    notes.subList(told, notes.size()).forEach(note -> units.add(new Happening(note)));
    return units;
  }

  /** How many packets from one on, before a time, are bulk data that fared alike. */
  private static int alike(List<Journey> journeys, int from, long untilNanos, Labels labels) {
    String trouble = journeys.get(from).trouble();
    int end = from;
    while (end < journeys.size()
        && journeys.get(end).startNanos() < untilNanos
        && journeys.get(end).trouble().equals(trouble)
        && labels.isBulk(journeys.get(end))) {
      end++;
    }
    return end - from;
  }
}
