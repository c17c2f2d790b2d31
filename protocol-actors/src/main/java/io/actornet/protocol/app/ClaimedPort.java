package io.actornet.protocol.app;

/**
 * A port that an application needs for itself on its host.
 *
 * @param number 1 to 65535
 */
public record ClaimedPort(Transport transport, int number) {
  /** The protocol whose port it is. */
  public enum Transport {
    TCP,
    UDP
  }

  /** A TCP port to listen on. */
  public static ClaimedPort tcp(int number) {
    return new ClaimedPort(Transport.TCP, number);
  }

  /** A UDP port to receive on. */
  public static ClaimedPort udp(int number) {
    return new ClaimedPort(Transport.UDP, number);
  }

  @Override
  public String toString() {
    return transport + " port " + number;
  }
}
