package io.actornet.emulator.cli;

import java.io.PrintWriter;
import java.util.List;

/** Rows of text whose columns are as wide as their widest cell. */
final class Table {
  private Table() {}

  /**
   * Prints them.
   *
   * @param rows of equal length, the headings first
   */
  static void print(List<List<String>> rows, PrintWriter out) {
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        int width = width(rows, column);
        line.append(row.get(column)).append(" ".repeat(width - row.get(column).length() + 2));
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
