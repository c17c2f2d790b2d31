package io.actornet.emulator.trunk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;

/** Asks the system how large the buffers of a socket may be, as it silently grants less. */
final class SocketBuffers {
  private SocketBuffers() {}

  /** The size that both buffers get when {@code wanted} bytes are asked for. */
  static int granted(int wanted) {
    try (DatagramChannel channel = DatagramChannel.open()) {
      channel.setOption(StandardSocketOptions.SO_SNDBUF, wanted);
      channel.setOption(StandardSocketOptions.SO_RCVBUF, wanted);
      int send = channel.getOption(StandardSocketOptions.SO_SNDBUF);
      int receive = channel.getOption(StandardSocketOptions.SO_RCVBUF);
      return Math.min(wanted, Math.min(send, receive));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
