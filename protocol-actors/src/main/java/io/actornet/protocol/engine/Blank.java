package io.actornet.protocol.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.ExtensibleBehavior;
import akka.actor.typed.Props;
import akka.actor.typed.Signal;
import akka.actor.typed.TypedActorContext;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;

/**
 * The behaviour that every device's actor is spawned with: it becomes whatever it is told first.
 *
 * <p>Akka keeps what an actor was spawned with for as long as it lives. One shared object there
 * instead of one for each actor saves a third of an actor's memory.
 */
public final class Blank extends ExtensibleBehavior<Object> {
  private static final Blank SHARED = new Blank();

  private Blank() {}

  /**
   * Spawns an actor and tells it to become {@code behavior}.
   *
   * @param name unique among the parent's children, or null for a name that Akka makes
   */
  @SuppressWarnings("unchecked")
  public static <M> ActorRef<M> spawn(
      ActorContext<?> parent, Behavior<M> behavior, String name, Props props) {
    ActorRef<Object> actor =
        name == null ? parent.spawnAnonymous(SHARED, props) : parent.spawn(SHARED, name, props);
    ActorRef<M> ref = (ActorRef<M>) (ActorRef<?>) actor;
    if (behavior instanceof DeviceActor<M> device) {
      device.spawnedAs(ref);
    }
    actor.tell(behavior);
    return ref;
  }

  @Override
  @SuppressWarnings("unchecked")
  public Behavior<Object> receive(TypedActorContext<Object> context, Object message) {
    if (message instanceof DeviceActor<?> actor) {
      ((DeviceActor<Object>) actor).start(context.asJava());
    }
    return (Behavior<Object>) message;
  }

  @Override
  public Behavior<Object> receiveSignal(TypedActorContext<Object> context, Signal signal) {
    return Behaviors.same();
  }
}
