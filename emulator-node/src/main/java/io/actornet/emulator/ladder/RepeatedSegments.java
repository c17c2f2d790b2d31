package io.actornet.emulator.ladder;

import io.actornet.protocol.wire.EtherType;
import io.actornet.protocol.wire.EthernetView;
import io.actornet.protocol.wire.IpProtocol;
import io.actornet.protocol.wire.Ipv4View;
import io.actornet.protocol.wire.TcpFlags;
import io.actornet.protocol.wire.TcpView;
import java.util.HashMap;
import java.util.Map;

/** Finds the TCP segments that a host sends once more, among all that it sends. */
final class RepeatedSegments {
  /** Bounds the memory; of further connections none is called repeated. */
  private static final int MOST_CONNECTIONS = 1_000;

  private final EthernetView ethernet = new EthernetView();
  private final Ipv4View ipv4 = new Ipv4View();
  private final TcpView tcp = new TcpView();
  private final Map<Connection, Integer> sent = new HashMap<>();

  private record Connection(int source, int destination, int ports) {}

  /** Whether all that a segment carries was sent before. Frames come in the order of sending. */
  boolean isAgain(byte[] frame) {
    if (ethernet.wrap(frame, 0, frame.length) != null
        || ethernet.etherType() != EtherType.IPV4
        || ipv4.wrap(frame, ethernet.payloadOffset(), ethernet.limit()) != null
        || ipv4.protocol() != IpProtocol.TCP
        || ipv4.fragmentOffset() != 0
        || tcp.wrap(frame, ipv4.payloadOffset(), ipv4.limit()) != null) {
      return false;
    }
    boolean syn = (tcp.flags() & TcpFlags.SYN) != 0;
    boolean fin = (tcp.flags() & TcpFlags.FIN) != 0;
    int length = tcp.payloadLength() + (syn ? 1 : 0) + (fin ? 1 : 0);
    if (length == 0) {
      return false;
    }
    Connection connection =
        new Connection(
            ipv4.source(), ipv4.destination(), tcp.sourcePort() << 16 | tcp.destinationPort());
    int end = tcp.sequence() + length;
    Integer before = sent.get(connection);
    if (before == null && sent.size() == MOST_CONNECTIONS) {
      return false;
    }
    boolean another = syn && (before == null || before != end);
    if (before == null || another || end - before > 0) {
      sent.put(connection, end);
      return false;
    }
    return true;
  }
}
