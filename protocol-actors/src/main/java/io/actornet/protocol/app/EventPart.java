package io.actornet.protocol.app;

import io.actornet.protocol.device.HostEvent;

/**
 * A part of an application that takes some of its host's events, such as the look-up of names.
 *
 * <p>An {@link ApplicationBehavior} shows every event to its parts before it takes it itself.
 */
@FunctionalInterface
public interface EventPart {
  /** Takes an event, or leaves it: whether it was this part's. */
  boolean handle(HostEvent event);
}
