package io.actornet.emulator.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import io.actornet.emulator.output.OutputException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code digests.jsonl}: the hashes behind a digest, a line a device in name order. Its own file,
 * since a run may have a million devices.
 */
public final class DeviceHashesFile {
  /** Name of the file in a run directory. */
  public static final String FILE_NAME = "digests.jsonl";

  private static final String DEVICE = "device";
  private static final String FRAMES = "frames";
  private static final String JOURNAL = "journal";

  private DeviceHashesFile() {}

  /**
   * Writes the hashes of a run.
   *
   * @param directory an existing directory
   * @param devices hashes by device name, in natural order
   * @throws OutputException when they cannot be written; no file is left then
   */
  public static void write(Path directory, SortedMap<String, DeviceHashes> devices) {
    Path file = directory.resolve(FILE_NAME);
    try (JsonGenerator json =
        new JsonFactory()
            .createGenerator(new BufferedOutputStream(Files.newOutputStream(file)))
            .setRootValueSeparator(new SerializedString("\n"))) {
      for (Map.Entry<String, DeviceHashes> device : devices.entrySet()) {
        json.writeStartObject();
        json.writeStringField(DEVICE, device.getKey());
        json.writeStringField(FRAMES, HexFormat.of().toHexDigits(device.getValue().frames()));
        json.writeStringField(JOURNAL, HexFormat.of().toHexDigits(device.getValue().journal()));
        json.writeEndObject();
      }
      json.writeRaw('\n');
    } catch (IOException e) {
      throw OutputException.undone("write", file, e);
    }
  }

  /**
   * Reads the hashes of a run.
   *
   * @param directory of the run
   * @return hashes by device name
   * @throws OutputException when there are none, or the file holds something else
   */
  public static SortedMap<String, DeviceHashes> read(Path directory) {
    Path file = directory.resolve(FILE_NAME);
    SortedMap<String, DeviceHashes> devices = new TreeMap<>();
    try (JsonParser json =
        new JsonFactory().createParser(new BufferedInputStream(Files.newInputStream(file)))) {
      while (json.nextToken() == JsonToken.START_OBJECT) {
        String device = null;
        long frames = 0;
        long journal = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          String key = json.currentName();
          String value = json.nextTextValue();
          switch (key) {
            case DEVICE -> device = value;
            case FRAMES -> frames = HexFormat.fromHexDigitsToLong(value);
            case JOURNAL -> journal = HexFormat.fromHexDigitsToLong(value);
            default -> throw malformed(file, "unknown key " + key);
          }
        }
        if (device == null) {
          throw malformed(file, "a line without device");
        }
        devices.put(device, new DeviceHashes(frames, journal));
      }
      return devices;
    } catch (JsonProcessingException e) {
      throw malformed(file, "no lines of JSON");
    } catch (IllegalArgumentException | NullPointerException e) {
      throw malformed(file, "hashes are texts of 16 hexadecimal digits");
    } catch (IOException e) {
      throw OutputException.of("read", file, e);
    }
  }

  private static OutputException malformed(Path file, String what) {
    return new OutputException(file + ": not the hashes of a run: " + what);
  }
}
