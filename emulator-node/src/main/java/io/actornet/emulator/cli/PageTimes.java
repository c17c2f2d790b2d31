package io.actornet.emulator.cli;

import io.actornet.emulator.output.TextStyle;
import io.actornet.emulator.output.TimeText;
import io.actornet.protocol.engine.JournalEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The phases of the pages that were browsed, each as a bar over the time it took, as the network
 * panel of a browser shows them.
 */
final class PageTimes {
  private static final int MOST_PAGES = 5;
  private static final int BAR_WIDTH = 50;

  /** Parts of a bar's last column, in eighths. */
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

  private static final String NANOS = "_nanos";

  private final TextStyle style;
  private final StringBuilder text = new StringBuilder();

  /** When each device began to ask for a neighbour, by device and address. */
  private final Map<String, Long> asking = new HashMap<>();

  /** The neighbours that each device found, in order. */
  private final Map<String, List<Span>> found = new HashMap<>();

  private int pages;

  /** Emulated time from one instant to another. */
  private record Span(long from, long to) {}

  PageTimes(TextStyle style) {
    this.style = style;
  }

  /**
   * Takes an entry of the journal, in order.
   *
   * @return whether it is about a page and is shown here
   */
  boolean take(JournalEntry entry) {
    switch (entry.type()) {
      case "arp.changed" -> neighbour(entry);
      case "browse.done" -> page(entry);
      case "browse.dns", "browse.connect", "browse.request", "browse.first-byte" -> {}
      default -> {
        return false;
      }
    }
    return entry.type().startsWith("browse.");
  }

  private void neighbour(JournalEntry entry) {
    String key = entry.device() + " " + value(entry, "ip");
    if ("incomplete".equals(value(entry, "state"))) {
      asking.put(key, entry.timeNanos());
    } else if ("reachable".equals(value(entry, "state"))) {
      Long from = asking.remove(key);
      if (from != null) {
        found
            .computeIfAbsent(entry.device(), absent -> new ArrayList<>())
            .add(new Span(from, entry.timeNanos()));
      }
    }
  }

  private void page(JournalEntry entry) {
    if (++pages > MOST_PAGES) {
      return;
    }
    long whole = nanos(entry, "duration");
    long start = entry.timeNanos() - whole;
    text.append(style.bold(entry.device() + "  " + value(entry, "url")));
    text.append(
        String.format(
            Locale.ROOT,
            "  status %s, %,d bytes in %s%n",
            value(entry, "status"),
            ((Number) value(entry, "bytes")).longValue(),
            TimeText.brief(whole)));
    for (Span span : found.getOrDefault(entry.device(), List.of())) {
      if (span.from >= start && span.to <= entry.timeNanos()) {
        row("ARP", span.from - start, span.to - start, whole);
      }
    }
    long at = 0;
    at = row("DNS", at, at + nanos(entry, "dns"), whole);
    at = row("connect", at, at + nanos(entry, "connect"), whole);
    at = row("waiting", at, at + nanos(entry, "waiting"), whole);
    row("content", at, at + nanos(entry, "content"), whole);
  }

  private long row(String name, long from, long to, long whole) {
    long eighths = 8L * BAR_WIDTH;
    long begin = whole == 0 ? 0 : from * eighths / whole / 8;
    long end = whole == 0 ? 0 : to * eighths / whole;
    long full = Math.max(0, end / 8 - begin);
    int rest = (int) Math.max(full == 0 ? 1 : 0, end % 8);
    text.append("  ").append(style.dim(String.format(Locale.ROOT, "%-8s", name)));
    text.append(String.format(Locale.ROOT, "%9s  ", TimeText.brief(to - from)));
    text.append(" ".repeat((int) begin));
    text.append("█".repeat((int) full)).append(EIGHTHS.substring(rest, rest + 1).strip());
    text.append('\n');
    return to;
  }

  private static long nanos(JournalEntry entry, String name) {
    return value(entry, name + NANOS) instanceof Number number ? number.longValue() : 0;
  }

  private static Object value(JournalEntry entry, String name) {
    Object[] fields = entry.fields();
    for (int i = 0; i < fields.length; i += 2) {
      if (fields[i].equals(name)) {
        return fields[i + 1];
      }
    }
    return null;
  }

  /** What was taken so far: lines that end with a line feed, or nothing. */
  String text() {
    return pages > MOST_PAGES
        ? text + style.dim("and " + (pages - MOST_PAGES) + " more pages") + "\n"
        : text.toString();
  }
}
