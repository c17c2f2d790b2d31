package io.actornet.protocol.arp;

/**
 * What is known about a neighbour; the names are those of RFC 4861 §7.3.2 and of Linux.
 *
 * <pre>
 *              request sent              answer               time passes
 *   (nothing) ─────────────▶ INCOMPLETE ────────▶ REACHABLE ─────────────▶ STALE
 *                              │    ▲                 ▲                      │ used:
 *                  no answer   ▼    │ used     answer │                      ▼ request to its MAC
 *                            FAILED ─┘                └──────────────────── PROBE
 *                              ▲                  no answer                  │
 *                              └─────────────────────────────────────────────┘
 * </pre>
 */
public enum NeighbourState {
  /** Asked for; no MAC address is known, packets wait. */
  INCOMPLETE,
  /** The MAC address was heard recently. */
  REACHABLE,
  /** The MAC address was heard, but too long ago to be relied upon unasked. */
  STALE,
  /** In use and being asked again, directly; the old MAC address serves meanwhile. */
  PROBE,
  /** Did not answer; the next packet asks again. */
  FAILED,
  /** Configured; neither expires nor is changed by what is heard. */
  PERMANENT
}
