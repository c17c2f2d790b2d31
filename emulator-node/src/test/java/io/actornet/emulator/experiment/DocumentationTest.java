package io.actornet.emulator.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.actornet.emulator.experiment.app.ApplicationKinds;
import io.actornet.topology.generator.Generator;
import io.actornet.topology.generator.Generators;
import io.actornet.topology.generator.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The pages about experiments and applications")
class DocumentationTest {
  private static final ApplicationKinds KINDS = ApplicationKinds.builtIn();

  @Test
  @DisplayName("name every application and every option of it")
  void applications() throws IOException {
    String common = page("experiment");
    List<String> missing = new ArrayList<>();
    for (String name : KINDS.names()) {
      String row = row(page("applications"), line -> line.startsWith("| `" + name + "` |"));
      if (row.isEmpty()) {
        missing.add(name);
      }
      for (String option : KINDS.named(name).keys()) {
        if (!row.contains("`" + option + "`") && !common.contains("`" + option)) {
          missing.add(name + " " + option);
        }
      }
    }

    assertEquals(List.of(), missing);
  }

  @Test
  @DisplayName("name every counter and every label of it")
  void counters() throws IOException {
    String page = page("experiment");
    List<String> missing = new ArrayList<>();
    KnownCounters.with(KINDS)
        .forEach(
            (counter, labels) -> {
              String row = row(page, line -> line.contains("`" + counter + "`"));
              if (row.isEmpty()) {
                missing.add(counter);
              }
              for (String label : labels) {
                if (!row.contains("`" + label + "`")) {
                  missing.add(counter + " " + label);
                }
              }
            });

    assertEquals(List.of(), missing);
  }

  @Test
  @DisplayName("name every generator and every parameter of it")
  void generators() throws IOException {
    String page = page("experiment");
    int shared = page.indexOf("From `ring` to `watts-strogatz`");
    String ofSeveral = page.substring(shared, page.indexOf("\n\n", shared));
    List<String> missing = new ArrayList<>();
    for (Generator generator : Generators.all()) {
      String row = row(page, line -> line.startsWith("| `" + generator.name() + "` |"));
      for (Parameter parameter : generator.parameters()) {
        String usual = parameter.defaultText() == null ? "" : " " + parameter.defaultText();
        String words = "`" + parameter.name() + "`" + usual;
        if (!row.contains(words) && !ofSeveral.replace('\n', ' ').contains(words)) {
          missing.add(generator.name() + " " + parameter.name() + usual);
        }
      }
    }

    assertEquals(List.of(), missing);
  }

  private static String page(String name) throws IOException {
    return Files.readString(Path.of("../docs/" + name + ".md"));
  }

  private static String row(String page, Predicate<String> isMeant) {
    return page.lines().filter(line -> line.startsWith("|")).filter(isMeant).findFirst().orElse("");
  }
}
