package io.actornet.emulator.cli;

import io.actornet.emulator.cluster.NodeException;
import io.actornet.emulator.output.OutputException;
import io.actornet.emulator.run.RefusedRunException;
import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Suggestions;
import io.actornet.topology.model.InvalidNetworkException;
import io.actornet.topology.value.ValueFormatException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns exceptions into one line for the user and an exit status. */
final class Failures {
  /** The input is bad. */
  static final int BAD_INPUT = 2;

  /** The run could not finish. */
  static final int NOT_FINISHED = 3;

  /** A fault of the program. */
  static final int SOFTWARE = 70;

  private final Console console;

  Failures(Console console) {
    this.console = console;
  }

  /** Arguments that make no sense. */
  int badArguments(ParameterException refused, String[] arguments) {
    CommandLine command = refused.getCommandLine();
    String message =
        refused instanceof UnmatchedArgumentException unmatched
            ? unmatched(unmatched.getUnmatched().getFirst(), command.getCommandSpec())
            : refused.getMessage();
    say(message + " (see: " + command.getCommandSpec().qualifiedName() + " --help)");
    return BAD_INPUT;
  }

  private static String unmatched(String argument, CommandSpec command) {
    if (argument.startsWith("-")) {
      String option = argument.replaceFirst("=.*", "");
      return "unknown option '"
          + option
          + "'"
          + Suggestions.hint(option, command.optionsMap().keySet());
    }
    Set<String> commands = command.subcommands().keySet();
    return commands.isEmpty()
        ? "found '" + argument + "', one argument too many"
        : "unknown command '"
            + argument
            + "'; expected one of: "
            + String.join(", ", commands)
            + Suggestions.hint(argument, commands);
  }

  /** A command that threw. */
  int failed(Exception failure, CommandLine command, ParseResult parsed) {
    return switch (failure) {
      case DocumentException bad -> bad(bad);
      case InvalidNetworkException bad -> bad(bad);
      case ValueFormatException bad -> bad(bad);
      case RefusedRunException bad -> bad(bad);
      case OutputException unwritten -> {
        say(unwritten.getMessage());
        yield NOT_FINISHED;
      }
      case NodeException failed -> {
        say(failed.getMessage());
        yield NOT_FINISHED;
      }
      default -> unexpected(failure);
    };
  }

  private int bad(RuntimeException bad) {
    say(bad.getMessage());
    return BAD_INPUT;
  }

  /** A fault of the program: one sentence, and where the details are. */
  int unexpected(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    String details;
    try {
      Path file = Files.createTempFile("actornet-", ".log");
      Files.writeString(file, trace.toString());
      details = "the details are in " + file;
    } catch (IOException unwritable) {
      details = "the details cannot be written to a file (" + unwritable.getMessage() + ")";
    }
    say("a fault of the program (" + failure + "); " + details);
    return SOFTWARE;
  }

  private void say(String message) {
    console.err().println("actornet: " + message.replaceAll("\\R\\s*", " "));
  }
}
