package io.actornet.topology.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the names that a mistyped one may have meant. */
public final class Suggestions {
  private static final int LONGEST = 100;

  private Suggestions() {}

  /**
   * The nearest names, best first.
   *
   * @param limit how many at most
   * @return none when nothing is near: more than a third of the letters would have to change
   */
  public static List<String> nearest(String mistyped, Iterable<String> names, int limit) {
    if (mistyped.length() > LONGEST) {
      return List.of();
    }
    int farthest = Math.min(Math.max(1, mistyped.length() / 3), mistyped.length() - 1);
    List<Candidate> near = new ArrayList<>();
    for (String name : names) {
      if (Math.abs(name.length() - mistyped.length()) <= farthest) {
        int distance = distance(mistyped, name);
        if (distance <= farthest) {
          near.add(new Candidate(name, distance));
        }
      }
    }
    near.sort(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name));
    return near.stream().limit(limit).map(Candidate::name).toList();
  }

  /** The same as the end of a message: {@code " (did you mean 'delay'?)"}, or nothing. */
  public static String hint(String mistyped, Iterable<String> names) {
    List<String> near = nearest(mistyped, names, 3);
    return near.isEmpty()
        ? ""
        : near.stream()
            .map(name -> "'" + name + "'")
            .collect(Collectors.joining(" or ", " (did you mean ", "?)"));
  }

  /** Letters to insert, delete, change or swap with their neighbour. */
  private static int distance(String from, String to) {
    int[] before = new int[to.length() + 1];
    int[] last = new int[to.length() + 1];
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      int[] oldest = before;
      before = last;
      last = row;
      row = oldest;
    }
    return last[to.length()];
  }

  private record Candidate(String name, int distance) {}
}
