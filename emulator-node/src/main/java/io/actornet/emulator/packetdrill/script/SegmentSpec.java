package io.actornet.emulator.packetdrill.script;

import java.util.List;

/**
 * A TCP segment as a script describes it.
 *
 * @param flags as {@code io.actornet.protocol.wire.TcpFlags} has them
 * @param numbering what the sequence number is counted from
 * @param sequence 0 where it does not matter
 * @param length bytes of data
 * @param acknowledgment as the script counts; 0 where none is said
 * @param window as on the wire; -1 where it is not said
 * @param options null where they do not matter
 * @param tunnel the ports of the UDP datagram that it is in; null where it is in none
 */
public record SegmentSpec(
    int flags,
    Numbering numbering,
    int sequence,
    int length,
    int acknowledgment,
    int window,
    int urgentPointer,
    List<OptionSpec> options,
    PacketSpec.Ports tunnel)
    implements PacketSpec.Transport {
  /** What a sequence number is counted from. */
  public enum Numbering {
    /** The initial sequence number. */
    RELATIVE,
    /** Zero: it is the one on the wire. */
    ABSOLUTE,
    /** Nothing: it does not matter. */
    IGNORED
  }

  public SegmentSpec {
    options = options == null ? null : List.copyOf(options);
  }
}
