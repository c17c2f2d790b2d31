package io.actornet.topology.importer;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.topology.document.DocumentException;
import io.actornet.topology.model.NetworkBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A hostile file")
@Timeout(value = 120, unit = SECONDS)
class HostileFilesTest {
  private static final String ALIASES =
      """
      a: &a [x, x, x, x, x, x, x, x, x, x]
      b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
      c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
      d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
      e: [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
      topology: {nodes: {a: {}}}
      """;

  @TempDir Path directory;

  static Stream<Arguments> files() {
    return Stream.of(
        hostile(
            "more edges than a machine has room for",
            "a.gml",
            "graph [ node [ id 0 ] " + "edge [ source 0 target 0 ] ".repeat(2_000_001) + "]",
            "2000000 edges at most"),
        hostile(
            "lists in lists", "b.gml", "graph [ x " + "[ a ".repeat(1_000_000), "the file ends"),
        hostile(
            "a label that goes on and on",
            "c.gml",
            "graph [ node [ id 0 label \"" + "x".repeat(1_000_000),
            "10000 characters at most"),
        hostile(
            "more bytes than a file may have",
            "d.gml",
            " ".repeat((64 << 20) + 1),
            "67108864 bytes at most"),
        hostile(
            "messages in messages", "a.pb.txt", "x " + "{ y ".repeat(1_000_000), "the file ends"),
        hostile("aliases of aliases", "a.clab.yml", ALIASES, "fewer aliases"),
        hostile(
            "an alias of what contains it",
            "b.clab.yml",
            "a: &a {<<: *a}\ntopology: {nodes: {a: {}}}",
            "nesting deeper"),
        hostile("an endless line", "lab.conf", "x".repeat(1_000_000), "10000 characters at most"));
  }

  @ParameterizedTest(name = "with {0}")
  @MethodSource("files")
  @DisplayName("is refused in one line")
  void isRefused(String what, String name, String text, String expected) throws IOException {
    Path file = Files.writeString(directory.resolve(name), text);
    String message =
        assertThrows(
                DocumentException.class,
                () ->
                    GraphFiles.importInto(
                        new NetworkBuilder(), file, null, name, ImportOptions.DEFAULT))
            .getMessage();

    assertTrue(message.startsWith(name) && message.contains(expected), what + ": " + message);
    assertEquals(1, message.lines().count());
    assertTrue(message.length() < 1_000, message);
  }

  @Test
  @DisplayName("with a router of thousands of neighbours is read")
  void manyNeighbours() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("a.cch"), "1 @x (1) ->" + " <1>".repeat(2_400) + " =x r0\n");
    NetworkBuilder builder = new NetworkBuilder();
    GraphFiles.importInto(builder, file, null, "a.cch", ImportOptions.DEFAULT);

    assertEquals(2, builder.build().nodes().size());
  }

  private static Arguments hostile(String what, String name, String text, String expected) {
    return Arguments.of(what, name, text, expected);
  }
}
