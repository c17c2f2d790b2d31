package io.actornet.emulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("actornet packetdrill")
class PacketdrillCommandTest {
  private static final String GOOD = "0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3\n";

  @TempDir private Path directory;

  private Path script(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.writeString(file, text);
    return file;
  }

  @Test
  void printsALineForAScriptThatPasses() throws IOException {
    Path file = script("good.pkt", GOOD);
    Commanded commanded = Commanded.execute("packetdrill", file.toString());
    assertEquals(0, commanded.status(), commanded.err());
    assertEquals(
        "PASSED  " + file + "\n1 passed, 0 failed\n", commanded.out().replace("\r\n", "\n"));
  }

  @Test
  void saysWhereAScriptOfADirectoryFails() throws IOException {
    script("a.pkt", GOOD);
    script("b.pkt", GOOD + "+0 close(4) = 0\n");
    script("c.txt", "no script");
    Commanded commanded = Commanded.execute("packetdrill", directory.toString());
    assertEquals(1, commanded.status(), commanded.err());
    assertTrue(
        commanded.out().contains("line 2, 0.000000 s: close: another result"), commanded.out());
    assertTrue(commanded.out().contains("expected  0"), commanded.out());
    assertTrue(commanded.out().contains("seen      -1 EBADF"), commanded.out());
    assertTrue(commanded.out().endsWith("1 passed, 1 failed\n"), commanded.out());
  }

  @Test
  void printsOneLineOfJson() throws IOException {
    script("a.pkt", GOOD);
    script("b.pkt", "0 `reboot`\n");
    Commanded commanded =
        Commanded.execute(
            "packetdrill", "--persona", "freebsd", "--format", "json", directory.toString());
    assertEquals(1, commanded.status(), commanded.err());
    JsonNode result = new ObjectMapper().readTree(commanded.out());
    assertEquals("freebsd", result.get("persona").asText());
    assertEquals(1, result.get("passed").asInt());
    assertEquals(1, result.get("failed").asInt());
    assertTrue(result.get("scripts").get(0).get("passed").asBoolean());
    assertEquals(1, result.get("scripts").get(1).get("line").asInt());
    assertEquals(
        "the unsupported command 'reboot'", result.get("scripts").get(1).get("reason").asText());
  }

  @Test
  void refusesWhatIsNotThere() {
    Commanded missing = Commanded.execute("packetdrill", directory.resolve("no.pkt").toString());
    assertEquals(2, missing.status());
    assertTrue(missing.err().contains("no.pkt"), missing.err());
    Commanded empty = Commanded.execute("packetdrill", directory.toString());
    assertEquals(2, empty.status());
    assertEquals(1, empty.err().lines().count());
    Commanded persona = Commanded.execute("packetdrill", "--persona", "plan9", "x");
    assertEquals(2, persona.status());
    assertTrue(persona.err().contains("strict, linux, freebsd"), persona.err());
  }
}
