package io.actornet.protocol.arp;

import static io.actornet.protocol.arp.ArpTrace.ip;
import static io.actornet.protocol.arp.ArpTrace.view;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.actornet.protocol.wire.ArpView;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** A known neighbour, and the requests that a whole LAN hears, cost no allocation. */
class HotPathTest {
  private static final int FRAMES = 100_000;
  private static final int BOB = ip("10.0.0.2");

  private final ArpTrace trace = new ArpTrace();
  private final ArpCache cache = new ArpCache(ArpParameters.DEFAULTS, 1, ip("10.0.0.1"));
  private long sum;

  @Test
  void lookingUpAndOverhearingAllocateNothing() {
    cache.receive(view(ArpFrames.request(2, BOB, ip("10.0.0.1"))), 0, trace);
    ArpView toOthers = view(ArpFrames.request(3, ip("10.0.0.3"), ip("10.0.0.4")));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    frames(toOthers);
    long before = threads.getCurrentThreadAllocatedBytes();
    frames(toOthers);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < FRAMES, () -> allocated + " bytes for " + FRAMES + " frames");
    assertTrue(sum == 4L * FRAMES, "every look-up found 2");
  }

  private void frames(ArpView toOthers) {
    for (int now = 0; now < FRAMES; now++) {
      cache.receive(toOthers, now, trace);
      sum += cache.lookup(BOB, now);
    }
  }
}
