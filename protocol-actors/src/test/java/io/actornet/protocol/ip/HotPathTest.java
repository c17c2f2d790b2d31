package io.actornet.protocol.ip;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.actornet.topology.value.Ipv4Address;
import io.actornet.topology.value.Ipv4Prefix;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Finding the next hop of a packet allocates nothing. */
class HotPathTest {
  private static final int PACKETS = 100_000;

  private RoutingTable table = RoutingTable.EMPTY;
  private int sum;

  @Test
  void findingTheNextHopAllocatesNothing() {
    for (int i = 0; i < 100; i++) {
      Ipv4Prefix prefix = new Ipv4Prefix(0x0a00_0000 + (i << 8), 24);
      table = table.with(Route.via(prefix, i % 4, new Ipv4Address(0xc0a8_0001 + i)));
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    route();
    long before = threads.getCurrentThreadAllocatedBytes();
    route();
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < PACKETS, () -> allocated + " bytes for " + PACKETS + " packets");
    assertTrue(sum != 0);
  }

  private void route() {
    for (int i = 0; i < PACKETS; i++) {
      int destination = 0x0a00_0000 + i % 25_600;
      int handle = table.lookup(destination);
      sum += table.interfaceIndex(handle) + table.neighbour(handle, destination);
    }
  }
}
