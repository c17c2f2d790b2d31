package io.actornet.emulator.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, with the classes of the tests. */
final class Program {
  /** No test waits longer: a process that is killed ends its output, for which tests wait. */
  private static final Duration LONGEST = Duration.ofSeconds(100);

  private Program() {}

  /** Starts it, to live no longer than 100 s; errors go where those of the tests go. */
  static Process start(String... arguments) throws IOException {
    return start(List.of(), arguments);
  }

  /**
   * Starts it behind another program.
   *
   * @param before the other program and its arguments, which takes a command after them
   */
  static Process start(List<String> before, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(
        List.of(
            "@../build/jvm.options",
            "-cp",
            System.getProperty("java.class.path"),
            "io.actornet.emulator.cli.Actornet"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    CompletableFuture.delayedExecutor(LONGEST.toSeconds(), TimeUnit.SECONDS)
        .execute(process::destroyForcibly);
    return process;
  }
}
