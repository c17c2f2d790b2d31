package io.actornet.protocol.device;

import io.actornet.protocol.engine.Hash;
import java.util.function.IntPredicate;

/**
 * Chooses ports for sockets that ask for none: "simple hash-based" selection (RFC 6056 §3.3.3) from
 * the dynamic ports (RFC 6335 §6).
 *
 * <p>Where a search begins depends on the peer and on a secret of the host, so nobody can guess it,
 * and a counter moves it on, so a port is not used again soon.
 */
final class EphemeralPorts {
  /** What is returned when every port is taken. */
  static final int NONE = -1;

  private static final int FIRST = 49_152;
  private static final int COUNT = 65_536 - FIRST;

  private final long secret;
  private int next;

  EphemeralPorts(long secret) {
    this.secret = secret;
  }

  /**
   * A free port for a peer; address and port are 0 where no peer is known.
   *
   * @param free tells whether a port can be had
   */
  int choose(int peer, int peerPort, IntPredicate free) {
    long hash = Hash.fold(Hash.fold(secret, peer), peerPort);
    int offset = (int) Math.unsignedMultiplyHigh(hash, COUNT);
    for (int tried = 0; tried < COUNT; tried++) {
      int port = FIRST + Math.floorMod(offset + next++, COUNT);
      if (free.test(port)) {
        return port;
      }
    }
    return NONE;
  }
}
