package io.actornet.emulator.packetdrill.script;

/**
 * A packet as a script describes it.
 *
 * @param ports null where the script names none
 */
public record PacketSpec(IpSpec ip, Ports ports, Transport transport) {
  /** Source and destination port. */
  public record Ports(int source, int destination) {}

  /**
   * What is said about the IP header.
   *
   * @param tosMask the bits of the type of service octet that are said
   * @param tos their values
   * @param anyEct whether the packet must be marked as ECN-capable, either way
   * @param ttl -1 where it is not said
   */
  public record IpSpec(int tosMask, int tos, boolean anyEct, int ttl) {
    /** Nothing is said. */
    public static final IpSpec UNSAID = new IpSpec(0, 0, false, -1);
  }

  /** What the packet carries. */
  public sealed interface Transport permits SegmentSpec, Datagram, Icmp {}

  /** A UDP datagram with so many bytes. */
  public record Datagram(int length) implements Transport {}

  /**
   * An ICMP message.
   *
   * @param nextHopMtu of "fragmentation needed"; 0 otherwise
   * @param quoted what it quotes; null for nothing
   */
  public record Icmp(int type, int code, int nextHopMtu, Quoted quoted) implements Transport {}

  /**
   * The packet that an ICMP message quotes, one that the host under test sent.
   *
   * @param udp whether it was a UDP datagram; else a TCP segment
   * @param sequence of a segment, as the script counts
   * @param length bytes of data
   */
  public record Quoted(boolean udp, int sequence, int length) {}
}
