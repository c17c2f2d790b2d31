import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Runs google-java-format over every Java file of the project: {@code check} lists the files that
 * are not formatted and exits with status 1 if there are any, {@code apply} rewrites them.
 *
 * <p>Maven plugins run inside Maven's own JVM, and google-java-format parses with the javac of the
 * JVM it runs on. Since Maven may run on an older Java than the sources are written in, the build
 * starts this file with the toolchain's JVM instead.
 */
final class Format {
  private static final String APPLY_COMMAND = "mvn -q -N -Pformat process-sources";

  public static void main(String[] args) throws IOException {
    boolean apply = args[0].equals("apply");
    List<String> command = new ArrayList<>();
    if (apply) {
      command.add("--replace");
    } else {
      command.addAll(List.of("--dry-run", "--set-exit-if-changed"));
    }
    for (String directory : List.of(args).subList(1, args.length)) {
      command.addAll(javaFiles(Path.of(directory)));
    }
    ToolProvider formatter = ToolProvider.findFirst("google-java-format").orElseThrow();
    int status = formatter.run(System.out, System.err, command.toArray(String[]::new));
    if (status != 0 && !apply) {
      System.err.println("The files above are not formatted; this formats them: " + APPLY_COMMAND);
    }
    System.exit(status);
  }

  private static List<String> javaFiles(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.map(Path::toString).filter(name -> name.endsWith(".java")).sorted().toList();
    }
  }
}
