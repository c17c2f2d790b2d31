package io.actornet.emulator.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.actornet.protocol.engine.JournalEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Formats entries as lines of JSON, reusing its memory. Used by one thread. */
final class JournalLine {
  static final String TIME = "time_nanos";
  static final String DEVICE = "device";
  static final String SEQUENCE = "sequence";
  static final String TYPE = "type";

  private final Bytes out = new Bytes();
  private final JsonGenerator json;

  JournalLine() {
    try {
      json = new JsonFactory().createGenerator(out);
      json.setRootValueSeparator(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Formats an entry, with the line feed that ends its line.
   *
   * @return how many of {@link #bytes()} the line has
   */
  int format(JournalEntry entry) {
    out.reset();
    try {
      json.writeStartObject();
      json.writeNumberField(TIME, entry.timeNanos());
      string(DEVICE, entry.device());
      json.writeNumberField(SEQUENCE, entry.sequence());
      string(TYPE, entry.type());
      Object[] fields = entry.fields();
      for (int i = 0; i < fields.length; i += 2) {
        field((String) fields[i], fields[i + 1]);
      }
      json.writeEndObject();
      json.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    out.write('\n');
    return out.size();
  }

  /** The bytes of the line formatted last; valid until the next. */
  byte[] bytes() {
    return out.buffer();
  }

  private void field(String key, Object value) throws IOException {
    switch (value) {
      case String text -> string(key, text);
      case Long number -> json.writeNumberField(key, number);
      case Integer number -> json.writeNumberField(key, number);
      case Double number -> json.writeNumberField(key, number);
      case Boolean truth -> json.writeBooleanField(key, truth);
      default -> string(key, value.toString());
    }
  }

  /** Goes by UTF-8, so that a half surrogate from the network becomes '?' instead of an error. */
  private void string(String key, String value) throws IOException {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    json.writeFieldName(key);
    json.writeUTF8String(utf8, 0, utf8.length);
  }

  /** Gives its array away without a copy. */
  private static final class Bytes extends ByteArrayOutputStream {
    byte[] buffer() {
      return buf;
    }
  }
}
