package io.actornet.emulator.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root command: names the others and prints help when none is given. */
@Command(
    name = "actornet",
    description = "Runs emulated networks whose hosts, routers and sockets are actors.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class Actornet implements Runnable {
  @Spec private CommandSpec spec;

  private Actornet() {}

  /**
   * Runs the command that the arguments name and ends the JVM with its exit status.
   *
   * @param arguments the command line without the program's name
   */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Actornet()).execute(arguments));
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
