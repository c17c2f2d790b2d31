package io.actornet.protocol.app;

import akka.actor.typed.Behavior;
import io.actornet.protocol.device.HostEvent;
import java.util.List;

/**
 * What runs on a host.
 *
 * <p>One object of it may serve many hosts: what an instance knows belongs into the behaviour it
 * makes. The behaviour is an actor on the host's loop; it ends itself with {@code
 * Behaviors.stopped()}, and the host closes what sockets it left.
 */
@FunctionalInterface
public interface Application {
  /** Makes the behaviour for one host; its first message is {@link HostEvent.Started}. */
  Behavior<HostEvent> create(ApplicationContext host);

  /**
   * The ports that it needs for itself on every host it runs on: an experiment that gives one of
   * them to two applications is refused. A port that is not said here is refused when it is asked
   * for, if another has it.
   */
  default List<ClaimedPort> claims() {
    return List.of();
  }
}
