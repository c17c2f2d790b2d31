package io.actornet.protocol.wire;

/**
 * A reusable window on a header in an array: {@code bytes[offset, limit)} holds the header and what
 * it carries.
 *
 * <p>Callers of {@code wrap} promise {@code 0 <= offset} and {@code limit <= bytes.length}; views
 * promise that, after {@code wrap} returned {@code null}, no getter reads outside {@code [offset,
 * limit)} whatever the bytes are. {@code wrap} with an offset beyond the limit finds the header
 * truncated. After a {@link Malformed} result the view must not be read.
 *
 * <p>A view belongs to one thread and keeps its array until it is pointed at another.
 */
public abstract sealed class HeaderView
    permits ArpView,
        EthernetView,
        IcmpView,
        Ipv4View,
        QuotedDatagramView,
        RouteOptionView,
        TcpView,
        TimestampOptionView,
        UdpView {
  byte[] bytes;
  int offset;
  int limit;

  HeaderView() {}

  final void point(byte[] bytes, int offset, int limit) {
    this.bytes = bytes;
    this.offset = offset;
    this.limit = limit;
  }

  /** The array that holds the header. */
  public final byte[] bytes() {
    return bytes;
  }

  /** Index of the header's first byte. */
  public final int offset() {
    return offset;
  }

  /** Index after the last byte of what the header carries. */
  public final int limit() {
    return limit;
  }
}
