package io.actornet.emulator.cli;

import io.actornet.emulator.journal.JournalFiles;
import io.actornet.emulator.journal.JournalReader;
import io.actornet.emulator.output.TextStyle;
import io.actornet.emulator.output.TimeText;
import io.actornet.protocol.engine.JournalEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a terminal shows of a journal: what applications and faults had to say. */
final class Happenings {
  private static final int MOST = 40;

  /** The parts of the journal that are about the network itself rather than its use. */
  private static final List<String> LOWER_LAYERS =
      List.of("arp.", "icmp.", "ip.", "tcp.", "udp.", "bridge.", "fault.drop");

  private Happenings() {}

  /**
   * Renders the journal of a run.
   *
   * @param directory of the run
   * @param width columns of text to use
   * @return lines that end with a line feed; empty when nothing is worth telling
   */
  static String render(Path directory, int width, TextStyle style) {
    Path file = directory.resolve(JournalFiles.FILE_NAME);
    if (!Files.exists(file)) { // the disk was full, as the report says
      return "";
    }
    List<JournalEntry> shown = new ArrayList<>();
    PageTimes pages = new PageTimes(style);
    int more = 0;
    try (JournalReader journal = new JournalReader(file)) {
      for (JournalEntry entry = journal.next(); entry != null; entry = journal.next()) {
        String type = entry.type();
        if (pages.take(entry) || LOWER_LAYERS.stream().anyMatch(type::startsWith)) {
          continue;
        }
        if (shown.size() < MOST) {
          shown.add(entry);
        } else {
          more++;
        }
      }
    }
    int deviceWidth = shown.stream().mapToInt(entry -> entry.device().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (JournalEntry entry : shown) {
      String time = String.format(Locale.ROOT, "%,.6f s", entry.timeNanos() / 1e9);
      text.append(style.dim(" ".repeat(Math.max(0, 14 - time.length())) + time)).append("  ");
      text.append(entry.device()).append(" ".repeat(deviceWidth - entry.device().length()));
      text.append("  ").append(style.bold(entry.type()));
      Object[] fields = entry.fields();
      int indent = 16 + deviceWidth + 2;
      int column = indent + entry.type().length();
      for (int i = 0; i < fields.length; i += 2) {
        String key = fields[i].toString();
        int length = field(key, fields[i + 1], TextStyle.PLAIN).length();
        if (column + 2 + length > width) {
          text.append('\n').append(" ".repeat(indent));
          column = indent;
        }
        text.append("  ").append(field(key, fields[i + 1], style));
        column += 2 + length;
      }
      text.append('\n');
    }
    if (more > 0) {
      text.append(style.dim("and " + more + " more in " + JournalFiles.FILE_NAME)).append('\n');
    }
    String browsed = pages.text();
    return browsed.isEmpty() || shown.isEmpty()
        ? text + browsed
        : text.append('\n').append(browsed).toString();
  }

  /** Times are shown as times, whatever their unit in the journal. */
  private static String field(String key, Object value, TextStyle style) {
    boolean nanos = key.endsWith("_nanos") && value instanceof Number;
    String name = nanos ? key.substring(0, key.length() - "_nanos".length()) : key;
    String shown = nanos ? TimeText.brief(((Number) value).longValue()) : value.toString();
    return style.dim(name + "=") + shown;
  }
}
