package io.actornet.protocol.icmp;

import io.actornet.protocol.wire.IcmpCode;
import io.actornet.protocol.wire.IcmpType;
import io.actornet.protocol.wire.IcmpView;
import io.actornet.protocol.wire.IpProtocol;
import io.actornet.protocol.wire.QuotedDatagramView;

/**
 * An ICMP error as the transport layer gets it (RFC 1122 §4.1.3.3, §4.2.3.9): what went wrong, and
 * which socket's packet it is about.
 *
 * @param type the error's type
 * @param code the error's code
 * @param nextHopMtu the MTU of "fragmentation needed" in bytes, which is 0 from old routers (RFC
 *     1191 §5); 0 for every other error
 * @param protocol of the packet that the error is about
 * @param source address that sent the packet: this host's
 * @param sourcePort UDP or TCP port that sent it, or the identifier of an echo message; 0 for
 *     others
 * @param destination address that the packet was for
 * @param destinationPort UDP or TCP port that it was for, or the sequence number of an echo
 *     message; 0 for others
 * @param tcpSequence sequence number of a TCP segment, for the check of RFC 5927 §4.1; 0 for others
 */
public record QuotedDatagram(
    int type,
    int code,
    int nextHopMtu,
    int protocol,
    int source,
    int sourcePort,
    int destination,
    int destinationPort,
    int tcpSequence) {

  /**
   * Reads an error that arrived.
   *
   * @param error a message whose type is an error's
   * @param quoted a view that {@code wrap} of this error found sound
   */
  public static QuotedDatagram from(IcmpView error, QuotedDatagramView quoted) {
    int protocol = quoted.protocol();
    // A quoted fragment other than the first begins in the middle of the data.
    boolean transport = quoted.ipv4().fragmentOffset() == 0;
    boolean tcp = transport && protocol == IpProtocol.TCP;
    boolean ports = tcp || transport && protocol == IpProtocol.UDP;
    boolean echo = transport && protocol == IpProtocol.ICMP;
    boolean mtu =
        error.type() == IcmpType.DESTINATION_UNREACHABLE
            && error.code() == IcmpCode.FRAGMENTATION_NEEDED;
    return new QuotedDatagram(
        error.type(),
        error.code(),
        mtu ? error.nextHopMtu() : 0,
        protocol,
        quoted.source(),
        ports ? quoted.sourcePort() : echo ? quoted.echoIdentifier() : 0,
        quoted.destination(),
        ports ? quoted.destinationPort() : echo ? quoted.echoSequence() : 0,
        tcp ? quoted.tcpSequence() : 0);
  }

  /** The error in words, such as "port unreachable". */
  public String describe() {
    return IcmpCode.format(type, code);
  }
}
