package io.actornet.emulator.experiment;

import io.actornet.emulator.experiment.app.ApplicationKinds;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The counters of devices by name, each with its labels.
 *
 * <p>Devices show a counter only once it has counted, so that whether an expectation names one that
 * exists cannot be seen from a run in which it stayed at zero.
 */
public final class KnownCounters {
  private static final String CAUSE = "cause";
  private static final String INTERFACE = "interface";

  /** The label of a counter of flows that holds the sender's address. */
  static final String LOCAL = "local";

  /** The label of a counter of flows that holds the receiver's address. */
  static final String REMOTE = "remote";

  private static final List<String> PLAIN =
      List.of(
          "app.failures",
          "arp.failures",
          "arp.replies.sent",
          "arp.requests.sent",
          "bridge.addresses",
          "bridge.frames.filtered",
          "bridge.frames.flooded",
          "bridge.frames.forwarded",
          "bridge.frames.received",
          "icmp.echo.answered",
          "icmp.errors.received",
          "icmp.errors.sent",
          "icmp.errors.suppressed",
          "ip.fragments.created",
          "ip.fragments.received",
          "ip.packets.forwarded",
          "ip.packets.received",
          "ip.packets.sent",
          "ip.reassembled",
          "ip.reassembly.timeouts",
          "tcp.acknowledgments.challenge",
          "tcp.acknowledgments.unacceptable",
          "tcp.connections.accepted",
          "tcp.connections.opened",
          "tcp.cookies.accepted",
          "tcp.cookies.sent",
          "tcp.duplicates.reported",
          "tcp.ecn.marks",
          "tcp.ecn.reductions",
          "tcp.fast-recoveries",
          "tcp.icmp.ignored",
          "tcp.keep-alives",
          "tcp.options.malformed",
          "tcp.reassembly.overflows",
          "tcp.resets.received",
          "tcp.resets.sent",
          "tcp.segments.duplicate",
          "tcp.segments.out-of-order",
          "tcp.segments.received",
          "tcp.segments.sent",
          "tcp.segments.unacceptable",
          "tcp.timeouts",
          "tcp.timeouts.spurious",
          "tcp.timestamps.missing",
          "tcp.timestamps.old",
          "udp.datagrams.received",
          "udp.datagrams.sent");

  private static final List<String> BY_CAUSE =
      List.of(
          "arp.refusals",
          "bridge.drops",
          "ip.drops",
          "ip.reassembly.refusals",
          "tcp.drops",
          "udp.drops");

  private static final List<String> BY_INTERFACE =
      List.of(
          "link.lost.in-flight",
          "nic.bytes.received",
          "nic.bytes.sent",
          "nic.frames.filtered",
          "nic.frames.received",
          "nic.frames.sent");

  private KnownCounters() {}

  /** Those of devices and of the program's applications. */
  public static SortedMap<String, SortedSet<String>> with(ApplicationKinds kinds) {
    SortedMap<String, SortedSet<String>> counters = new TreeMap<>(kinds.counters());
    PLAIN.forEach(name -> counters.put(name, new TreeSet<>()));
    BY_CAUSE.forEach(name -> counters.put(name, new TreeSet<>(List.of(CAUSE))));
    BY_INTERFACE.forEach(name -> counters.put(name, new TreeSet<>(List.of(INTERFACE))));
    counters.put("tcp.retransmissions", new TreeSet<>(List.of(LOCAL, REMOTE)));
    counters.put("link.drops", new TreeSet<>(List.of(INTERFACE, CAUSE)));
    return counters;
  }
}
