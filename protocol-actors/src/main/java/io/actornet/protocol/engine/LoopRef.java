package io.actornet.protocol.engine;

import akka.actor.typed.ActorRef;

/**
 * The shortest way to tell an actor of the same device something, for the messages that each frame
 * causes.
 *
 * <p>Under the direct dispatcher the message takes its turn in the run queue as any other does, but
 * goes straight to the behaviour. In memory the way is the actor itself, so nothing is touched but
 * the actor: with tens of thousands of devices each look at Akka's reference, cell, mailbox and
 * adapter is a cache miss. Under the standard dispatcher this is {@link ActorRef#tell}.
 *
 * @param <M> what the actor takes
 */
public sealed interface LoopRef<M> permits DeviceActor {
  /** Tells the actor something, after all that was told to anybody before; on the loop. */
  void tell(M message);

  /**
   * Tells the actor something as the last thing that is done about a message or an event: where
   * nothing else waits it is the actor's turn, and it handles the message at once.
   */
  void tellLast(M message);

  /** The actor's usual reference; null until {@link Blank#spawn} has spawned it. */
  ActorRef<M> ref();
}
