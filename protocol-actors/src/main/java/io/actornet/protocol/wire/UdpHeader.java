package io.actornet.protocol.wire;

/**
 * A UDP header as a value; length and checksum follow from what is written.
 *
 * @param sourcePort 0 to 65,535
 * @param destinationPort 0 to 65,535
 */
public record UdpHeader(int sourcePort, int destinationPort) {
  public UdpHeader {
    Range.check("source port", sourcePort, 0, 0xffff);
    Range.check("destination port", destinationPort, 0, 0xffff);
  }

  /** The header a view is at. */
  public static UdpHeader of(UdpView view) {
    return new UdpHeader(view.sourcePort(), view.destinationPort());
  }

  /** Writes the header before a payload that ends the array; the checksum covers it. */
  public void write(byte[] bytes, int offset, Ipv4Header ipv4) {
    new UdpView()
        .at(bytes, offset)
        .sourcePort(sourcePort)
        .destinationPort(destinationPort)
        .length(bytes.length - offset)
        .fillChecksum(ipv4.source().bits(), ipv4.destination().bits());
  }
}
