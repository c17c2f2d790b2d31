package io.actornet.emulator.ladder;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Draws one line of the columns: lifelines, and on them a journey. */
final class Arrow {
  private final List<String> columns;
  private final int spacing;
  private char[] line;

  Arrow(List<String> columns, int spacing) {
    this.columns = columns;
    this.spacing = spacing;
  }

  /** Where the lifeline of a column is. */
  int position(int column) {
    return column * spacing + spacing / 2;
  }

  /** Lifelines alone. */
  String lifelines() {
    clear();
    return new String(line);
  }

  /**
   * A journey: a shaft over the links it crossed, a joint at each device that sent it on, a head
   * where it ended, and a cross on a link that lost it or before a device that dropped it.
   */
  String draw(Journey journey) {
    clear();
    for (Journey.Hop hop : journey.hops()) {
      shaft(column(hop.from.device()), column(hop.from.peerDevice()), hop);
    }
    for (Journey.Hop hop : journey.hops()) {
      joint(column(hop.from.device()));
    }
    for (Journey.Hop hop : journey.hops()) {
      if (hop.fate == Journey.Fate.DROPPED
          || hop.fate == Journey.Fate.ARRIVED && !journey.left(hop.from.peerDevice())) {
        head(
            column(hop.from.device()),
            column(hop.from.peerDevice()),
            hop.fate == Journey.Fate.DROPPED);
      }
    }
    return new String(line);
  }

  private int column(String device) {
    return columns.indexOf(device);
  }

  private void clear() {
    line = new char[columns.size() * spacing];
    Arrays.fill(line, ' ');
    IntStream.range(0, columns.size()).forEach(column -> line[position(column)] = '│');
  }

  private void shaft(int from, int to, Journey.Hop hop) {
    if (from < 0 || to < 0) {
      return;
    }
    int start = position(from);
    int end = position(to);
    int step = Integer.signum(end - start);
    int last = hop.arrived() ? end : start + (end - start) / 2;
    for (int x = start + step; x != last; x += step) {
      if (line[x] == ' ') {
        line[x] = '─';
      }
    }
    if (hop.fate == Journey.Fate.LOST) {
      line[last] = '✗';
    }
  }

  /** The lifeline of a device that sends, joined to the shafts that touch it. */
  private void joint(int column) {
    if (column < 0) {
      return;
    }
    int x = position(column);
    boolean left = x > 0 && line[x - 1] != ' ';
    boolean right = x + 1 < line.length && line[x + 1] != ' ';
    if (left || right) {
      line[x] = left && right ? '┼' : left ? '┤' : '├';
    }
  }

  private void head(int from, int to, boolean dropped) {
    if (from < 0 || to < 0) {
      return;
    }
    if (from < to) {
      line[position(to) - 1] = dropped ? '✗' : '▶';
    } else {
      line[position(to) + 1] = dropped ? '✗' : '◀';
    }
  }
}
