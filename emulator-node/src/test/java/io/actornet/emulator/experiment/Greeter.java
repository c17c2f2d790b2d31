package io.actornet.emulator.experiment;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.device.HostEvent;
import java.util.Map;

/** An application of a user's, with options. */
public final class Greeter implements Application {
  private final String greeting;

  /**
   * @param options {@code greeting}
   */
  public Greeter(Map<String, String> options) {
    greeting = options.get("greeting");
    if (greeting == null) {
      throw new IllegalArgumentException("found no greeting, expected one");
    }
  }

  @Override
  public Behavior<HostEvent> create(ApplicationContext host) {
    return Behaviors.receiveMessage(
        _ -> {
          host.journal("greeter.said", "greeting", greeting);
          host.counter("greeter.greetings", "greetings").increment();
          return Behaviors.stopped();
        });
  }
}
