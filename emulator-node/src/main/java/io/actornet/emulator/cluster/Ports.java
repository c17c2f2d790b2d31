package io.actornet.emulator.cluster;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.UnknownHostException;

/** Finds out before anything is started whether ports can be used, and which are free. */
final class Ports {
  private Ports() {}

  /**
   * A UDP port that can be used.
   *
   * @param setting its name
   * @param port that is wanted; 0 = any free one
   * @throws NodeException if it cannot
   */
  static int udp(String setting, String host, int port) {
    try (DatagramSocket socket = new DatagramSocket(null)) {
      socket.bind(new InetSocketAddress(address(host), port));
      return socket.getLocalPort();
    } catch (SocketException inUse) {
      throw refused(setting, host, port, inUse);
    }
  }

  /** The same for TCP. */
  static int tcp(String setting, String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address(host), port));
      return socket.getLocalPort();
    } catch (IOException inUse) {
      throw refused(setting, host, port, inUse);
    }
  }

  /** The sentence for a port that cannot be used. */
  private static NodeException refused(String setting, String host, int port, IOException why) {
    return new NodeException(
        setting
            + ": port "
            + port
            + " of "
            + host
            + " cannot be used ("
            + why.getMessage()
            + "); expected a free port, or 0 for any",
        why);
  }

  /**
   * The address of a host.
   *
   * @throws NodeException if it has none
   */
  private static InetAddress address(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException unknown) {
      throw new NodeException("host '" + host + "' has no address", unknown);
    }
  }
}
