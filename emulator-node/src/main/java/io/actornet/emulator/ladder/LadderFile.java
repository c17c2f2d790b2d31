package io.actornet.emulator.ladder;

import io.actornet.emulator.ladder.Recording.Note;
import io.actornet.emulator.ladder.Sighting.Place;
import io.actornet.emulator.output.OutputException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A ladder's record on its way from the nodes of a run to its user, one file for each part of the
 * run. Only programs of the same version write and read it.
 */
public final class LadderFile {
  private static final String UNREADABLE = "what is no record of a ladder";

  private LadderFile() {}

  /**
   * Writes what a part of a run kept.
   *
   * @throws OutputException when it cannot be written
   */
  public static void write(LadderRecord record, Path file) {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(record.notes().size());
      for (Note note : record.notes()) {
        out.writeLong(note.timeNanos());
        out.writeUTF(note.text());
      }
      out.writeInt(record.taps().size());
      for (TapRecord tap : record.taps()) {
        write(tap, record.relays().get(tap.place().device()), out);
      }
    } catch (IOException failed) {
      throw OutputException.undone("write", file, failed);
    }
  }

  private static void write(TapRecord tap, Relay relay, DataOutputStream out) throws IOException {
    Place place = tap.place();
    for (String name :
        List.of(place.device(), place.name(), place.peerDevice(), place.peerName())) {
      out.writeUTF(name);
    }
    out.writeUTF(relay == null ? "" : relay.kind().name());
    if (relay != null) {
      write(relay, out);
    }
    out.writeLong(tap.sent());
    out.writeInt(tap.kept().size());
    for (Sighting sighting : tap.kept()) {
      out.writeLong(sighting.timeNanos());
      out.writeBoolean(sighting.outbound());
      out.writeBoolean(sighting.again());
      out.writeLong(sighting.number());
      out.writeLong(sighting.sent());
      out.writeInt(sighting.frame().length);
      out.write(sighting.frame());
    }
  }

  private static void write(Relay relay, DataOutputStream out) throws IOException {
    out.writeBoolean(relay.recordedWhole());
    out.writeInt(relay.macs().size());
    for (long mac : relay.macs()) {
      out.writeLong(mac);
    }
    out.writeInt(relay.addresses().size());
    for (int address : relay.addresses()) {
      out.writeInt(address);
    }
  }

  /**
   * Reads what the parts of a run kept.
   *
   * @throws OutputException when it cannot be read
   */
  public static LadderRecord read(List<Path> files) {
    List<TapRecord> taps = new ArrayList<>();
    Map<String, Relay> relays = new HashMap<>();
    List<Note> notes = new ArrayList<>();
    for (Path file : files) {
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
        notes.clear(); // All parts have the same.
        for (int left = in.readInt(); left > 0; left--) {
          notes.add(new Note(in.readLong(), in.readUTF()));
        }
        for (int left = in.readInt(); left > 0; left--) {
          taps.add(tap(in, relays));
        }
      } catch (IOException failed) {
        throw OutputException.of("read", file, failed);
      } catch (RuntimeException damaged) {
        throw new OutputException(file + ": " + UNREADABLE);
      }
    }
    return new LadderRecord(taps, relays, notes);
  }

  private static TapRecord tap(DataInputStream in, Map<String, Relay> relays) throws IOException {
    Place place = new Place(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF());
    String kind = in.readUTF();
    if (!kind.isEmpty()) {
      relays.put(place.device(), relay(Relay.Kind.valueOf(kind), in));
    }
    long sent = in.readLong();
    List<Sighting> kept = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      long time = in.readLong();
      boolean outbound = in.readBoolean();
      boolean again = in.readBoolean();
      long number = in.readLong();
      long sentUntil = in.readLong();
      byte[] frame = in.readNBytes(in.readInt());
      kept.add(new Sighting(time, place, outbound, frame, number, sentUntil, again));
    }
    return new TapRecord(place, sent, kept);
  }

  private static Relay relay(Relay.Kind kind, DataInputStream in) throws IOException {
    boolean whole = in.readBoolean();
    Set<Long> macs = new HashSet<>();
    for (int left = in.readInt(); left > 0; left--) {
      macs.add(in.readLong());
    }
    Set<Integer> addresses = new HashSet<>();
    for (int left = in.readInt(); left > 0; left--) {
      addresses.add(in.readInt());
    }
    return new Relay(kind, whole, macs, addresses);
  }
}
