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

  private int arrivingTrafficClass;

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

  /** The traffic class (DSCP and ECN) of the packet that is being handled. */
  public int arrivingTrafficClass() {
    return arrivingTrafficClass;
  }

  /**
   * Tells the traffic class of the packet whose segment is handed to a connection next.
   *
   * @param trafficClass DSCP in the upper six of eight bits, ECN in the lower two
   */
  public void arriving(int trafficClass) {
    arrivingTrafficClass = trafficClass;
  }

  /** The options parsed last. */
  TcpOptions options() {
    return options;
  }

  /** The options of a segment, valid until the next call. */
  TcpOptions parse(TcpView segment) {
    if (options.parse(segment) != null) {
      counters.malformedOptions++;
    }
    return options;
  }
}
