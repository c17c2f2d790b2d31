package io.actornet.protocol.engine;

/**
 * Sees every frame that crosses one interface, in either direction.
 *
 * <p>One instance belongs to one interface and is called on the thread of that interface's
 * partition only. The frame is on loan for the length of the call: its next owner rewrites its
 * headers in place (a router lowers the TTL, a host turns an echo request into its reply), up to
 * the IPv4 options and the ICMP checksum, so whoever wants to keep them copies them before
 * returning. What comes after these nobody changes in a frame that was sent: who would, sends
 * another array.
 */
@FunctionalInterface
public interface FrameTap {

  /**
   * Reports one frame.
   *
   * @param timeNanos emulated time in nanoseconds since the start of the run, never decreasing from
   *     call to call
   * @param frame the whole frame from the Ethernet header on, without frame check sequence; not to
   *     be changed
   * @param outbound true when the device sends the frame, false when it receives it
   */
  void frame(long timeNanos, byte[] frame, boolean outbound);

  /**
   * A tap that tells both.
   *
   * @param first told first; may be null
   * @param second told second; may be null
   * @return null when both are null
   */
  static FrameTap both(FrameTap first, FrameTap second) {
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    return (timeNanos, frame, outbound) -> {
      first.frame(timeNanos, frame, outbound);
      second.frame(timeNanos, frame, outbound);
    };
  }
}
