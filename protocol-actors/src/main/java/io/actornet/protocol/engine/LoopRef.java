package io.actornet.protocol.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.internal.adapter.ActorContextAdapter;
import akka.actor.typed.javadsl.ActorContext;

/**
 * The shortest way to tell an actor of the same loop something, for the messages that each frame
 * causes.
 *
 * <p>Under the direct dispatcher the message takes its turn in the run queue as any other does, but
 * goes to the behaviour without a look at Akka's reference, cell, mailbox and adapter: with tens of
 * thousands of devices each of these is a cache miss. Under the standard dispatcher this is {@link
 * ActorRef#tell}. The actor must be one that keeps its behaviour until it is stopped.
 *
 * @param <M> what the actor takes
 */
public final class LoopRef<M> {
  private final Partition partition;
  private final DeviceActor<M> actor;
  private final ActorRef<M> ref;

  /** Null until the actor has started. */
  private ActorContextAdapter<M> context;

  private LoopRef(DeviceActor<M> actor, ActorRef<M> ref) {
    this.partition = actor.loop();
    this.actor = actor;
    this.ref = ref;
  }

  /** The way to an actor that {@link Blank#spawn} has spawned as {@code ref}; one for each. */
  public static <M> LoopRef<M> to(DeviceActor<M> actor, ActorRef<M> ref) {
    if (actor.loopRef == null) {
      actor.loopRef = new LoopRef<>(actor, ref);
    }
    return actor.loopRef;
  }

  void started(ActorContext<M> started) {
    context = (ActorContextAdapter<M>) started;
  }

  /** Tells the actor something, after all that was told to anybody before; on the loop. */
  public void tell(M message) {
    if (partition.isDirect()) {
      partition.push(this, message);
    } else {
      ref.tell(message);
    }
  }

  /** The actor's usual reference. */
  public ActorRef<M> ref() {
    return ref;
  }

  @SuppressWarnings("unchecked") // what was pushed with this was an M
  void deliver(Object message) {
    context.setCurrentActorThread();
    try {
      Behavior<M> next = actor.receive(context, (M) message);
      if (!actor.equals(next)) {
        throw new IllegalStateException(ref + " changed its behaviour");
      }
    } finally {
      context.clearCurrentActorThread();
    }
  }
}
