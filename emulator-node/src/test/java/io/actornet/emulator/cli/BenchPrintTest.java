package io.actornet.emulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The experiment that a benchmark prints")
class BenchPrintTest {
  private static final Pattern DIGEST = Pattern.compile("\"digest\"\\s*:\\s*\"([0-9a-f]{64})\"");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chain --routers 3 --packets 500",
        "wide --chains 3 --routers 2 --packets 300",
        "lan --hosts 10",
        "lans --lans 4 --hosts-each 3",
        "window --windows 100",
        "fan-in --clients 10",
        "dumbbell --flows 2 --seconds 2",
        "fat-tree --k 4 --milliseconds 50"
      })
  @DisplayName("has the digest of the benchmark when it is run")
  void digest(String benchmark) throws IOException {
    Path file = directory.resolve("bench.yaml");
    Path run = directory.resolve("run");
    Files.writeString(file, bench(benchmark, "--print"));
    Commanded ran = Commanded.execute("run", file.toString(), "--out", run.toString());

    assertEquals(0, ran.status(), ran.err());
    assertEquals(
        digestIn(bench(benchmark, "--repetitions", "1", "--format", "json")),
        digestIn(Files.readString(run.resolve("report.json"))));
  }

  private static String bench(String benchmark, String... options) {
    List<String> arguments = new ArrayList<>(List.of("bench"));
    arguments.addAll(List.of(benchmark.split(" ")));
    arguments.addAll(List.of(options));
    Commanded command = Commanded.execute(arguments.toArray(String[]::new));
    assertEquals(0, command.status(), command.err());
    return command.out();
  }

  private static String digestIn(String json) {
    Matcher digest = DIGEST.matcher(json);
    assertTrue(digest.find(), json);
    return digest.group(1);
  }
}
