package io.actornet.emulator.packetdrill.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Does what a command of a script would do to the host under test. */
public final class Shell {
  /** What commands see and change. */
  public interface Controls {
    /**
     * Sets a system control.
     *
     * @throws ShellException if there is no such, or it cannot have that value
     */
    void sysctl(String name, String value);

    /** The sockets of the host as FreeBSD's {@code sockstat} lists them, one a line. */
    List<String> sockets();
  }

  /** Commands that only clean up after what a host of its own for each script does not have. */
  private static final Set<String> HARMLESS =
      Set.of("tcpdrop", "ethtool", "nstat", "sleep", "true", ":", "sync");

  private static final Pattern WORDS = Pattern.compile("\"([^\"]*)\"|'([^']*)'|([^\\s\"']+)");
  private static final Pattern ASSIGNMENT = Pattern.compile("([\\w.\\-]+)\\s*=\\s*(.*)");

  private final Controls controls;

  /** A shell of a host. */
  public Shell(Controls controls) {
    this.controls = controls;
  }

  /**
   * Runs commands.
   *
   * @throws ShellException if one is not supported or fails
   */
  public void run(String commands) {
    for (String command : commands.split("[;\\n]|&&", -1)) {
      String plain = command.strip();
      if (!plain.isEmpty() && !plain.startsWith("#")) {
        pipeline(plain);
      }
    }
  }

  private void pipeline(String commands) {
    List<String> lines = List.of();
    boolean succeeded = true;
    for (String command : commands.split("\\|", -1)) {
      List<String> words = words(command.strip());
      Output output = command(words, lines);
      lines = output.lines();
      succeeded = output.succeeded();
    }
    if (!succeeded) {
      throw new ShellException("'" + commands + "' failed");
    }
  }

  private record Output(List<String> lines, boolean succeeded) {
    static final Output NONE = new Output(List.of(), true);
  }

  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int end = -1;
    Matcher matcher = WORDS.matcher(command);
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

  private Output command(List<String> words, List<String> input) {
    String name = words.getFirst();
    List<String> arguments = words.subList(1, words.size());
    return switch (name) {
      case "sysctl" -> sysctl(arguments);
      case "sockstat" -> new Output(controls.sockets(), true);
      case "grep" -> grep(arguments, input);
      default -> {
        if (HARMLESS.contains(name) || name.endsWith("/defaults.sh") || isRestore(name)) {
          yield Output.NONE;
        }
        if (name.endsWith("/set_sysctls.py")) {
          yield sysctlFiles(arguments);
        }
        throw new ShellException("the unsupported command '" + name + "'");
      }
    };
  }

  private static boolean isRestore(String name) {
    return name.startsWith("/tmp/sysctl_restore_");
  }

  private Output sysctl(List<String> arguments) {
    for (String argument : arguments) {
      if (argument.startsWith("-")) {
        continue;
      }
      Matcher matcher = ASSIGNMENT.matcher(argument);
      if (!matcher.matches()) {
        throw new ShellException("sysctl: found '" + argument + "', expected name=value");
      }
      controls.sysctl(matcher.group(1), matcher.group(2).strip());
    }
    return Output.NONE;
  }

  /** System controls by the names of their files. */
  private Output sysctlFiles(List<String> arguments) {
    for (String argument : arguments) {
      String prefix = "/proc/sys/";
      Matcher matcher = ASSIGNMENT.matcher(argument.replace(prefix, "").replace('/', '.'));
      if (!argument.startsWith(prefix) || !matcher.matches()) {
        throw new ShellException("found '" + argument + "', expected /proc/sys/…=value");
      }
      controls.sysctl(matcher.group(1), matcher.group(2).strip());
    }
    return Output.NONE;
  }

  private static Output grep(List<String> arguments, List<String> input) {
    boolean count = false;
    boolean silent = false;
    Pattern pattern = null;
    for (String argument : arguments) {
      switch (argument) {
        case "-c" -> count = true;
        case "-q" -> silent = true;
        default -> {
          if (argument.startsWith("-") || pattern != null) {
            throw new ShellException("grep: the unsupported argument '" + argument + "'");
          }
          pattern = pattern(argument);
        }
      }
    }
    if (pattern == null) {
      throw new ShellException("grep without a pattern");
    }
    List<String> found = input.stream().filter(pattern.asPredicate()).toList();
    List<String> output =
        count ? List.of(Integer.toString(found.size())) : silent ? List.of() : found;
    return new Output(output, !found.isEmpty());
  }

  private static Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException bad) {
      throw new ShellException("grep: found the pattern '" + text + "': " + bad.getDescription());
    }
  }
}
