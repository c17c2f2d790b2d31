package io.actornet.protocol.engine;

import akka.actor.typed.Behavior;
import akka.actor.typed.ExtensibleBehavior;
import akka.actor.typed.Signal;
import akka.actor.typed.TypedActorContext;
import akka.actor.typed.javadsl.ActorContext;

/**
 * A behaviour that is an object with fields: the base of the actors that devices are made of.
 *
 * <p>Whatever escapes from a handler is a fault of the program, not of the network: it is counted
 * by the partition and the actor goes on. A count above 0 is a bug.
 *
 * @param <M> the messages it takes
 */
public abstract class DeviceActor<M> extends ExtensibleBehavior<M> {
  private final Partition partition;

  /** Null until somebody wants it. */
  LoopRef<M> loopRef;

  /** An actor of a device in {@code partition}. */
  protected DeviceActor(Partition partition) {
    this.partition = partition;
  }

  /** The actor has become this behaviour: the place to spawn children. */
  protected void onStart(ActorContext<M> context) {}

  /**
   * Handles a message.
   *
   * @return the next behaviour, usually {@code this}
   */
  protected abstract Behavior<M> onMessage(ActorContext<M> context, M message);

  final Partition loop() {
    return partition;
  }

  final void start(TypedActorContext<M> context) {
    try {
      onStart(context.asJava());
    } catch (RuntimeException fault) {
      partition.fault(context.asJava().getSelf().path().toString(), "start", fault);
    }
    if (loopRef != null) {
      loopRef.started(context.asJava());
    }
  }

  @Override
  public final Behavior<M> receive(TypedActorContext<M> context, M message) {
    try {
      return onMessage(context.asJava(), message);
    } catch (RuntimeException fault) {
      partition.fault(context.asJava().getSelf().path().toString(), message, fault);
      return this;
    }
  }

  /**
   * Handles a signal of Akka's, such as a child's end.
   *
   * @return the next behaviour, usually {@code this}
   */
  protected Behavior<M> onSignal(ActorContext<M> context, Signal signal) {
    return this;
  }

  @Override
  public final Behavior<M> receiveSignal(TypedActorContext<M> context, Signal signal) {
    try {
      return onSignal(context.asJava(), signal);
    } catch (RuntimeException fault) {
      partition.fault(context.asJava().getSelf().path().toString(), signal, fault);
      return this;
    }
  }
}
