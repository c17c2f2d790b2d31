package io.actornet.protocol.wire;

import io.actornet.topology.value.Ipv4Address;
import java.util.List;

/**
 * An IPv4 header as a value; total length and checksum follow from what is written.
 *
 * @param tos type of service octet, 0 to 255
 * @param identification 0 to 0xffff
 * @param fragmentOffset in bytes, a multiple of 8 from 0 to 65,528
 * @param ttl 0 to 255 hops
 * @param protocol 0 to 255: see {@link IpProtocol}
 */
public record Ipv4Header(
    int tos,
    int identification,
    boolean dontFragment,
    boolean moreFragments,
    int fragmentOffset,
    int ttl,
    int protocol,
    Ipv4Address source,
    Ipv4Address destination,
    List<Ipv4Option> options) {
  public Ipv4Header {
    Range.check("type of service", tos, 0, 255);
    Range.check("identification", identification, 0, 0xffff);
    Range.check("fragment offset", fragmentOffset, 0, 65_528);
    Range.check("fragment offset modulo 8", fragmentOffset % 8, 0, 0);
    Range.check("TTL", ttl, 0, 255);
    Range.check("protocol", protocol, 0, 255);
    options = List.copyOf(options);
  }

  /** A header without options or fragments: type of service and identification 0, TTL 64. */
  public Ipv4Header(int protocol, Ipv4Address source, Ipv4Address destination) {
    this(0, 0, false, false, 0, 64, protocol, source, destination, List.of());
  }

  /** The header a view is at. */
  public static Ipv4Header of(Ipv4View view) {
    return new Ipv4Header(
        view.tos(),
        view.identification(),
        view.dontFragment(),
        view.moreFragments(),
        view.fragmentOffset(),
        view.ttl(),
        view.protocol(),
        new Ipv4Address(view.source()),
        new Ipv4Address(view.destination()),
        Ipv4Option.read(view));
  }

  /** Bytes of header with options: 20 to 60. */
  public int length() {
    return FrameLayout.IPV4_LENGTH + Ipv4Option.write(options).length;
  }

  /** Writes the header before a payload of {@code payloadLength} bytes. */
  public void write(byte[] bytes, int offset, int payloadLength) {
    byte[] optionBytes = Ipv4Option.write(options);
    int headerLength = FrameLayout.IPV4_LENGTH + optionBytes.length;
    Range.check("total length", headerLength + payloadLength, headerLength, 0xffff);
    System.arraycopy(optionBytes, 0, bytes, offset + FrameLayout.IPV4_LENGTH, optionBytes.length);
    new Ipv4View()
        .at(bytes, offset, headerLength)
        .tos(tos)
        .totalLength(headerLength + payloadLength)
        .identification(identification)
        .fragment(dontFragment, moreFragments, fragmentOffset)
        .ttl(ttl)
        .protocol(protocol)
        .source(source.bits())
        .destination(destination.bits())
        .fillChecksum();
  }
}
