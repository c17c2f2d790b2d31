package io.actornet.emulator.experiment;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.device.HostEvent;
import java.util.Map;

/** An application of a user's that throws when it is started. */
public final class Thrower implements Application {
  /**
   * @param options none
   */
  public Thrower(Map<String, String> options) {}

  @Override
  public Behavior<HostEvent> create(ApplicationContext host) {
    return Behaviors.receiveMessage(
        _ -> {
          throw new IllegalStateException("of its own accord");
        });
  }
}
