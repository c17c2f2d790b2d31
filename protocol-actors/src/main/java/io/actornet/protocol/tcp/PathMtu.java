package io.actornet.protocol.tcp;

/** What to make of a router's word on the MTU of a path (RFC 1191, RFC 5927 §7). */
final class PathMtu {
  /** No path has less (RFC 791). */
  private static final int SMALLEST = 68;

  /** Where routers that do not tell are likely to stop (RFC 1191 §7.1), the largest first. */
  private static final int[] PLATEAUS = {
    32_000, 17_914, 8_166, 4_352, 2_002, 1_492, 1_006, 508, 296
  };

  private PathMtu() {}

  /** Whether the message is about a segment in flight, and says something that may be true. */
  static boolean isBelievable(Tcb connection, int nextHopMtu, int quotedSequence) {
    Handshake handshake = connection.handshake();
    int from = handshake != null ? handshake.iss() : connection.sender().queue().una();
    int to = handshake != null ? handshake.iss() + 1 : connection.sender().sndNxt();
    return Seq.inRange(from, quotedSequence, to)
        && (nextHopMtu == 0 || nextHopMtu >= SMALLEST && nextHopMtu < connection.mtu());
  }

  /** The MTU to use from now on. */
  static int next(int nextHopMtu, int current) {
    if (nextHopMtu != 0) {
      return nextHopMtu;
    }
    for (int plateau : PLATEAUS) {
      if (plateau < current) {
        return plateau;
      }
    }
    return SMALLEST;
  }
}
