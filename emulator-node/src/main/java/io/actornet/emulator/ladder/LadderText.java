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
  private static final int MINIMUM_LABEL_WIDTH = 40;
  private static final int MINIMUM_SPACING = 6;

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
   * @param journeys in the order of their start
   * @param width columns of text to use, 80 or more
   * @param rows how many packets to show at most
   * @param style colours or none
   * @return lines that end with a line feed; empty when there are no journeys
   */
  public static String render(List<Journey> journeys, int width, int rows, TextStyle style) {
    return journeys.isEmpty() ? "" : new LadderText(width, rows, style).render(journeys);
  }

  private String render(List<Journey> journeys) {
    int room = width - TIME_WIDTH - MINIMUM_LABEL_WIDTH;
    List<String> columns = Columns.of(journeys, room / MINIMUM_SPACING);
    int longest = columns.stream().mapToInt(String::length).max().orElseThrow();
    int fitting = Math.max(MINIMUM_SPACING, room / columns.size());
    int spacing = Math.clamp(longest + 1, MINIMUM_SPACING, fitting);
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
    if (next < journeys.size()) {
      line("", arrow.lifelines(), style.dim("and " + (journeys.size() - next) + " more"));
    }
    return text.toString();
  }

  private void header(List<String> columns, int spacing) {
    StringBuilder names = new StringBuilder();
    for (int column = 0; column < columns.size(); column++) {
      String name = fit(columns.get(column), spacing - 1);
      int start = arrow.position(column) - name.length() / 2;
      names.repeat(' ', Math.max(0, start - names.length())).append(name);
    }
    names.repeat(' ', Math.max(0, columns.size() * spacing - names.length()));
    line("ms", style.bold(names.toString()), "");
  }

  private void row(Journey journey) {
    String time = String.format(Locale.ROOT, "%.3f", journey.startNanos() / 1e6);
    String drawn = arrow.draw(journey);
    List<String> lines = new ArrayList<>();
    if (journey.lost()) {
      lines.add(style.bad("lost"));
    }
    for (Labels.Label label : labels.of(journey)) {
      for (String part : wrap(label.text())) {
        lines.add(label.lower() ? style.dim(part) : part);
      }
    }
    line(time, journey.lost() ? style.bad(drawn) : drawn, lines.getFirst());
    for (String more : lines.subList(1, lines.size())) {
      line("", arrow.lifelines(), more);
    }
  }

  private void fold(List<Journey> folded) {
    String what = "⋮ " + folded.size() + " more, " + labels.payload(folded) + " bytes of payload";
    line("", arrow.lifelines(), style.dim(what));
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

  /** Breaks text at spaces into lines that fit; those after the first are indented. */
  private List<String> wrap(String whole) {
    List<String> lines = new ArrayList<>();
    String rest = whole;
    while (rest.length() > labelWidth) {
      int space = rest.lastIndexOf(' ', labelWidth);
      int cut = space > labelWidth / 2 ? space : labelWidth;
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
