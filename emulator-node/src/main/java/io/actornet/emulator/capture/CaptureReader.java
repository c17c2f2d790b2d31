package io.actornet.emulator.capture;

import io.actornet.emulator.output.OutputException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a capture that Actornet wrote, frame by frame. */
public final class CaptureReader implements AutoCloseable {
  /** No block that Actornet writes is longer, so that a damaged length does not exhaust memory. */
  private static final int MAX_BLOCK_BYTES = 1 << 20;

  private final Path file;
  private final InputStream in;
  private final List<CapturedInterface> interfaces = new ArrayList<>();

  /**
   * Opens a capture.
   *
   * @param file a pcapng file written by Actornet
   * @throws OutputException when it cannot be read
   */
  public CaptureReader(Path file) {
    this.file = file;
    try {
      this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    } catch (IOException e) {
      throw OutputException.of("read", file, e);
    }
  }

  /**
   * Reads the next frame.
   *
   * @return the frame; null at the end
   * @throws OutputException when the file cannot be read, is cut short or was not written by
   *     Actornet
   */
  public CapturedFrame next() {
    try {
      while (true) {
        byte[] start = in.readNBytes(8);
        if (start.length == 0) {
          return null;
        }
        ByteBuffer prefix = little(start);
        int type = prefix.getInt();
        ByteBuffer body = body(prefix.getInt());
        if (type == Pcapng.INTERFACE_DESCRIPTION) {
          interfaces.add(description(body));
        } else if (type == Pcapng.ENHANCED_PACKET) {
          return packet(body);
        }
      }
    } catch (EOFException e) {
      throw new OutputException(file + ": the capture is cut short");
    } catch (RuntimeException e) {
      throw new OutputException(file + ": not a capture of Actornet");
    } catch (IOException e) {
      throw OutputException.of("read", file, e);
    }
  }

  /** The interfaces of the capture; complete once the first frame, or the end, was read. */
  public List<CapturedInterface> interfaces() {
    return List.copyOf(interfaces);
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw OutputException.of("read", file, e);
    }
  }

  private ByteBuffer body(int blockLength) throws IOException {
    int length = blockLength - 8;
    if (length < 4 || length > MAX_BLOCK_BYTES) {
      throw new IllegalArgumentException("block of " + blockLength + " bytes");
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException();
    }
    return little(body);
  }

  /** The interface name, {@code device:name}, is the first option after 8 fixed bytes. */
  private static CapturedInterface description(ByteBuffer body) {
    body.position(8);
    if (body.getShort() != Pcapng.IF_NAME) {
      throw new IllegalArgumentException("an interface without a name");
    }
    byte[] name = new byte[body.getShort()];
    body.get(name);
    String text = new String(name, StandardCharsets.UTF_8);
    int colon = text.lastIndexOf(':');
    return new CapturedInterface(text.substring(0, colon), text.substring(colon + 1));
  }

  private CapturedFrame packet(ByteBuffer body) {
    int interfaceId = body.getInt();
    long time = (long) body.getInt() << 32 | Integer.toUnsignedLong(body.getInt());
    byte[] bytes = new byte[body.getInt()];
    int length = body.getInt();
    body.get(bytes);
    int flags = body.getInt(Pcapng.packetLength(bytes.length) - Pcapng.FLAGS_FROM_END - 8);
    boolean outbound = flags == Pcapng.FLAG_OUTBOUND;
    return new CapturedFrame(interfaces.get(interfaceId), time, outbound, length, bytes);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
