package io.actornet.emulator.ladder;

import io.actornet.emulator.output.TextStyle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Draws journeys as a ladder: a column a device, a row a packet, its time in emulated milliseconds
 * on the left and its headers on the right, the innermost first. The headers of lower layers are
 * shown where they first appear; bulk data is folded, and what there is no room for is counted.
 */
public final class LadderText {
  private static final int TIME_WIDTH = 11;
  private static final int WIDE = 120;
  private static final int MINIMUM_LABEL_WIDTH = 40;
  private static final int MINIMUM_SPACING = 6;
  private static final int NARROW_LABEL_WIDTH = 30;
  private static final int NARROW_SPACING = 5;

  private final int width;
  private final int rows;
  private final TextStyle style;
  private final StringBuilder text = new StringBuilder();
  private final Labels labels = new Labels();
  private Arrow arrow;
  private int labelWidth;

  private LadderText(int width, int rows, TextStyle style) {
    this.width = width;
    this.rows = rows;
    this.style = style;
  }

  /**
   * Renders a ladder.
   *
   * @param recording what to draw
   * @param width columns of text to use, 80 or more
   * @param rows how many packets to show at most
   * @param style colours or none
   * @return lines that end with a line feed; empty when there are no journeys
   */
  public static String render(Recording recording, int width, int rows, TextStyle style) {
    return recording.journeys().isEmpty()
        ? ""
        : new LadderText(width, rows, style).render(recording);
  }

  private String render(Recording recording) {
    int minimumSpacing = width < WIDE ? NARROW_SPACING : MINIMUM_SPACING;
    int room = width - TIME_WIDTH - (width < WIDE ? NARROW_LABEL_WIDTH : MINIMUM_LABEL_WIDTH);
    List<String> columns = Columns.of(recording.journeys(), room / minimumSpacing);
    int longest = columns.stream().mapToInt(String::length).max().orElseThrow();
    int fitting = Math.max(minimumSpacing, room / columns.size());
    int spacing = Math.clamp(longest + 1, Math.min(MINIMUM_SPACING, fitting), fitting);
    arrow = new Arrow(columns, spacing);
    labelWidth = width - TIME_WIDTH - columns.size() * spacing;
    header(columns, spacing);
    List<Unit> units = Unit.of(recording, labels);
    BitSet shown = Selection.of(units, rows);
    LeftOut leftOut = new LeftOut();
    for (int i = 0; i < units.size(); i++) {
      if (!shown.get(i) || units.get(i) instanceof Unit.Missed) {
        leftOut.add(units.get(i));
        continue;
      }
      leave(leftOut);
      leftOut = new LeftOut();
      switch (units.get(i)) {
        case Unit.Happening happening -> happening(happening.note());
        case Unit.Packets packets -> packets(packets.journeys());
        case Unit.Missed _ -> throw new IllegalStateException("it is left out");
      }
    }
    leave(leftOut);
    return text.toString();
  }

  private void happening(Recording.Note note) {
    remark(time(note.timeNanos()), note.text(), style::bad);
  }

  private void packets(List<Journey> journeys) {
    row(journeys.getFirst());
    if (journeys.size() > 1) {
      fold(journeys.subList(1, journeys.size() - 1));
      row(journeys.getLast());
    }
  }

  private void leave(LeftOut leftOut) {
    if (!leftOut.isEmpty()) {
      remark("…", leftOut.text(), style::dim);
    }
  }

  /** A line, or as many as it takes, without an arrow. */
  private void remark(String time, String what, UnaryOperator<String> colour) {
    String first = time;
    for (String part : wrap(what)) {
      line(first, arrow.lifelines(), colour.apply(part));
      first = "";
    }
  }

  /** The names of the columns; in two lines, by turns, when they would not fit into one. */
  private void header(List<String> columns, int spacing) {
    boolean fits = columns.stream().allMatch(name -> name.length() < spacing);
    if (fits || columns.size() == 1) {
      line("ms", style.bold(names(columns, 0, 1, spacing)), "");
    } else {
      line("", style.bold(names(columns, 0, 2, spacing)), "");
      line("ms", style.bold(names(columns, 1, 2, spacing)), "");
    }
  }

  private String names(List<String> columns, int first, int step, int spacing) {
    StringBuilder names = new StringBuilder();
    for (int column = first; column < columns.size(); column += step) {
      String name = fit(columns.get(column), step * spacing - 1);
      int start = arrow.position(column) - name.length() / 2;
      names.repeat(' ', Math.max(0, start - names.length())).append(name);
      names.append(' ');
    }
    return names.toString().stripTrailing();
  }

  private void row(Journey journey) {
    String drawn = arrow.draw(journey);
    List<String> lines = new ArrayList<>();
    String trouble = journey.trouble();
    if (!trouble.isEmpty()) {
      wrap(trouble).forEach(part -> lines.add(style.bad(part)));
    }
    if (journey.had(Journey.Fate.NOT_FOLLOWED)) {
      lines.add(style.dim("not followed further"));
    }
    for (Labels.Label label : labels.of(journey)) {
      for (String part : wrap(label.text())) {
        lines.add(label.lower() ? style.dim(part) : part);
      }
    }
    line(
        time(journey.startNanos()), trouble.isEmpty() ? drawn : style.bad(drawn), lines.getFirst());
    for (String more : lines.subList(1, lines.size())) {
      line("", arrow.lifelines(), more);
    }
  }

  private static String time(long nanos) {
    return String.format(Locale.ROOT, "%.3f", nanos / 1e6);
  }

  private void fold(List<Journey> folded) {
    String trouble = folded.getFirst().trouble();
    String what =
        String.format(
            Locale.ROOT,
            "⋮ %,d more%s, %,d bytes of payload",
            folded.size(),
            trouble.isEmpty() ? "" : " " + trouble,
            labels.payload(folded));
    remark("", what, style::dim);
  }

  private void line(String time, String drawn, String label) {
    text.append(style.dim(" ".repeat(Math.max(0, TIME_WIDTH - 1 - time.length())) + time))
        .append(' ');
    text.append(drawn).append(label);
    int end = text.length();
    while (text.charAt(end - 1) == ' ') {
      end--;
    }
    text.setLength(end);
    text.append('\n');
  }

  /**
   * Breaks text at spaces or after arrows, not within an address, into lines that fit; those after
   * the first are indented.
   */
  private List<String> wrap(String whole) {
    List<String> lines = new ArrayList<>();
    String rest = whole;
    while (rest.length() > labelWidth) {
      int space =
          Math.max(rest.lastIndexOf(' ', labelWidth), rest.lastIndexOf('→', labelWidth - 1) + 1);
      int cut = space > labelWidth / 3 ? space : labelWidth;
      lines.add(rest.substring(0, cut));
      rest = "  " + rest.substring(cut).strip();
    }
    lines.add(rest);
    return lines;
  }

  private static String fit(String name, int length) {
    return name.length() <= length ? name : name.substring(0, length - 1) + "…";
  }
}
