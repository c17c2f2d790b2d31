package io.actornet.protocol.device;

import io.actornet.protocol.engine.CounterVisitor;
import io.actornet.protocol.tcp.TcpCounters;

/** What the counters of a host's TCP are called. */
final class TcpCounterNames {
  private TcpCounterNames() {}

  static void visit(TcpCounters counters, CounterVisitor visitor) {
    visitor.counter("tcp.segments.received", "segments", counters.segmentsIn);
    visitor.counter("tcp.segments.sent", "segments", counters.segmentsOut);
    visitor.counter("tcp.connections.opened", "connections", counters.activeOpens);
    visitor.counter("tcp.connections.accepted", "connections", counters.passiveOpens);
    visitor.counter("tcp.timeouts", "timeouts", counters.timeouts);
    visitor.counter("tcp.fast-recoveries", "recoveries", counters.fastRecoveries);
    visitor.counter("tcp.resets.sent", "segments", counters.resetsOut);
    visitor.counter("tcp.resets.received", "segments", counters.resetsIn);
    visitor.counter("tcp.segments.unacceptable", "segments", counters.unacceptableSegments);
    visitor.counter("tcp.segments.out-of-order", "segments", counters.outOfOrderSegments);
    visitor.counter("tcp.segments.duplicate", "segments", counters.duplicateSegments);
    visitor.counter("tcp.reassembly.overflows", "segments", counters.reassemblyOverflows);
    visitor.counter(
        "tcp.acknowledgments.unacceptable", "segments", counters.unacceptableAcknowledgments);
    visitor.counter("tcp.acknowledgments.challenge", "segments", counters.challengeAcknowledgments);
    visitor.counter("tcp.timestamps.old", "segments", counters.oldTimestamps);
    visitor.counter("tcp.timestamps.missing", "segments", counters.missingTimestamps);
    visitor.counter("tcp.timeouts.spurious", "timeouts", counters.spuriousTimeouts);
    visitor.counter("tcp.duplicates.reported", "segments", counters.duplicatesReported);
    visitor.counter("tcp.ecn.marks", "packets", counters.marksReceived);
    visitor.counter("tcp.ecn.reductions", "reductions", counters.windowReductions);
    visitor.counter("tcp.keep-alives", "segments", counters.keepAlivesSent);
    visitor.counter("tcp.cookies.sent", "segments", counters.cookiesSent);
    visitor.counter("tcp.cookies.accepted", "connections", counters.cookiesAccepted);
    visitor.counter("tcp.options.malformed", "segments", counters.malformedOptions);
    visitor.counter("tcp.icmp.ignored", "messages", counters.icmpErrorsIgnored);
  }
}
