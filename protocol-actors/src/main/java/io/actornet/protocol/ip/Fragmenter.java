package io.actornet.protocol.ip;

import io.actornet.protocol.wire.FrameLayout;
import io.actornet.protocol.wire.Ipv4View;
import io.actornet.protocol.wire.OptionCursor;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts a packet that is too long for a link into fragments (RFC 791 §3.2, "An Example Fragmentation
 * Procedure").
 *
 * <p>Every fragment but the last carries a multiple of 8 bytes and as many as fit. The first keeps
 * all options; the others only those that say that they are to be copied. What is itself a fragment
 * can be cut again.
 */
public final class Fragmenter {
  /** What became of a packet. */
  public enum Outcome {
    /** It fits: nothing was made, send it as it is. */
    FITS,
    /** Fragments were made, in order; the packet itself is not to be sent. */
    FRAGMENTED,
    /**
     * It is too long and must not be fragmented: drop it, and tell its source (RFC 792
     * "fragmentation needed and DF set", with the MTU as RFC 1191 §4 asks).
     */
    FRAGMENTATION_NEEDED
  }

  /** Every link can carry this many bytes of packet (RFC 791 §3.2): a header of 60 and 8 more. */
  public static final int MINIMUM_MTU = 68;

  private static final int COPIED_FLAG = 0x80;

  private Fragmenter() {}

  /**
   * Makes fragments of a packet where it needs them.
   *
   * @param packet a view that {@code wrap} found sound; it is not changed
   * @param mtu the longest packet that the link carries, header included, {@link #MINIMUM_MTU} or
   *     more
   * @param fragments gets each fragment as a frame whose Ethernet header is yet to be written
   */
  public static Outcome fragment(Ipv4View packet, int mtu, Consumer<byte[]> fragments) {
    if (mtu < MINIMUM_MTU) {
      throw new IllegalArgumentException("MTU " + mtu + ": expected " + MINIMUM_MTU + " or more");
    }
    if (packet.totalLength() <= mtu) {
      return Outcome.FITS;
    }
    if (packet.dontFragment()) {
      return Outcome.FRAGMENTATION_NEEDED;
    }
    byte[] header = header(packet, false);
    int from = 0;
    while (from < packet.payloadLength()) {
      int room = mtu - header.length;
      int left = packet.payloadLength() - from;
      int length = left <= room ? left : room & ~7;
      fragments.accept(fragment(packet, header, from, length));
      if (from == 0) {
        header = header(packet, true);
      }
      from += length;
    }
    return Outcome.FRAGMENTED;
  }

  private static byte[] fragment(Ipv4View packet, byte[] header, int from, int length) {
    int payloadOffset = FrameLayout.IPV4_OFFSET + header.length;
    byte[] frame = new byte[payloadOffset + length];
    System.arraycopy(header, 0, frame, FrameLayout.IPV4_OFFSET, header.length);
    System.arraycopy(packet.bytes(), packet.payloadOffset() + from, frame, payloadOffset, length);
    boolean last = from + length == packet.payloadLength();
    new Ipv4View()
        .at(frame, FrameLayout.IPV4_OFFSET, header.length)
        .totalLength(header.length + length)
        .fragment(false, packet.moreFragments() || !last, packet.fragmentOffset() + from)
        .fillChecksum();
    return frame;
  }

  /** The header bytes that fragments start from, with all options or with those to be copied. */
  private static byte[] header(Ipv4View packet, boolean onlyCopied) {
    byte[] header = new byte[packet.headerLength()];
    int length = FrameLayout.IPV4_LENGTH;
    System.arraycopy(packet.bytes(), packet.offset(), header, 0, length);
    if (!onlyCopied) {
      System.arraycopy(
          packet.bytes(), packet.optionsOffset(), header, length, packet.optionsLength());
      return header;
    }
    OptionCursor option = new OptionCursor();
    option.wrap(packet.bytes(), packet.optionsOffset(), packet.optionsLength());
    while (option.next()) {
      if ((option.kind() & COPIED_FLAG) != 0) {
        System.arraycopy(packet.bytes(), option.offset(), header, length, option.length());
        length += option.length();
      }
    }
    // What is left behind them is zero already: the end of the list, and padding to a word.
    return Arrays.copyOf(header, (length + 3) & ~3);
  }
}
