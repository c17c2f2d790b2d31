package io.actornet.emulator.report;

import io.actornet.emulator.output.TimeText;
import java.util.List;

/**
 * Devices that had a power cut in a run in real time, as their node was lost, and booted again on
 * another one. What they had counted, journalled and captured before is lost with the node.
 *
 * @param lostNode the node that was lost
 * @param reachedNanos emulated time that it had reached when it was last heard of
 * @param node where they booted again
 * @param bootedNanos emulated time at which they did
 * @param devices their names, in natural order
 */
public record Reboot(
    String lostNode, long reachedNanos, String node, long bootedNanos, List<String> devices) {
  private static final int MOST_NAMES = 8;

  /** What happened, in a sentence. */
  public String sentence() {
    String names = String.join(", ", devices.subList(0, Math.min(MOST_NAMES, devices.size())));
    int more = devices.size() - MOST_NAMES;
    return "%s was lost after %s with all that it had recorded; %s%s booted again on %s at %s"
        .formatted(
            lostNode,
            TimeText.brief(reachedNanos),
            names,
            more > 0 ? " and " + more + " other devices" : "",
            node,
            TimeText.brief(bootedNanos));
  }
}
