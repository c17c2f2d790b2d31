package io.actornet.emulator.ladder;

import io.actornet.emulator.output.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws journeys as a ladder: a column a device, a row a packet, its time in emulated milliseconds
 * on the left and its headers on the right, the innermost first. The headers of lower layers are
 * shown where they first appear; bulk data is folded.
 */
public final class LadderText {
  private static final int TIME_WIDTH = 11;
  private static final int WIDE = 120;
  private static final int MINIMUM_LABEL_WIDTH = 40;
  private static final int MINIMUM_SPACING = 6;
  private static final int NARROW_LABEL_WIDTH = 30;
  private static final int NARROW_SPACING = 5;

  /** Consecutive packets of bulk data that are not folded. */
  private static final int UNFOLDED = 4;

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
        : new LadderText(width, rows, style).render(recording.journeys(), recording.cut());
  }

  private String render(List<Journey> journeys, boolean cut) {
    int minimumSpacing = width < WIDE ? NARROW_SPACING : MINIMUM_SPACING;
    int room = width - TIME_WIDTH - (width < WIDE ? NARROW_LABEL_WIDTH : MINIMUM_LABEL_WIDTH);
    List<String> columns = Columns.of(journeys, room / minimumSpacing);
    int longest = columns.stream().mapToInt(String::length).max().orElseThrow();
    int fitting = Math.max(minimumSpacing, room / columns.size());
    int spacing = Math.clamp(longest + 1, Math.min(MINIMUM_SPACING, fitting), fitting);
    arrow = new Arrow(columns, spacing);
    labelWidth = width - TIME_WIDTH - columns.size() * spacing;
    header(columns, spacing);
    int shown = 0;
    int next = 0;
    while (next < journeys.size() && shown < rows) {
      int bulk = labels.bulk(journeys, next);
      if (bulk > UNFOLDED) {
        row(journeys.get(next));
        fold(journeys.subList(next + 1, next + bulk - 1));
        row(journeys.get(next + bulk - 1));
        next += bulk;
        shown += 2;
      } else {
        row(journeys.get(next++));
        shown++;
      }
    }
    int more = journeys.size() - next;
    if (more > 0 || cut) {
      String count = more == 0 ? "more" : (cut ? "more than " : "") + more + " more";
      line(
          "",
          "",
          style.dim(
              "and "
                  + count
                  + (more == 1 && !cut ? " packet" : " packets")
                  + "; see the captures"));
    }
    return text.toString();
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
    String time = String.format(Locale.ROOT, "%.3f", journey.startNanos() / 1e6);
    String drawn = arrow.draw(journey);
    List<String> lines = new ArrayList<>();
    boolean bad = journey.lost() || journey.droppedAt() != null;
    if (journey.lost()) {
      lines.add(style.bad("lost"));
    }
    if (journey.droppedAt() != null) {
      wrap("dropped at " + journey.droppedAt()).forEach(part -> lines.add(style.bad(part)));
    }
    if (journey.had(Journey.Fate.NOT_FOLLOWED)) {
      lines.add(style.dim("not followed further"));
    }
    for (Labels.Label label : labels.of(journey)) {
      for (String part : wrap(label.text())) {
        lines.add(label.lower() ? style.dim(part) : part);
      }
    }
    line(time, bad ? style.bad(drawn) : drawn, lines.getFirst());
    for (String more : lines.subList(1, lines.size())) {
      line("", arrow.lifelines(), more);
    }
  }

  private void fold(List<Journey> folded) {
    String what = "⋮ " + folded.size() + " more, " + labels.payload(folded) + " bytes of payload";
    for (String part : wrap(what)) {
      line("", arrow.lifelines(), style.dim(part));
    }
  }

  private void line(String time, String drawn, String label) {
    text.append(style.dim(" ".repeat(TIME_WIDTH - 1 - time.length()) + time)).append(' ');
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
