package io.actornet.emulator.packetdrill;

import io.actornet.emulator.packetdrill.script.Action;
import io.actornet.emulator.packetdrill.script.EventTime;
import io.actornet.emulator.packetdrill.script.Expression;
import io.actornet.emulator.packetdrill.script.ScriptEvent;
import io.actornet.emulator.packetdrill.socket.Call;
import io.actornet.emulator.packetdrill.socket.Constants;
import io.actornet.emulator.packetdrill.socket.Reply;

/** A call of a script that has begun, and what must come of it. */
final class PendingCall {
  /** How long a call may take that the script does not mark as one that blocks. */
  private static final long PATIENCE = 600_000_000_000L;

  private final ScriptEvent event;
  private final Action.SystemCall spec;
  private final Call call;
  private final TimeWindow end;

  private int polls;

  private PendingCall(ScriptEvent event, Action.SystemCall spec, Call call, TimeWindow end) {
    this.event = event;
    this.spec = spec;
    this.call = call;
    this.end = end;
  }

  /** How far a call is. */
  sealed interface Progress {}

  /** It has not returned; it is to be asked again at that time. */
  record Waiting(long untilNanos) implements Progress {}

  /** It has, or should have; null if all is as the script says. */
  record Returned(ScriptResult.Failure failure) implements Progress {}

  /**
   * A call that begins.
   *
   * @param previous when the event before ended
   */
  static PendingCall begin(
      ScriptEvent event,
      Action.SystemCall spec,
      Call call,
      TimeWindow window,
      long previous,
      ScriptOptions options) {
    TimeWindow end = new TimeWindow(window.from(), window.from() + PATIENCE, 0, true);
    if (spec.isBlocking()) {
      long nanos = spec.endNanos();
      EventTime time =
          event.time() instanceof EventTime.Relative
              ? new EventTime.Relative(nanos)
              : new EventTime.Absolute(nanos);
      end = TimeWindow.of(time, previous, options);
    }
    return new PendingCall(event, spec, call, end);
  }

  int line() {
    return event.line();
  }

  boolean isBlocking() {
    return spec.isBlocking();
  }

  /** Whether it has been asked once only: what that caused has not happened yet. */
  boolean isFirst() {
    return polls == 1;
  }

  /** Lets the call go on. */
  Progress poll(long now, boolean bsd) {
    polls++;
    Reply reply = call.poll();
    if (reply == null) {
      return now > end.latest()
          ? new Returned(failure(now, "it has not returned", null))
          : new Waiting(Math.min(call.deadlineNanos(), end.latest() + 1));
    }
    String difference = difference(reply, bsd);
    if (difference == null && !end.contains(now)) {
      difference = "it returned too " + (now < end.from() ? "early" : "late");
    }
    return new Returned(difference == null ? null : failure(now, difference, reply));
  }

  private ScriptResult.Failure failure(long now, String reason, Reply reply) {
    String expected = spec.result() + (spec.errno() == null ? "" : " " + spec.errno());
    String when = TimeWindow.seconds(now);
    return new ScriptResult.Failure(
        event.line(),
        now,
        spec.name() + ": " + reason,
        expected + (spec.isBlocking() ? " " + end : ""),
        (reply == null ? "nothing" : reply) + (spec.isBlocking() ? " at " + when : ""));
  }

  private String difference(Reply reply, boolean bsd) {
    if (spec.result() instanceof Expression.Anything) {
      return null;
    }
    long expected = new Constants(bsd).value(spec.result());
    if (reply.value() != expected) {
      return "another result";
    }
    if (spec.errno() != null && (reply.error() == null || !reply.error().is(spec.errno()))) {
      return "another error";
    }
    return reply.difference();
  }
}
