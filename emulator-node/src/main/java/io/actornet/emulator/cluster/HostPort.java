package io.actornet.emulator.cluster;

import io.actornet.topology.value.ValueFormatException;

/**
 * Where a node listens.
 *
 * @param host a name or an address
 * @param port from 0 to 65535; 0 = any free one
 */
public record HostPort(String host, int port) {
  private static final int LARGEST_PORT = 65_535;
  private static final String EXPECTED = "host:port, such as 127.0.0.1:25520";

  /**
   * Parses {@code host:port}.
   *
   * @throws ValueFormatException if it is something else
   */
  public static HostPort parse(String text) {
    int colon = text.lastIndexOf(':');
    String port = text.substring(colon + 1);
    if (colon < 1
        || !isHost(text.substring(0, colon))
        || !port.matches("[0-9]{1,5}")
        || Integer.parseInt(port) < 1
        || Integer.parseInt(port) > LARGEST_PORT) {
      throw new ValueFormatException(text, EXPECTED);
    }
    return new HostPort(text.substring(0, colon), Integer.parseInt(port));
  }

  /** Whether text can be a host's name or IPv4 address. */
  static boolean isHost(String text) {
    return text.matches("[A-Za-z0-9]([A-Za-z0-9._-]{0,252}[A-Za-z0-9])?");
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
