package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpOptions;
import io.actornet.protocol.wire.TcpView;

/**
 * Answers to SYNs that leave nothing behind at this host (RFC 4987 §3.6): what is to be remembered
 * is in the initial sequence number, and what does not fit there in the timestamp, which the peer's
 * acknowledgment brings back.
 *
 * <p>A cookie is five bits of time, three bits of MSS and 24 bits of a keyed hash. Without
 * timestamps such a connection has neither window scale nor SACK.
 */
public final class SynCookies {
  private static final long SLOT_NANOS = 64_000_000_000L;

  /** How long a cookie is good after its slot, in slots. */
  private static final int SLOTS = 2;

  private static final int SLOT_MASK = 0x1f;
  private static final int HASH_MASK = 0xff_ffff;
  private static final int[] SEGMENT_SIZES = {216, 536, 1_220, 1_300, 1_440, 1_460, 4_312, 8_960};

  /** The bits of a timestamp that hold options: window scale, SACK, ECN. */
  private static final int OPTION_MASK = 0x3f;

  private static final int SCALE_MASK = 0xf;
  private static final int NO_SCALE = 0xf;
  private static final int SACK_BIT = 0x10;
  private static final int ECN_BIT = 0x20;

  private SynCookies() {}

  /** Answers a SYN with a cookie; anything else is dropped. */
  public static void answer(
      TcpStack stack,
      TcpConfig config,
      Endpoints endpoints,
      int mtu,
      TcpView segment,
      long nowNanos,
      TcpOutput output) {
    int flags = segment.flags();
    if ((flags & (TcpFlags.SYN | TcpFlags.ACK | TcpFlags.RST)) != TcpFlags.SYN) {
      return;
    }
    PeerOptions offered = PeerOptions.of(stack.parse(segment), flags, config);
    PeerOptions peer = offered.timestamps() ? offered : withoutOptions(offered);
    int size = 0;
    while (size + 1 < SEGMENT_SIZES.length && SEGMENT_SIZES[size + 1] <= peer.segmentSize()) {
      size++;
    }
    int slot = (int) (nowNanos / SLOT_NANOS) & SLOT_MASK;
    int cookie = cookie(stack, endpoints, segment.sequence(), slot, size);
    SynOffer offer =
        SynSegment.accept(stack, endpoints, config, mtu, peer, peer.timestampValue(), nowNanos);
    SynOffer marked = peer.timestamps() ? withValue(offer, peer) : offer;
    int answerFlags = TcpFlags.ACK | (peer.marks() ? TcpFlags.ECE : 0);
    stack.counters().segmentsIn++;
    stack.counters().segmentsOut++;
    stack.counters().cookiesSent++;
    output.transmit(
        SynSegment.write(
            stack, endpoints, config, mtu, cookie, segment.sequence() + 1, answerFlags, marked));
  }

  private static PeerOptions withoutOptions(PeerOptions offered) {
    return new PeerOptions(
        offered.segmentSize(), PeerOptions.NO_SCALING, false, false, 0, false, 0);
  }

  /** The latest timestamp not in the future that holds what was agreed on. */
  private static SynOffer withValue(SynOffer offer, PeerOptions peer) {
    int bits = peer.scaling() ? peer.windowShift() : NO_SCALE;
    bits |= peer.selectiveAcknowledgment() ? SACK_BIT : 0;
    bits |= peer.marks() ? ECN_BIT : 0;
    int value = offer.timestampValue() & ~OPTION_MASK | bits;
    if (Seq.greaterThan(value, offer.timestampValue())) {
      value -= OPTION_MASK + 1;
    }
    return new SynOffer(
        offer.segmentSize(),
        offer.windowShift(),
        offer.selectiveAcknowledgment(),
        true,
        value,
        offer.timestampEchoReply(),
        0);
  }

  private static int cookie(TcpStack stack, Endpoints endpoints, int irs, int slot, int size) {
    int hash = stack.isnGenerator().cookie(endpoints, irs, slot << 3 | size) & HASH_MASK;
    return slot << 27 | size << 24 | hash;
  }

  /**
   * The row that a cookie stands for, complete, if a segment acknowledges one of ours that is not
   * too old; otherwise null.
   */
  public static HalfOpen complete(
      TcpStack stack,
      TcpConfig config,
      Endpoints endpoints,
      int mtu,
      TcpView segment,
      long nowNanos) {
    int flags = segment.flags();
    if ((flags & (TcpFlags.SYN | TcpFlags.ACK | TcpFlags.RST)) != TcpFlags.ACK) {
      return null;
    }
    int cookie = segment.acknowledgment() - 1;
    int slot = cookie >>> 27;
    int size = cookie >>> 24 & 7;
    int age = (int) (nowNanos / SLOT_NANOS) - slot & SLOT_MASK;
    int irs = segment.sequence() - 1;
    if (age > SLOTS || cookie(stack, endpoints, irs, slot, size) != cookie) {
      return null;
    }
    PeerOptions peer = peer(stack.parse(segment), config, SEGMENT_SIZES[size]);
    stack.counters().cookiesAccepted++;
    return HalfOpen.ofCookie(stack, config, endpoints, mtu, cookie, irs + 1, peer, nowNanos);
  }

  private static PeerOptions peer(TcpOptions options, TcpConfig config, int segmentSize) {
    if (!config.timestamps() || !options.timestamps()) {
      return new PeerOptions(segmentSize, PeerOptions.NO_SCALING, false, false, 0, false, 0);
    }
    int bits = options.timestampEchoReply() & OPTION_MASK;
    int scale = bits & SCALE_MASK;
    return new PeerOptions(
        segmentSize,
        scale == NO_SCALE ? PeerOptions.NO_SCALING : scale,
        (bits & SACK_BIT) != 0,
        true,
        options.timestampValue(),
        (bits & ECN_BIT) != 0,
        0);
  }
}
