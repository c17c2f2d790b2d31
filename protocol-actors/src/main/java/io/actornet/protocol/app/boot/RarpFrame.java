package io.actornet.protocol.app.boot;

import io.actornet.protocol.wire.ArpView;
import io.actornet.protocol.wire.EthernetView;

/** A received frame of RARP's Ethernet type. */
final class RarpFrame {
  private RarpFrame() {}

  /** The packet in a frame; null if it is malformed. */
  static ArpView open(byte[] frame) {
    EthernetView ethernet = new EthernetView();
    ArpView packet = new ArpView();
    boolean sound =
        ethernet.wrap(frame, 0, frame.length) == null
            && packet.wrap(frame, ethernet.payloadOffset(), frame.length) == null;
    return sound ? packet : null;
  }
}
