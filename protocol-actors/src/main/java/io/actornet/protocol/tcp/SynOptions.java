package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.TcpOptionsWriter;

/** In which order an end writes the options of its SYN and SYN-ACK, and how it aligns them. */
@FunctionalInterface
public interface SynOptions {
  /** Writes them, up to 40 bytes; what is missing to a multiple of four is filled up with zeros. */
  void write(TcpOptionsWriter options, SynOffer offer);

  /** MSS, window scale, SACK, timestamps, each aligned by itself. */
  SynOptions PLAIN =
      (options, offer) -> {
        options.maximumSegmentSize(offer.segmentSize());
        if (offer.scaling()) {
          options.windowScale(offer.windowShift());
        }
        if (offer.selectiveAcknowledgment()) {
          options.sackPermitted();
        }
        if (offer.timestamps()) {
          options.timestamps(offer.timestampValue(), offer.timestampEchoReply());
        }
      };

  /** Linux: MSS, then SACK and timestamps sharing their alignment, and window scale last. */
  SynOptions LINUX =
      (options, offer) -> {
        options.maximumSegmentSize(offer.segmentSize());
        if (offer.timestamps()) {
          if (offer.selectiveAcknowledgment()) {
            options.bareSackPermitted();
          } else {
            options.noOperation().noOperation();
          }
          options.bareTimestamps(offer.timestampValue(), offer.timestampEchoReply());
        } else if (offer.selectiveAcknowledgment()) {
          options.sackPermitted();
        }
        if (offer.scaling()) {
          options.windowScale(offer.windowShift());
        }
      };

  /** FreeBSD: MSS, window scale, SACK, timestamps, with as few fillers as their alignment takes. */
  SynOptions FREEBSD =
      (options, offer) -> {
        options.maximumSegmentSize(offer.segmentSize());
        if (offer.scaling()) {
          options.windowScale(offer.windowShift());
        }
        if (offer.selectiveAcknowledgment()) {
          options.bareSackPermitted();
        }
        if (offer.timestamps()) {
          while (options.length() % 4 != 2) {
            options.noOperation();
          }
          options.bareTimestamps(offer.timestampValue(), offer.timestampEchoReply());
        }
      };
}
