package io.actornet.protocol.engine;

import akka.actor.Props;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.ExtensibleBehavior;
import akka.actor.typed.Signal;
import akka.actor.typed.TypedActorContext;
import akka.actor.typed.internal.adapter.ActorContextAdapter;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;

/**
 * A behaviour that is an object with fields: the base of the actors that devices are made of. The
 * others of its device know it as a {@link LoopRef}.
 *
 * <p>Whatever escapes from a handler is a fault of the program, not of the network: it is counted
 * by the partition and the actor goes on. A count above 0 is a bug.
 *
 * @param <M> the messages it takes
 */
public abstract non-sealed class DeviceActor<M> extends ExtensibleBehavior<M>
    implements LoopRef<M> {
  private final Partition partition;

  /** Null until it is spawned. */
  private ActorRef<M> ref;

  /** Null until it has started. */
  private ActorContextAdapter<M> context;

  /** What comes by the short way after the end is dropped, as Akka drops what comes by its own. */
  private boolean ended;

  /** As in {@link Prefetched}, which cannot be the base class of a behaviour. */
  @SuppressWarnings("unused")
  private int fetched;

  /** An actor of a device in {@code partition}. */
  protected DeviceActor(Partition partition) {
    this.partition = partition;
  }

  /** The actor has become this behaviour: the place to spawn children. */
  protected void onStart() {}

  /** Handles a message. */
  protected abstract void onMessage(M message);

  /** Handles a signal of Akka's, such as a child's end. */
  protected void onSignal(Signal signal) {}

  /** Ends the actor when what it handles has been handled. */
  protected final void stop() {
    ended = true;
  }

  /** Emulated time in nanoseconds since the start of the run. */
  protected final long now() {
    return partition.now();
  }

  /** Spawns a child whose behaviour is {@code behavior}; once this actor has started. */
  protected final <C> ActorRef<C> spawn(Behavior<C> behavior, Props props) {
    return Blank.spawn(context, behavior, null, props);
  }

  /** Has {@link #onSignal} hear of another actor's end; once this actor has started. */
  protected final void watch(ActorRef<?> other) {
    enter();
    try {
      context.watch(other);
    } finally {
      leave();
    }
  }

  /** Akka lets nobody use a context but its actor while it handles a message that Akka knows of. */
  private void enter() {
    if (partition.isOnShortWay()) {
      context.setCurrentActorThread();
    }
  }

  private void leave() {
    if (partition.isOnShortWay()) {
      context.clearCurrentActorThread();
    }
  }

  @Override
  public final void tell(M message) {
    if (partition.isDirect()) {
      partition.push(this, message);
    } else {
      ref.tell(message);
    }
  }

  @Override
  public final void tellLast(M message) {
    if (partition.isTurnOfNext()) {
      deliver(message);
    } else {
      tell(message);
    }
  }

  /**
   * Whether what this actor is told now would be handled next: as the last thing that is done about
   * a message or an event it may then be done at once, as {@link #tellLast} does, and without a
   * message.
   */
  protected final boolean isNext() {
    return partition.isTurnOfNext() && !ended;
  }

  /** As {@link Prefetched#fetch}. */
  public final void fetch() {
    fetched = 1;
  }

  /** As {@link Prefetched#fetchNext}. */
  public void fetchNext() {}

  @Override
  public final ActorRef<M> ref() {
    return ref;
  }

  final void spawnedAs(ActorRef<M> ref) {
    this.ref = ref;
  }

  final void start(ActorContext<M> started) {
    context = (ActorContextAdapter<M>) started;
    try {
      onStart();
    } catch (RuntimeException fault) {
      fault("start", fault);
    }
  }

  /** Takes a message that came by the short way. */
  @SuppressWarnings("unchecked") // what was pushed for this was an M
  final void deliver(Object message) {
    if (ended) {
      return;
    }
    handle((M) message);
    if (ended) {
      context.classicActorContext().stop(context.classicActorContext().self());
    }
  }

  @Override
  public final Behavior<M> receive(TypedActorContext<M> typed, M message) {
    handle(message);
    return next();
  }

  private void handle(M message) {
    try {
      onMessage(message);
    } catch (RuntimeException fault) {
      fault(message, fault);
    }
  }

  @Override
  public final Behavior<M> receiveSignal(TypedActorContext<M> typed, Signal signal) {
    try {
      onSignal(signal);
    } catch (RuntimeException fault) {
      fault(signal, fault);
    }
    return next();
  }

  private Behavior<M> next() {
    return ended ? Behaviors.stopped() : this;
  }

  /** Counts what escaped from a handler, so that the actor goes on. */
  protected final void fault(Object message, RuntimeException cause) {
    partition.fault(ref.path().toString(), message, cause);
  }
}
