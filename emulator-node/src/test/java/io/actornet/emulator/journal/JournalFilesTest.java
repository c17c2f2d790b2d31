package io.actornet.emulator.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.actornet.emulator.output.OutputException;
import io.actornet.emulator.output.Overflow;
import io.actornet.emulator.output.SpoolWriter;
import io.actornet.protocol.engine.JournalEntry;
import io.actornet.protocol.engine.JournalSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The journal")
class JournalFilesTest {
  @TempDir Path directory;

  @Test
  @DisplayName("has a line an entry: time, device, sequence, type, then the keys of the type")
  void lines() throws IOException {
    write(
        "run",
        new JournalEntry[][] {
          {
            entry(0, "web", 0, "app.started"),
            entry(5, "web", 1, "arp.resolved", "ip", "10.0.0.1", "retries", 2, "probe", true),
            entry(9, "web", 2, "tcp.rtt", "seconds", 0.25, "bytes", 1L << 40)
          }
        });
    assertEquals(
        """
        {"time_nanos":0,"device":"web","sequence":0,"type":"app.started"}
        {"time_nanos":5,"device":"web","sequence":1,"type":"arp.resolved",\
        "ip":"10.0.0.1","retries":2,"probe":true}
        {"time_nanos":9,"device":"web","sequence":2,"type":"tcp.rtt",\
        "seconds":0.25,"bytes":1099511627776}
        """,
        text("run"));
  }

  @Test
  @DisplayName("is ordered by time, device and sequence, whatever the number of partitions")
  void order() throws IOException {
    JournalEntry a0 = entry(1, "a", 0, "x.y");
    JournalEntry a1 = entry(1, "a", 1, "x.y");
    JournalEntry a2 = entry(3, "a", 2, "x.y");
    JournalEntry b0 = entry(1, "b", 0, "x.y");
    JournalEntry b1 = entry(2, "b", 1, "x.y");
    JournalEntry c0 = entry(3, "c", 0, "x.y");
    write("one", new JournalEntry[][] {{b0, a0, a1, b1, c0, a2}});
    write("three", new JournalEntry[][] {{c0}, {b0, b1}, {a0, a1, a2}});
    assertEquals(text("one"), text("three"));
    assertEquals(
        List.of("a0", "a1", "b0", "b1", "a2", "c0"),
        read("one").stream().map(entry -> entry.device() + entry.sequence()).toList());
  }

  @Test
  @DisplayName("escapes what JSON does not allow, and survives half a surrogate from the network")
  void escapes() throws IOException {
    write(
        "run",
        new JournalEntry[][] {
          {
            entry(
                0,
                "Zürich",
                0,
                "http.request",
                "line",
                "GET \"/\\\" \n\t\0 \u2028",
                "bad",
                "\ud800")
          }
        });
    JournalEntry back = read("run").get(0);
    assertEquals("Zürich", back.device());
    assertArrayEquals(
        new Object[] {"line", "GET \"/\\\" \n\t\0 \u2028", "bad", "?"}, back.fields());
    assertEquals(1, text("run").lines().count());
  }

  @Test
  @DisplayName("obeys its published schema")
  void schema() throws IOException {
    write(
        "run",
        new JournalEntry[][] {
          {entry(5, "web", 1, "arp.resolved", "ip", "10.0.0.1", "n", 2, "b", true, "d", 0.5)}
        });
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(getClass().getResourceAsStream("/schema/journal.schema.json"));
    JsonNode line = new ObjectMapper().readTree(text("run"));
    assertEquals(Set.of(), schema.validate(line));
    JsonNode wrong = new ObjectMapper().readTree("{\"time_nanos\":1.5,\"type\":\"X\",\"A\":[]}");
    assertEquals(6, schema.validate(wrong).size(), "2 missing, 2 wrong values, 1 key, 1 value");
  }

  @Test
  @DisplayName("that is cut short or is something else is refused with file, line and reason")
  void malformed() throws IOException {
    Path file = directory.resolve("bad.jsonl");
    Files.writeString(
        file, "{\"time_nanos\":1,\"device\":\"a\",\"sequence\":0,\"type\":\"x.y\"}\n{\"device\":");
    try (JournalReader reader = new JournalReader(file)) {
      assertEquals("a", reader.next().device());
      OutputException thrown = assertThrows(OutputException.class, reader::next);
      assertEquals(0, thrown.getMessage().indexOf(file + ":2: not a journal: "));
    }
  }

  private static JournalEntry entry(
      long time, String device, long sequence, String type, Object... fields) {
    return new JournalEntry(time, device, sequence, type, fields);
  }

  private void write(String run, JournalEntry[][] partitions) throws IOException {
    Path to = Files.createDirectory(directory.resolve(run));
    SpoolWriter writer = new SpoolWriter(Overflow.BLOCK, failure -> {});
    JournalFiles files = new JournalFiles(to, writer);
    long entries = 0;
    for (int i = 0; i < partitions.length; i++) {
      JournalSink sink = files.sink(i);
      for (JournalEntry entry : partitions[i]) {
        sink.record(entry);
        entries++;
      }
    }
    writer.close();
    assertEquals(new JournalSummary(entries, 0), files.finish(bytes -> {}));
    try (var left = Files.list(to)) {
      assertEquals(1, left.count(), "only the journal is left");
    }
  }

  private String text(String run) throws IOException {
    return Files.readString(directory.resolve(run).resolve(JournalFiles.FILE_NAME));
  }

  private List<JournalEntry> read(String run) {
    List<JournalEntry> entries = new java.util.ArrayList<>();
    try (JournalReader reader =
        new JournalReader(directory.resolve(run).resolve(JournalFiles.FILE_NAME))) {
      for (JournalEntry entry = reader.next(); entry != null; entry = reader.next()) {
        entries.add(entry);
      }
      assertNull(reader.next());
    }
    return entries;
  }
}
