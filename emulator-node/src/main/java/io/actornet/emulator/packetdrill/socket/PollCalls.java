package io.actornet.emulator.packetdrill.socket;

import io.actornet.emulator.packetdrill.script.Expression;
import java.util.ArrayList;
import java.util.List;

/** The call that waits for something to happen on descriptors. */
final class PollCalls {
  private static final long NANOS_PER_MILLISECOND = 1_000_000;

  private final Calls calls;

  PollCalls(Calls calls) {
    this.calls = calls;
  }

  /** One descriptor that is polled. */
  private record Polled(TcpDescriptor descriptor, long events, Expression expected) {}

  Call poll(Arguments arguments) {
    if (!(arguments.get(0) instanceof Expression.Array(List<Expression> elements))) {
      throw new UnsupportedCallException(
          "poll: found " + arguments.get(0) + ", expected [{fd=N, events=…, revents=…}, …]");
    }
    List<Polled> polled = new ArrayList<>();
    for (Expression element : elements) {
      if (!(element instanceof Expression.Structure structure)
          || structure.get("fd") == null
          || structure.get("events") == null) {
        throw new UnsupportedCallException(
            "poll: found " + element + ", expected {fd=N, events=…, revents=…}");
      }
      polled.add(
          new Polled(
              calls.find((int) arguments.value(structure.get("fd"))),
              arguments.value(structure.get("events")),
              structure.get("revents")));
    }
    return new Polling(polled, arguments.number(2));
  }

  private final class Polling implements Call {
    private final List<Polled> polled;
    private final int milliseconds;
    private long deadline = NEVER;
    private boolean asked;

    Polling(List<Polled> polled, int milliseconds) {
      this.polled = polled;
      this.milliseconds = milliseconds;
    }

    @Override
    public Reply poll() {
      if (!asked) {
        asked = true;
        if (milliseconds >= 0) {
          deadline = calls.program.now() + milliseconds * NANOS_PER_MILLISECOND;
        }
        polled.forEach(each -> calls.readiness.ask(each.descriptor()));
        return null;
      }
      if (askAgain()) {
        return null;
      }
      int ready = 0;
      String difference = null;
      for (Polled each : polled) {
        long events = events(each);
        ready += events == 0 ? 0 : 1;
        long expected = each.expected() == null ? 0 : calls.constants.value(each.expected());
        if (expected != events && difference == null) {
          difference = "revents: expected " + expected + ", seen " + events;
        }
      }
      return ready > 0 || calls.program.now() >= deadline ? Reply.of(ready, difference) : null;
    }

    /** Whether a connection has come to be since the sockets were asked. */
    private boolean askAgain() {
      boolean again = false;
      for (Polled each : polled) {
        if (each.descriptor() != null
            && each.descriptor().isOpen()
            && each.descriptor().info == null) {
          calls.readiness.ask(each.descriptor());
          again = true;
        }
      }
      return again;
    }

    @Override
    public long deadlineNanos() {
      return deadline;
    }
  }

  private long events(Polled polled) {
    return polled.descriptor() == null
        ? calls.constants.of("POLLNVAL")
        : calls.readiness.of(polled.descriptor(), polled.events());
  }
}
