package io.actornet.protocol.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The guardian of an engine's actor system: it spawns a root actor for each partition, on that
 * partition's loop, and stops them.
 */
final class PartitionRoots {
  /** The roots that live, and what becomes complete when each has stopped. */
  private final List<Root> roots = new ArrayList<>();

  /** So that a name is free before the root that had it is forgotten. */
  private int spawned;

  private PartitionRoots() {}

  private record Root(ActorRef<Void> actor, CompletableFuture<Void> stopped) {}

  /** What the guardian takes. */
  sealed interface Message {}

  /**
   * Spawns a partition's root actor.
   *
   * @param build makes the devices in the root's context
   * @param built becomes complete when it has, exceptionally if it threw
   */
  record Spawn(int partition, Consumer<ActorContext<Void>> build, CompletableFuture<Void> built)
      implements Message {}

  /**
   * Stops all root actors and those under them.
   *
   * @param stopped gets for each what becomes complete when it has stopped
   */
  record StopAll(CompletableFuture<List<CompletableFuture<Void>>> stopped) implements Message {}

  /** The guardian's behaviour. */
  static Behavior<Message> guardian() {
    return Behaviors.setup(
        context -> {
          PartitionRoots roots = new PartitionRoots();
          return Behaviors.receiveMessage(
              message -> {
                switch (message) {
                  case Spawn spawn -> roots.spawn(context, spawn);
                  case StopAll stop -> roots.stopAll(context, stop);
                }
                return Behaviors.same();
              });
        });
  }

  private void spawn(ActorContext<Message> context, Spawn spawn) {
    CompletableFuture<Void> stopped = new CompletableFuture<>();
    try {
      ActorRef<Void> root =
          context.spawn(
              root(spawn, stopped),
              "partition-" + spawn.partition() + '-' + spawned++,
              Engine.typedProps(spawn.partition()));
      roots.add(new Root(root, stopped));
    } catch (RuntimeException failure) {
      spawn.built().completeExceptionally(failure);
    }
  }

  private static Behavior<Void> root(Spawn spawn, CompletableFuture<Void> stopped) {
    return Behaviors.setup(
        context -> {
          try {
            spawn.build().accept(context);
            spawn.built().complete(null);
          } catch (Throwable failure) { // Scala code throws checked exceptions undeclared
            spawn.built().completeExceptionally(failure);
          }
          return Behaviors.receive(Void.class)
              .onSignal(
                  PostStop.class,
                  signal -> {
                    stopped.complete(null);
                    return Behaviors.same();
                  })
              .build();
        });
  }

  private void stopAll(ActorContext<Message> context, StopAll stop) {
    for (Root root : roots) {
      context.stop(root.actor());
    }
    stop.stopped().complete(roots.stream().map(Root::stopped).toList());
    roots.clear();
  }
}
