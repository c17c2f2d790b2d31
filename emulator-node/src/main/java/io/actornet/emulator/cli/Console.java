package io.actornet.emulator.cli;

import io.actornet.emulator.output.TextStyle;
import io.actornet.emulator.progress.ProgressLine;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Help.Ansi;

/**
 * Where a command prints.
 *
 * @param out for results
 * @param err for errors and progress
 * @param errStream the stream behind {@code err}
 * @param outIsTerminal whether results go to a terminal, and may be coloured
 * @param errIsTerminal whether progress can be shown
 * @param width columns of the terminal
 */
record Console(
    PrintWriter out,
    PrintWriter err,
    PrintStream errStream,
    boolean outIsTerminal,
    boolean errIsTerminal,
    int width) {
  private static final int STANDARD_OUTPUT = 1;
  private static final int STANDARD_ERROR = 2;
  private static final int DEFAULT_WIDTH = 120;
  private static final int NARROWEST = 80;

  /** The console of this process. */
  static Console ofProcess() {
    return new Console(
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        System.err,
        isTerminal(STANDARD_OUTPUT),
        isTerminal(STANDARD_ERROR),
        columns());
  }

  /** A console that is no terminal. */
  static Console of(PrintStream out, PrintStream err) {
    return new Console(
        new PrintWriter(out, true, StandardCharsets.UTF_8),
        new PrintWriter(err, true, StandardCharsets.UTF_8),
        err,
        false,
        false,
        DEFAULT_WIDTH);
  }

  /** Linux tells of each stream what it is; elsewhere Java tells of all together. */
  private static boolean isTerminal(int descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException notLinux) {
      return System.console().isTerminal();
    }
  }

  private static int columns() {
    String columns = System.getenv("COLUMNS");
    if (columns == null && (isTerminal(STANDARD_OUTPUT) || isTerminal(STANDARD_ERROR))) {
      columns = columnsOfTerminal();
    }
    return columns != null && columns.matches("[1-9][0-9]{1,3}")
        ? Math.max(NARROWEST, Integer.parseInt(columns))
        : DEFAULT_WIDTH;
  }

  /** What the terminal says: shells seldom export the variable. Null where it does not. */
  private static String columnsOfTerminal() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return size.strip().replaceFirst("^\\d+ ", "");
    } catch (IOException noSuchTool) {
      return null;
    }
  }

  private boolean coloured() {
    return outIsTerminal && System.getenv("NO_COLOR") == null;
  }

  /** Colours for results. */
  TextStyle style() {
    return new TextStyle(coloured());
  }

  /** Colours for help. */
  Ansi ansi() {
    return coloured() ? Ansi.ON : Ansi.OFF;
  }

  /** A progress line, which shows nothing where there is no terminal. */
  ProgressLine progress() {
    return new ProgressLine(errStream, errIsTerminal, width);
  }
}
