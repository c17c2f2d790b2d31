package io.actornet.emulator.ladder;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Which units a ladder with a limited number of rows shows: the opening, the end, and between them
 * where something starts to go wrong, of each kind by turns, so that none crowds out the others.
 */
final class Selection {
  /** In units. */
  private static final int A_WHILE = 8;

  private final List<Unit> units;
  private final BitSet chosen = new BitSet();
  private int rows;

  private Selection(List<Unit> units) {
    this.units = units;
  }

  /** The indices of the units to show, with about so many rows in all. */
  static BitSet of(List<Unit> units, int rows) {
    Selection selection = new Selection(units);
    if (units.stream().mapToInt(Unit::rows).sum() <= rows) {
      selection.chosen.set(0, units.size());
    } else {
      selection.choose(rows);
    }
    return selection.chosen;
  }

  private void choose(int limit) {
    for (int i = 0; rows < limit * 2 / 5; i++) {
      take(i);
    }
    int end = rows + limit / 5;
    for (int i = units.size() - 1; rows < end; i--) {
      take(i);
    }
    troubles(limit);
    for (int i = 0; rows < limit && i < units.size(); i++) {
      take(i);
    }
  }

  /** Takes what goes wrong with what comes after it, the first of its kind also with its cause. */
  private void troubles(int limit) {
    Collection<Queue<Integer>> kinds = kinds().values();
    boolean first = true;
    while (rows < limit && kinds.stream().anyMatch(kind -> !kind.isEmpty())) {
      for (Queue<Integer> kind : kinds) {
        if (rows < limit && !kind.isEmpty()) {
          int at = kind.remove();
          if (first) {
            take(at - 1);
          }
          take(at);
          take(at + 1);
          take(at + 2);
        }
      }
      first = false;
    }
  }

  /** Where each kind of trouble starts after a while without it, outside of what is chosen. */
  private Map<String, Queue<Integer>> kinds() {
    Map<String, Queue<Integer>> kinds = new LinkedHashMap<>();
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < units.size(); i++) {
      String trouble = units.get(i).trouble();
      if (trouble.isEmpty()) {
        continue;
      }
      Integer before = last.put(trouble, i);
      if ((before == null || i - before > A_WHILE) && !chosen.get(i)) {
        kinds.computeIfAbsent(trouble, _ -> new ArrayDeque<>()).add(i);
      }
    }
    return kinds;
  }

  private void take(int index) {
    if (index >= 0 && index < units.size() && !chosen.get(index)) {
      chosen.set(index);
      rows += units.get(index).rows();
    }
  }
}
