package io.actornet.protocol.ip;

/**
 * Numbers the packets that a device sends, so that their fragments can be told apart (RFC 791
 * §3.2).
 *
 * <p>One counter a device, as determinism asks; it repeats after 65,536 packets, which RFC 6864
 * §5.2 leaves to the sender's rate and the checks above IP.
 */
public final class Ipv4Identification {
  private short last;

  /** The next identification: 1 to 65,535, then 0. */
  public int next() {
    return ++last & 0xffff;
  }
}
