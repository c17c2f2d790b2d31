package io.actornet.emulator.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.actornet.emulator.experiment.app.ApplicationKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The page about experiments")
class DocumentationTest {
  @Test
  @DisplayName("names every application, every option and every counter")
  void complete() throws IOException {
    String page = Files.readString(Path.of("../docs/experiment.md"));
    ApplicationKinds kinds = ApplicationKinds.builtIn();
    List<String> missing = new ArrayList<>();
    for (String name : kinds.names()) {
      String row =
          page.lines().filter(line -> line.startsWith("| `" + name + "` |")).findFirst().orElse("");
      if (row.isEmpty()) {
        missing.add(name);
      }
      for (String option : kinds.named(name).keys()) {
        boolean common = row.contains("TCP options") || option.equals("pairwise");
        if (!(common ? page : row).contains("`" + option)) {
          missing.add(name + " " + option);
        }
      }
    }
    KnownCounters.with(kinds)
        .forEach(
            (counter, labels) -> {
              String row =
                  page.lines()
                      .filter(line -> line.contains("`" + counter + "`") && line.startsWith("|"))
                      .findFirst()
                      .orElse("");
              for (String label : labels) {
                if (!row.contains("`" + label + "`")) {
                  missing.add(counter + " " + label);
                }
              }
              if (row.isEmpty()) {
                missing.add(counter);
              }
            });

    assertEquals(List.of(), missing);
  }
}
