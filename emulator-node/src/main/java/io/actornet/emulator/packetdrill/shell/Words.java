package io.actornet.emulator.packetdrill.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Divides the text of commands as a shell does: into lines, commands, and words without quotes. */
final class Words {
  private static final Pattern PARTS =
      Pattern.compile("\"((?:\\\\.|[^\"])*)\"|'([^']*)'|((?:\\\\.|[^\\s\"'\\\\])+)");
  private static final Pattern SUM = Pattern.compile("\\$\\(\\(([\\d\\s*+\\-]+)\\)\\)");
  private static final Pattern COMMENT = Pattern.compile("(?m)(^|[\\s;])#[^\\n]*");

  /** What goes nowhere, or where the rest goes. */
  private static final Pattern REDIRECTION =
      Pattern.compile("\\s*(?:[12&]?>{1,2}\\s*/dev/null|[12]>&[12])");

  private Words() {}

  /** The commands of a text, without comments, one after the other. */
  static List<String> commands(String text) {
    String plain = COMMENT.matcher(text.replaceAll("\\\\\\s*\\n", " ")).replaceAll("$1");
    plain = REDIRECTION.matcher(sums(plain)).replaceAll("");
    List<String> commands = new ArrayList<>();
    for (String command : plain.split("[;\\n]|&&", -1)) {
      if (!command.isBlank()) {
        commands.add(command.strip());
      }
    }
    return commands;
  }

  /** Puts numbers in the place of {@code $((…))}. */
  private static String sums(String text) {
    return SUM.matcher(text).replaceAll(match -> Long.toString(sum(match.group(1))));
  }

  private static long sum(String text) {
    long sum = 0;
    for (String term : text.replaceAll("\\s", "").replace("-", "+-").split("\\+", -1)) {
      long product = term.isEmpty() ? 0 : 1;
      for (String factor : term.isEmpty() ? new String[0] : term.split("\\*", -1)) {
        product *= Long.parseLong(factor);
      }
      sum += product;
    }
    return sum;
  }

  /** The words of a command; quotes hold together what is between them. */
  static List<String> of(String command) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int end = -1;
    Matcher matcher = PARTS.matcher(command);
    while (matcher.find()) {
      if (matcher.start() != end && end >= 0) {
        words.add(word.toString());
        word.setLength(0);
      }
      for (int group = 1; group <= 3; group++) {
        word.append(matcher.group(group) == null ? "" : matcher.group(group));
      }
      end = matcher.end();
    }
    words.add(word.toString());
    return words;
  }
}
