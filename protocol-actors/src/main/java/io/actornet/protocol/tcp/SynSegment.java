package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpOptionsWriter;

/** Writes SYN and SYN-ACK segments: those with options that are agreed on once. */
final class SynSegment {
  private SynSegment() {}

  /** The window a SYN announces: never scaled (RFC 7323 §2.2). */
  static int window(TcpConfig config, int mtu) {
    int window = Math.min(config.receiveBufferBytes(), config.syn().windowBytes());
    int segment = config.announcedSegmentSize(mtu);
    boolean whole = config.syn().wholeSegments() && window >= segment;
    return whole ? window - window % segment : window;
  }

  /** What a SYN offers: all that the configuration allows. */
  static SynOffer offer(TcpStack stack, Endpoints endpoints, TcpConfig config, int mtu, long now) {
    return new SynOffer(
        config.announcedSegmentSize(mtu),
        config.windowScaling() ? config.receiveWindowShift() : PeerOptions.NO_SCALING,
        config.selectiveAcknowledgment(),
        config.timestamps(),
        config.timestamps() ? Timestamps.value(Timestamps.offset(stack, endpoints), now) : 0,
        0,
        userTimeoutSeconds(config));
  }

  private static int userTimeoutSeconds(TcpConfig config) {
    long seconds = config.userTimeoutNanos() / 1_000_000_000L;
    return config.userTimeoutOption() ? (int) Math.min(seconds, 0x7fff) : 0;
  }

  /**
   * What a SYN-ACK offers: of what the peer offered, that which the configuration allows.
   *
   * @param recent the timestamp to echo
   */
  static SynOffer accept(
      TcpStack stack,
      Endpoints endpoints,
      TcpConfig config,
      int mtu,
      PeerOptions peer,
      int recent,
      long now) {
    return new SynOffer(
        config.announcedSegmentSize(mtu),
        peer.scaling() ? config.receiveWindowShift() : PeerOptions.NO_SCALING,
        peer.selectiveAcknowledgment(),
        peer.timestamps(),
        peer.timestamps() ? Timestamps.value(Timestamps.offset(stack, endpoints), now) : 0,
        peer.timestamps() ? recent : 0,
        userTimeoutSeconds(config));
  }

  /**
   * Writes a SYN, or a SYN-ACK.
   *
   * @param flags SYN, and ACK and ECN's if they are to be set
   */
  static byte[] write(
      TcpStack stack,
      Endpoints endpoints,
      TcpConfig config,
      int mtu,
      int sequence,
      int acknowledgment,
      int flags,
      SynOffer offer) {
    SegmentWriter writer = stack.writer();
    TcpOptionsWriter options = writer.draft();
    config.syn().options().write(options, offer);
    if (offer.userTimeoutSeconds() > 0) {
      options.userTimeout(offer.userTimeoutSeconds());
    }
    writer.beginWithDraft(
        endpoints, sequence, acknowledgment, flags | TcpFlags.SYN, window(config, mtu));
    writer.internet(config.trafficClass(), config.timeToLive());
    return writer.finish();
  }
}
