package io.actornet.protocol.tcp;

import io.actornet.protocol.wire.TcpOptions;
import io.actornet.protocol.wire.TcpView;

/**
 * What all connections of a host share: the key of its initial sequence numbers, its counters, and
 * scratch objects, so that a connection needs none of its own. Belongs to the host's thread.
 */
public final class TcpStack {
  private final IsnGenerator isnGenerator;
  private final TcpCounters counters = new TcpCounters();
  private final SegmentWriter writer = new SegmentWriter();
  private final TcpOptions options = new TcpOptions();

  /** Makes the TCP of a host; the secret keys its initial sequence numbers (RFC 6528). */
  public TcpStack(long secret) {
    this.isnGenerator = new IsnGenerator(secret);
  }

  /** What has been counted so far; changes as segments come and go. */
  public TcpCounters counters() {
    return counters;
  }

  IsnGenerator isnGenerator() {
    return isnGenerator;
  }

  SegmentWriter writer() {
    return writer;
  }

  /** The options of a segment, valid until the next call. */
  TcpOptions parse(TcpView segment) {
    if (options.parse(segment) != null) {
      counters.malformedOptions++;
    }
    return options;
  }
}
