package io.actornet.protocol.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What happens to every frame at every hop allocates nothing. */
class HotPathTest {
  private static final int HOPS = 100_000;
  private static final long MAC_A = 0x0200_0000_0001L;
  private static final long MAC_B = 0x0200_0000_0002L;

  private final EthernetView ethernet = new EthernetView();
  private final Ipv4View ipv4 = new Ipv4View();
  private final TcpView tcp = new TcpView();
  private final TcpOptions options = new TcpOptions();
  private int sum;

  @Test
  void aRoutersHopAndAHostsParsingAllocateNothing() {
    byte[] frame =
        SampleFrames.tcp(
            TcpFlags.SYN,
            SampleFrames.text("data"),
            SampleFrames.synOptions().toArray(TcpOption[]::new));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    hops(frame);
    long before = threads.getCurrentThreadAllocatedBytes();
    hops(frame);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < HOPS, () -> allocated + " bytes in " + HOPS + " hops");
    assertTrue(sum != 0);
  }

  private void hops(byte[] frame) {
    for (int hop = 0; hop < HOPS; hop++) {
      if (ethernet.wrap(frame, 0, frame.length) != null
          || ipv4.wrap(frame, ethernet.payloadOffset(), ethernet.limit()) != null
          || tcp.wrap(frame, ipv4.payloadOffset(), ipv4.limit()) != null
          || options.parse(tcp) != null) {
        throw new AssertionError("a sound frame was refused at hop " + hop);
      }
      assertTrue(tcp.checksumValid(ipv4.source(), ipv4.destination()));
      sum += options.maximumSegmentSize() + tcp.sequence() + ipv4.destination();
      if (ipv4.ttl() <= 1) {
        ipv4.ttl(255).fillChecksum();
      }
      ipv4.decrementTtl();
      ethernet.rewrite(MAC_A, MAC_B);
    }
  }
}
