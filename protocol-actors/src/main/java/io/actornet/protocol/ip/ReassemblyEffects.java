package io.actornet.protocol.ip;

import io.actornet.protocol.wire.Ipv4View;

/** What a {@link Reassembler} tells its device. */
public interface ReassemblyEffects {
  /**
   * A fragment, or a datagram with all its fragments, was dropped. Count it.
   *
   * @param cause why
   */
  void refused(ReassemblyRefusal cause);

  /**
   * A datagram's time ran out. If its first fragment is there, the source is told by ICMP time
   * exceeded, code 1; if not, nobody is (RFC 792, RFC 1122 §3.3.2).
   *
   * @param firstFragment the fragment with offset 0, or null
   */
  void timedOut(Ipv4View firstFragment);
}
