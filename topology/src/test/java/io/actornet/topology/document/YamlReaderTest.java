package io.actornet.topology.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.topology.value.Units;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Reading a YAML document")
class YamlReaderTest {
  @Test
  @DisplayName("keeps line and column of every key and value")
  void keepsPlaces() {
    YamlMapping root = YamlReader.parse("a.yaml", "one: 1\ntwo:\n  - x\n  - {y: z}\n");

    assertEquals(new Place("a.yaml", 2, 1), root.entry("two").place());
    YamlSequence two = root.get("two").asSequence("two");
    assertEquals(new Place("a.yaml", 3, 5), two.items().get(0).place());
    assertEquals(new Place("a.yaml", 4, 9), two.items().get(1).asMapping("item").get("y").place());
  }

  @Test
  @DisplayName("refuses an unknown key, lists the known ones and suggests the nearest")
  void refusesUnknownKeys() {
    YamlMapping root = YamlReader.parse("browse.yaml", "endpoints: [a, b]\n\ndely: 5ms\n");

    assertRefused(
        "browse.yaml:3: unknown key 'dely' in link; "
            + "expected one of: endpoints, delay, rate (did you mean 'delay'?)",
        () -> root.fields("link", "endpoints", "delay", "rate"));
  }

  @Test
  @DisplayName("refuses a number without its unit and says which units there are")
  void requiresUnits() {
    Fields link = YamlReader.parse("a.yaml", "delay: 50").fields("link", "delay");

    assertRefused(
        "a.yaml:1: found '50' for 'delay' in link; "
            + "expected a time with its unit (ns, us, ms, s, min, h) such as 50ms",
        () -> link.required("delay", Units::parseNanos));
  }

  @Test
  @DisplayName("refuses a missing key, a list where one value belongs, and the other way round")
  void refusesWrongShapes() {
    Fields link = YamlReader.parse("a.yaml", "x: 1\nlist: [1]\n").fields("link", "x", "list", "y");

    assertRefused("a.yaml:1: link without 'y'; expected a value for it", () -> link.required("y"));
    assertRefused(
        "a.yaml:2: found a list for 'list' in link; expected a single value",
        () -> link.required("list", Values::text));
    assertRefused("a.yaml:1: found '1' for 'x' in link; expected a list", () -> link.items("x"));
    assertRefused(
        "a.yaml:1: found '1' for 'x' in link; expected a mapping of keys to values",
        () -> link.optionalMapping("x"));
  }

  @Test
  @DisplayName("takes a key with nothing after it for an empty list or mapping, but for no value")
  void readsNothing() {
    Fields root = YamlReader.parse("a.yaml", "x:\n").fields("root", "x");

    assertEquals(List.of(), root.items("x"));
    assertEquals(null, root.optionalMapping("x"));
    assertRefused(
        "a.yaml:1: found nothing for 'x' in root; expected a single value",
        () -> root.optional("x", "", Values::text));
  }

  @Test
  @DisplayName("refuses a key that stands twice and says where it stood first")
  void refusesDuplicateKeys() {
    assertRefused(
        "a.yaml:3: duplicate key 'web'; expected every key once (it stands in line 1 already)",
        () -> YamlReader.parse("a.yaml", "web: 1\ngw: 2\nweb: 3\n"));
  }

  @Test
  @DisplayName("reads JSON too")
  void readsJson() {
    YamlMapping root = YamlReader.parse("a.json", "{\"a\": [1, {\"b\": null}], \"c\": \"null\"}");

    assertFalse(root.get("c").isNothing());
    assertTrue(root.get("a").asSequence("a").items().get(1).asMapping("item").get("b").isNothing());
  }

  @Test
  @DisplayName("says in one line that a file is not YAML, whatever is wrong with it")
  void refusesWhatIsNotYaml(@TempDir Path directory) throws IOException {
    assertRefused(
        "a.yaml:2: not YAML: mapping values are not allowed here; expected a YAML file",
        () -> YamlReader.parse("a.yaml", "a: 1\nb: c: d\n"));
    assertRefused(
        "a.yaml:3: not YAML: while parsing a flow mapping, expected ',' or '}', "
            + "but got <stream end>; expected a YAML file",
        () -> YamlReader.parse("a.yaml", "a: {b: 1\n\n"));
    assertRefused(
        "a.yaml:2: not YAML: character U+0000; expected a YAML file",
        () -> YamlReader.parse("a.yaml", "a: 1\n\0"));
    assertRefused(
        "a.yaml: an empty file; expected a YAML file", () -> YamlReader.parse("a.yaml", ""));
    assertRefused(
        "a.yaml:1: found 'just text' for the whole file; expected a mapping of keys to values",
        () -> YamlReader.parse("a.yaml", "just text"));
    assertRefused(
        "a.yaml:2: not YAML: found undefined alias none; expected a YAML file",
        () -> YamlReader.parse("a.yaml", "a: 1\nb: *none\n"));

    Path binary = directory.resolve("b.yaml");
    Files.write(binary, new byte[] {'a', '\n', (byte) 0xff, (byte) 0xfe});
    assertRefused(
        binary + ":2: bytes that are not UTF-8 text; expected a text file",
        () -> YamlReader.read(binary));
    Path missing = directory.resolve("missing.yaml");
    assertRefused(
        missing + ": no such file; expected a file that exists", () -> YamlReader.read(missing));
    assertThrows(DocumentException.class, () -> YamlReader.read(directory));
  }

  @Test
  @DisplayName("takes time in proportion to the length of a value")
  void longValues() {
    int length = 20_000_000;
    String value = "x".repeat(length);

    for (String text : List.of("a: " + value, "a: '" + value + "'", "a: |\n  " + value)) {
      YamlMapping root =
          assertTimeout(
              Duration.ofSeconds(60), () -> YamlReader.parse("a.yaml", text + "\nb: 1\n"));
      assertEquals(length, root.get("a").asScalar("a").text().strip().length());
      assertEquals("1", root.get("b").asScalar("b").text());
    }
  }

  @Test
  @DisplayName("knows byte order marks, lines that end with CR LF, and characters of any plane")
  void anyText() {
    YamlMapping root =
        YamlReader.parse(
            "a.yaml", "\ufeffa: {\"\ud83d\ude00\": \ud83d\ude00 x}\r\n\r\nb: |\r\n  1\r\n");

    assertEquals(new Place("a.yaml", 3, 1), root.entry("b").place());
    assertEquals("1\n", root.get("b").asScalar("b").text());
    YamlMapping a = root.get("a").asMapping("a");
    assertEquals("\ud83d\ude00 x", a.get("\ud83d\ude00").asScalar("a").text());
    assertRefused(
        "a.yaml:2: not YAML: character U+0007; expected a YAML file",
        () -> YamlReader.parse("a.yaml", "a: \ud83d\ude00\nb: \u0007"));
  }

  @Test
  @DisplayName("bounds the size of a file, its nesting and what its aliases stand for")
  void isBounded(@TempDir Path directory) throws IOException {
    assertRefused(
        "a.yaml:2: nesting deeper than 50 levels; expected a document of no more than that",
        () -> YamlReader.parse("a.yaml", "a:\n  " + "[".repeat(10_000)));
    assertRefused(
        "a.yaml:3: nesting deeper than 50 levels; expected a document of no more than that",
        () -> YamlReader.parse("a.yaml", "a:\n\n  " + "[".repeat(60) + "]".repeat(60) + "\nb: 1"));

    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      String alias = "*a" + (i - 1);
      laughs.append("a" + i + ": &a" + i + " [" + (alias + ", ").repeat(9) + alias + "]\n");
    }
    assertRefused(
        "a.yaml:1: aliases that stand for more than 10000 values; expected fewer aliases",
        () -> YamlReader.parse("a.yaml", laughs.toString()));
    assertThrows(DocumentException.class, () -> YamlReader.parse("a.yaml", "a: &a {b: [1, *a]}\n"));

    Path large = directory.resolve("large.yaml");
    Files.write(large, "a: 123456789".getBytes(StandardCharsets.UTF_8));
    assertRefused(
        large + ": more than 10 bytes; expected a file of no more than that",
        () -> YamlReader.read(large, new DocumentLimits(10, 50, 10)));
  }

  @Test
  @DisplayName("writes out what an alias stands for")
  void followsAliases() {
    YamlMapping root = YamlReader.parse("a.yaml", "a: &x {delay: 1ms}\nb: *x\n");

    assertEquals(root.get("a"), root.get("b"));
  }

  private static void assertRefused(String message, Runnable action) {
    String actual = assertThrows(DocumentException.class, action::run).getMessage();
    assertEquals(message, actual);
    assertFalse(actual.contains("\n"));
  }
}
