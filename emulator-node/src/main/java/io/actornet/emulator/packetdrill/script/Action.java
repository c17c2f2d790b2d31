package io.actornet.emulator.packetdrill.script;

import java.util.List;

/** What happens in an event. */
public sealed interface Action {
  /** A packet that is given to the host under test. */
  record Inbound(PacketSpec packet) implements Action {}

  /** A packet that the host under test must send. */
  record Outbound(PacketSpec packet) implements Action {}

  /**
   * A call that a program makes, and what must come of it.
   *
   * @param endNanos when it must return, as the time of the event is meant; null for one that
   *     returns at once
   * @param result what it must return
   * @param errno the name of the error that it must fail with; null if none is said
   */
  record SystemCall(
      String name, List<Expression> arguments, Expression result, String errno, Long endNanos)
      implements Action {
    public SystemCall {
      arguments = List.copyOf(arguments);
    }

    /** Whether the script goes on before it returns. */
    public boolean isBlocking() {
      return endNanos != null;
    }
  }

  /** A command of the shell. */
  record Command(String text) implements Action {}

  /** Statements about the state of the connection. */
  record Code(String text) implements Action {}
}
