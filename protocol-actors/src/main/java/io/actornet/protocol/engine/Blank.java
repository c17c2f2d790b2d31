package io.actornet.protocol.engine;

import akka.actor.Props;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.ExtensibleBehavior;
import akka.actor.typed.Signal;
import akka.actor.typed.TypedActorContext;
import akka.actor.typed.internal.adapter.PropsAdapter;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Adapter;
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
   * What such actors are made from, all of a partition from one object: Akka would make half a
   * dozen for each actor of its own typed properties.
   */
  static Props props(akka.actor.typed.Props typed) {
    return PropsAdapter.apply(() -> SHARED, typed, /* rethrowTypedFailure= */ true);
  }

  /**
   * Spawns an actor and tells it to become {@code behavior}; on the loop of its partition.
   *
   * @param props of the partition, see {@link Engine#props}
   * @param name unique among the parent's children, or null for a name that Akka makes
   */
  @SuppressWarnings("unchecked")
  public static <M> ActorRef<M> spawn(
      ActorContext<?> parent, Behavior<M> behavior, String name, Props props) {
    ActorRef<Object> actor =
        Adapter.toTyped(
            name == null ? Adapter.actorOf(parent, props) : Adapter.actorOf(parent, props, name));
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
