package io.actornet.topology.value;

/** An address of the internet layer. Only IPv4 exists today; APIs take this type all the same. */
public sealed interface IpAddress permits Ipv4Address {
  /** Parses dotted-decimal IPv4 text. */
  static IpAddress parse(String text) {
    return Ipv4Address.parse(text);
  }
}
