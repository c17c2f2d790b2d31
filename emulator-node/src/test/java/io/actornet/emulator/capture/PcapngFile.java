package io.actornet.emulator.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads pcapng back, written from the specification and not from the writer. */
record PcapngFile(Map<Integer, String> section, List<Interface> interfaces, List<Packet> packets) {
  record Interface(String name, String description, int resolution, long snapLength) {}

  record Packet(int interfaceId, long time, int length, byte[] bytes, int flags) {}

  record Statistics(int interfaceId, long received, long dropped) {}

  static PcapngFile read(Path file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    Map<Integer, String> section = new TreeMap<>();
    List<Interface> interfaces = new ArrayList<>();
    List<Packet> packets = new ArrayList<>();
    while (in.hasRemaining()) {
      int start = in.position();
      int type = in.getInt();
      int length = in.getInt();
      if (length % 4 != 0 || in.getInt(start + length - 4) != length) {
        throw new IOException("block at " + start + ": lengths differ or are not padded");
      }
      ByteBuffer body = in.slice(start + 8, length - 12).order(ByteOrder.LITTLE_ENDIAN);
      switch (type) {
        case 0x0A0D0D0A -> {
          if (body.getInt() != 0x1A2B3C4D || body.getShort() != 1 || body.getShort() != 0) {
            throw new IOException("not a section header of version 1.0");
          }
          body.getLong();
          options(body).forEach((code, value) -> section.put(code, text(value)));
        }
        case 1 -> {
          if (body.getShort() != 1) {
            throw new IOException("not Ethernet");
          }
          body.getShort();
          long snapLength = Integer.toUnsignedLong(body.getInt());
          Map<Integer, byte[]> options = options(body);
          interfaces.add(
              new Interface(
                  text(options.get(2)), text(options.get(3)), options.get(9)[0], snapLength));
        }
        case 5 -> {
          // statistics are read by the tests that look for them
        }
        case 6 -> {
          int interfaceId = body.getInt();
          long time = Integer.toUnsignedLong(body.getInt()) << 32;
          time |= Integer.toUnsignedLong(body.getInt());
          byte[] bytes = new byte[body.getInt()];
          int original = body.getInt();
          body.get(bytes);
          body.position(body.position() + 3 & ~3);
          byte[] flags = options(body).get(2);
          packets.add(new Packet(interfaceId, time, original, bytes, flags[0]));
        }
        default -> throw new IOException("unknown block " + type);
      }
      in.position(start + length);
    }
    return new PcapngFile(section, interfaces, packets);
  }

  static List<Statistics> statistics(Path file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<Statistics> found = new ArrayList<>();
    while (in.hasRemaining()) {
      int start = in.position();
      int type = in.getInt();
      int length = in.getInt();
      if (type == 5) {
        ByteBuffer body = in.slice(start + 8, length - 12).order(ByteOrder.LITTLE_ENDIAN);
        int interfaceId = body.getInt();
        body.getLong();
        Map<Integer, byte[]> options = options(body);
        found.add(new Statistics(interfaceId, number(options.get(4)), number(options.get(5))));
      }
      in.position(start + length);
    }
    return found;
  }

  private static Map<Integer, byte[]> options(ByteBuffer body) {
    Map<Integer, byte[]> options = new TreeMap<>();
    while (true) {
      int code = Short.toUnsignedInt(body.getShort());
      byte[] value = new byte[Short.toUnsignedInt(body.getShort())];
      if (code == 0) {
        return options;
      }
      body.get(value);
      body.position(body.position() + 3 & ~3);
      options.put(code, value);
    }
  }

  private static long number(byte[] value) {
    return ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  private static String text(byte[] value) {
    return new String(value, StandardCharsets.UTF_8);
  }
}
