package io.actornet.emulator.experiment.app;

import io.actornet.protocol.device.TcpOptions;
import io.actornet.topology.document.Fields;
import io.actornet.topology.document.Values;
import io.actornet.topology.value.ValueFormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads what an application may choose for its TCP sockets, among its other options. */
final class TcpOptionsReader {
  private static final List<String> KEYS =
      List.of("no-delay", "send-buffer", "receive-buffer", "mss", "congestion", "keep-alive");

  private static final int LARGEST_MSS = 65_495;

  private TcpOptionsReader() {}

  /** An application's own keys, and those for TCP. */
  static List<String> keysAfter(String... own) {
    List<String> keys = new ArrayList<>(Arrays.asList(own));
    keys.addAll(KEYS);
    return List.copyOf(keys);
  }

  /** The options; whatever is absent is as by default. */
  static TcpOptions read(Fields fields) {
    TcpOptions defaults = TcpOptions.DEFAULT;
    return new TcpOptions(
        fields.optional("no-delay", defaults.noDelay(), Values::flag),
        fields.optional("send-buffer", defaults.sendBufferBytes(), Quantities::bytes),
        fields.optional("receive-buffer", defaults.receiveBufferBytes(), Quantities::bytes),
        fields.optional("mss", defaults.maximumSegmentSize(), TcpOptionsReader::segmentSize),
        fields.optional("congestion", defaults.congestion(), TcpNames::congestion),
        fields.optional("keep-alive", defaults.keepAlive(), Values::flag),
        defaults.autoRead());
  }

  private static Integer segmentSize(String text) {
    int bytes = Quantities.bytes(text);
    if (bytes < 1 || bytes > LARGEST_MSS) {
      throw new ValueFormatException(text, "a size from 1B to " + LARGEST_MSS + "B");
    }
    return bytes;
  }
}
