package io.actornet.emulator.report;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;

/**
 * The digest of a run: SHA-256 over (name, hash of frames, hash of journal) of its devices in name
 * order. Two runs with the same digest were the same, on however many partitions and nodes.
 */
public final class Digest {
  private Digest() {}

  /**
   * Computes it. Each device contributes the length of its name in bytes (4 bytes, big endian), its
   * name in UTF-8 and both hashes (8 bytes each, big endian).
   *
   * @param devices hashes by device name, in natural order
   * @return 64 hexadecimal digits, lower case
   */
  public static String of(SortedMap<String, DeviceHashes> devices) {
    MessageDigest sha256 = sha256();
    ByteBuffer numbers = ByteBuffer.allocate(Long.BYTES * 2);
    for (Map.Entry<String, DeviceHashes> device : devices.entrySet()) {
      byte[] name = device.getKey().getBytes(StandardCharsets.UTF_8);
      sha256.update(numbers.clear().putInt(name.length).flip());
      sha256.update(name);
      numbers.clear().putLong(device.getValue().frames()).putLong(device.getValue().journal());
      sha256.update(numbers.flip());
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
