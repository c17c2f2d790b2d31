package io.actornet.emulator.packetdrill.shell;

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

    /** The sockets of the host as Linux lists them in {@code /proc/net/tcp}, one a line. */
    List<String> connectionFile();

    /** The text of a file of commands beside the script; null if there is no such file. */
    String commandFile(String name);

    /** Whether the host's link loses all that the host sends. */
    void losesOutput(boolean loses);
  }

  /** Commands that only clean up after what a host of its own for each script does not have. */
  private static final Set<String> HARMLESS =
      Set.of("tcpdrop", "ethtool", "nstat", "sleep", "true", ":", "sync");

  private static final Pattern ASSIGNMENT = Pattern.compile("([\\w.\\-/]+)\\s*=\\s*(.*)");
  private static final String CONTROL_FILES = "/proc/sys/";

  /** How many files of commands may call each other. */
  private static final int DEEPEST = 8;

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
    run(commands, 0);
  }

  private void run(String commands, int depth) {
    if (depth > DEEPEST) {
      throw new ShellException("files of commands call each other more than " + DEEPEST + " deep");
    }
    for (String command : Words.commands(commands)) {
      pipeline(command, depth);
    }
  }

  private void pipeline(String commands, int depth) {
    List<String> lines = List.of();
    boolean succeeded = true;
    for (String command : commands.split("\\|", -1)) {
      Output output = command(Words.of(command.strip()), lines, depth);
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

  private Output command(List<String> words, List<String> input, int depth) {
    String name = words.getFirst();
    List<String> arguments = words.subList(1, words.size());
    return switch (name) {
      case "sysctl" -> sysctl(arguments);
      case "sockstat" -> new Output(controls.sockets(), true);
      case "grep" -> grep(arguments, input);
      case "echo" -> echo(arguments);
      case "tc" -> queue(arguments);
      case "ip" -> ip(arguments);
      default -> {
        if (name.endsWith(".sh") && !isRestore(name)) {
          yield file(name, depth);
        }
        if (HARMLESS.contains(name) || isRestore(name)) {
          yield Output.NONE;
        }
        if (name.endsWith("/set_sysctls.py")) {
          yield sysctlFiles(arguments);
        }
        throw new ShellException("the unsupported command '" + name + "'");
      }
    };
  }

  /** A file of commands; what suites of scripts start from is known without the file too. */
  private Output file(String name, int depth) {
    String text = controls.commandFile(name);
    if (text == null && !name.endsWith("/defaults.sh")) {
      throw new ShellException("there is no file '" + name + "'");
    }
    if (text != null) {
      run(text, depth + 1);
    }
    return Output.NONE;
  }

  /** Writes to the file of a system control, or of a parameter of a module. */
  private Output echo(List<String> arguments) {
    int arrow = arguments.indexOf(">");
    if (arrow < 0) {
      return new Output(List.of(String.join(" ", arguments)), true);
    }
    String value = String.join(" ", arguments.subList(0, arrow));
    String target = arguments.size() == arrow + 2 ? arguments.getLast() : "";
    if (target.startsWith(CONTROL_FILES)) {
      controls.sysctl(target.substring(CONTROL_FILES.length()).replace('/', '.'), value);
    } else if (target.startsWith("/sys/module/")) {
      controls.sysctl(target.substring("/sys/".length()).replace('/', '.'), value);
    } else {
      throw new ShellException("echo: found '" + target + "', expected a file of /proc/sys");
    }
    return Output.NONE;
  }

  /** Queueing disciplines: all there is to them is whether they let anything pass. */
  private Output queue(List<String> arguments) {
    if (arguments.isEmpty() || !arguments.getFirst().equals("qdisc")) {
      throw new ShellException("tc: found '" + String.join(" ", arguments) + "', expected qdisc");
    }
    int limit = arguments.indexOf("limit");
    controls.losesOutput(limit >= 0 && arguments.subList(limit, arguments.size()).contains("0"));
    return Output.NONE;
  }

  private static Output ip(List<String> arguments) {
    if (arguments.contains("tcp_metrics")) {
      return Output.NONE;
    }
    throw new ShellException("the unsupported command 'ip " + String.join(" ", arguments) + "'");
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
      set(matcher.group(1), matcher.group(2));
    }
    return Output.NONE;
  }

  /** System controls by the names of their files. */
  private Output sysctlFiles(List<String> arguments) {
    for (String argument : arguments) {
      Matcher matcher = ASSIGNMENT.matcher(argument);
      if (!argument.startsWith(CONTROL_FILES) || !matcher.matches()) {
        throw new ShellException("found '" + argument + "', expected /proc/sys/…=value");
      }
      set(matcher.group(1).substring(CONTROL_FILES.length()), matcher.group(2));
    }
    return Output.NONE;
  }

  private void set(String name, String value) {
    controls.sysctl(name.replace('/', '.'), value.strip());
  }

  private Output grep(List<String> arguments, List<String> input) {
    List<String> lines = input;
    boolean count = false;
    boolean silent = false;
    Pattern pattern = null;
    for (String argument : arguments) {
      switch (argument) {
        case "-c" -> count = true;
        case "-q" -> silent = true;
        case "/proc/net/tcp" -> lines = controls.connectionFile();
        case "/proc/net/tcp6" -> {
          // There is no IPv6.
        }
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
    List<String> found = lines.stream().filter(pattern.asPredicate()).toList();
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
