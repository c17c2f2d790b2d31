package io.actornet.emulator.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.actornet.emulator.output.OutputException;
import io.actornet.protocol.engine.JournalEntry;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a journal entry by entry. */
public final class JournalReader implements AutoCloseable {
  private final Path file;
  private final JsonParser json;

  /**
   * Opens a journal.
   *
   * @param file an {@code events.jsonl}
   * @throws OutputException when it cannot be read
   */
  public JournalReader(Path file) {
    this.file = file;
    try {
      this.json =
          new JsonFactory().createParser(new BufferedInputStream(Files.newInputStream(file)));
    } catch (IOException e) {
      throw OutputException.of("read", file, e);
    }
  }

  /**
   * Reads the next entry.
   *
   * @return the entry, its whole numbers as {@link Long} and its others as {@link Double}; null at
   *     the end
   * @throws OutputException when the file cannot be read or does not hold a journal
   */
  public JournalEntry next() {
    try {
      JsonToken start = json.nextToken();
      if (start == null) {
        return null;
      }
      if (start != JsonToken.START_OBJECT) {
        throw malformed("expected an object, found " + start);
      }
      return entry();
    } catch (JsonProcessingException e) {
      throw malformed(e.getOriginalMessage());
    } catch (IOException e) {
      throw OutputException.of("read", file, e);
    }
  }

  @Override
  public void close() {
    try {
      json.close();
    } catch (IOException e) {
      throw OutputException.of("read", file, e);
    }
  }

  private JournalEntry entry() throws IOException {
    Long time = null;
    String device = null;
    Long sequence = null;
    String type = null;
    List<Object> fields = new ArrayList<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      json.nextToken();
      switch (key) {
        case JournalLine.TIME -> time = json.getLongValue();
        case JournalLine.DEVICE -> device = json.getText();
        case JournalLine.SEQUENCE -> sequence = json.getLongValue();
        case JournalLine.TYPE -> type = json.getText();
        default -> {
          fields.add(key);
          fields.add(value(key));
        }
      }
    }
    if (time == null || device == null || sequence == null || type == null) {
      throw malformed("an entry needs time_nanos, device, sequence and type");
    }
    return new JournalEntry(time, device, sequence, type, fields.toArray());
  }

  private Object value(String key) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT -> json.getLongValue();
      case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw malformed("the value of " + key + " is not a text, number or truth value");
    };
  }

  private OutputException malformed(String what) {
    return new OutputException(
        file + ":" + json.currentLocation().getLineNr() + ": not a journal: " + what);
  }
}
