package io.actornet.protocol.device;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.ApplicationContext;
import java.util.ArrayList;
import java.util.List;

/** An application that reacts as a test says and remembers what it was told. */
final class Script implements Application {
  /** What to do about an event; false ends the application. */
  @FunctionalInterface
  interface Reaction {
    boolean react(ApplicationContext host, HostEvent event);
  }

  final List<HostEvent> events = new ArrayList<>();
  final List<Long> times = new ArrayList<>();
  private final Reaction reaction;

  Script(Reaction reaction) {
    this.reaction = reaction;
  }

  @Override
  public Behavior<HostEvent> create(ApplicationContext host) {
    return Behaviors.receiveMessage(
        event -> {
          events.add(event);
          times.add(host.now());
          return reaction.react(host, event) ? Behaviors.same() : Behaviors.stopped();
        });
  }

  /** The events of a kind, in order. */
  <E extends HostEvent> List<E> all(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The only event of a kind. */
  <E extends HostEvent> E only(Class<E> kind) {
    List<E> found = all(kind);
    if (found.size() != 1) {
      throw new AssertionError("expected one " + kind.getSimpleName() + " among " + events);
    }
    return found.getFirst();
  }

  /** When the only event of a kind came, nanoseconds. */
  long timeOf(Class<? extends HostEvent> kind) {
    return times.get(events.indexOf(only(kind)));
  }
}
