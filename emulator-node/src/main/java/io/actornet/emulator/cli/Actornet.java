package io.actornet.emulator.cli;

import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root command: names the others and prints help when none is given. */
@Command(
    name = "actornet",
    description = "Runs emulated networks whose hosts, routers and sockets are actors.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      RunCommand.class,
      ValidateCommand.class,
      PlanCommand.class,
      TopologyCommand.class,
      DiffCommand.class,
      PacketdrillCommand.class,
      BenchCommand.class,
      NodeCommand.class,
      StatusCommand.class,
      CommandLine.HelpCommand.class
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "  0:all expectations held",
      "  1:an expectation did not hold, or two runs differ",
      "  2:the input is bad",
      "  3:the run is invalid or could not finish",
      " 70:a fault of the program",
      "130:interrupted"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  actornet run topology/examples/browse.yaml",
      "  actornet validate my.yaml",
      "  actornet topology generate fat-tree k=4 > fat-tree.yaml"
    })
public final class Actornet implements Runnable {
  @Spec private CommandSpec spec;

  private Actornet() {}

  /**
   * Runs the command that the arguments name and ends the JVM with its exit status.
   *
   * @param arguments the command line without the program's name
   */
  public static void main(String[] arguments) {
    CountDownLatch finished = new CountDownLatch(1);
    Console console = Console.ofProcess();
    int status;
    try {
      status = execute(console, new Stopper(finished), arguments);
    } catch (Throwable failure) { // out of memory, for instance: whatever it is, say it in a line
      status = new Failures(console).unexpected(failure);
    } finally {
      finished.countDown();
    }
    System.exit(status);
  }

  /**
   * Runs a command.
   *
   * @return its exit status
   */
  static int execute(Console console, Stopper stopper, String... arguments) {
    CommandLine line = new CommandLine(new Actornet(), new Commands(console, stopper));
    line.setOut(console.out());
    line.setErr(console.err());
    Converters.register(line);
    line.setUsageHelpAutoWidth(true);
    line.setColorScheme(CommandLine.Help.defaultColorScheme(console.ansi()));
    line.setParameterExceptionHandler(new Failures(console)::badArguments);
    line.setExecutionExceptionHandler(new Failures(console)::failed);
    return line.execute(arguments);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
