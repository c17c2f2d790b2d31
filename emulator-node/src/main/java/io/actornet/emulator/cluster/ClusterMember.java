package io.actornet.emulator.cluster;

import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.AskPattern;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.ClusterSingleton;
import akka.cluster.typed.SingletonActor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;

/**
 * A node's place in the cluster: its actor system, its agent, and the coordinator if it is here.
 */
public final class ClusterMember implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final Duration AGENT_LIMIT = Duration.ofSeconds(8);
  private static final Duration LEAVE_LIMIT = Duration.ofSeconds(15);
  private static final long POLL_MILLIS = 20;

  private final ActorSystem<Tell> system;
  private final NodeSettings settings;
  private boolean working;

  /** What the node's own actors are begun with and ended by. */
  private sealed interface Tell {}

  private record Work(NodeDescription node, Parts parts, ActorRef<ClusterClient> replyTo)
      implements Tell {}

  private record Leave(ActorRef<Boolean> replyTo) implements Tell {}

  private record AgentEnded(ActorRef<Boolean> replyTo) implements Tell {}

  /**
   * What a node runs with.
   *
   * @param work for files
   */
  public record Parts(
      PartialRunner runner, RunPlanner planner, Collector collector, WorkDirectory work) {}

  private ClusterMember(ActorSystem<Tell> system, NodeSettings settings) {
    this.system = system;
    this.settings = settings;
  }

  /** Settings whose ports, and name, are not left open. */
  public static NodeSettings settled(NodeSettings settings) {
    int cluster = Ports.udp("cluster-port", settings.host(), settings.clusterPort());
    int trunk = Ports.udp("trunk-port", settings.host(), settings.trunkPort());
    if (cluster == trunk) {
      throw new NodeException(
          "trunk-port: found "
              + trunk
              + ", the port of the cluster; expected another one, or 0 for any");
    }
    int control = Ports.tcp("control-port", settings.controlHost(), settings.controlPort());
    String name = settings.name().isEmpty() ? "node-" + cluster : settings.name();
    return settings.with(name, cluster, trunk, control);
  }

  /**
   * Starts to join a cluster.
   *
   * @param settings settled ones
   * @param version of the program
   * @param driver the media driver's directory
   */
  public static ClusterMember start(NodeSettings settings, String version, Path driver) {
    try {
      return new ClusterMember(
          ActorSystem.create(
              guardian(), ClusterConfig.SYSTEM, ClusterConfig.of(settings, version, driver)),
          settings);
    } catch (Exception failed) { // Scala code throws checked exceptions undeclared
      throw new NodeException(
          "the cluster's transport cannot start: " + failed.getMessage(), failed);
    }
  }

  private static Behavior<Tell> guardian() {
    return Behaviors.receive(Tell.class)
        .onMessage(
            Work.class,
            work ->
                Behaviors.setup(
                    context -> {
                      ActorRef<FileServer.Command> files =
                          context.spawn(
                              FileServer.create(work.parts().work().path()),
                              "files",
                              DispatcherSelector.blocking());
                      ActorRef<CoordinatorCommand> coordinator =
                          ClusterSingleton.get(context.getSystem())
                              .init(
                                  SingletonActor.of(
                                      Coordinator.create(workshop(work, files)), "coordinator"));
                      ActorRef<AgentCommand> agent =
                          context.spawn(
                              NodeAgent.create(
                                  work.node(),
                                  work.parts().runner(),
                                  work.parts().work(),
                                  files,
                                  coordinator),
                              "agent");
                      work.replyTo()
                          .tell(
                              new ClusterClient(
                                  coordinator, files, work.parts(), context.getSystem()));
                      return working(agent);
                    }))
        .build();
  }

  private static Behavior<Tell> working(ActorRef<AgentCommand> agent) {
    return Behaviors.receive(
        (context, tell) -> {
          switch (tell) {
            case Leave(var replyTo) -> {
              context.watchWith(agent, new AgentEnded(replyTo));
              agent.tell(new AgentCommand.Leave());
            }
            case AgentEnded(var replyTo) -> replyTo.tell(true);
            case Work(var node, var parts, var replyTo) -> {}
          }
          return Behaviors.same();
        });
  }

  private static Coordinator.Workshop workshop(Work work, ActorRef<FileServer.Command> files) {
    return new Coordinator.Workshop(
        work.node().name(),
        work.node().version(),
        work.parts().planner(),
        work.parts().collector(),
        work.parts().work(),
        files);
  }

  /**
   * Waits until this node is a member, no longer than the settings say.
   *
   * @return how many members there are
   * @throws NodeException if it does not come to that
   */
  public int awaitJoined() {
    Cluster cluster = Cluster.get(system);
    long until = System.nanoTime() + settings.joinLimit().toNanos();
    try {
      while (!cluster.selfMember().status().equals(MemberStatus.up())) {
        if (System.nanoTime() - until > 0 || system.whenTerminated().isCompleted()) {
          throw new NodeException(
              "no cluster could be joined in "
                  + settings.joinLimit().toSeconds()
                  + " s; expected a running node at one of: "
                  + String.join(", ", settings.seeds().stream().map(HostPort::toString).toList()));
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new NodeException("stopped while joining the cluster", stopped);
    }
    return (int)
        StreamSupport.stream(cluster.state().getMembers().spliterator(), false)
            .filter(member -> member.status().equals(MemberStatus.up()))
            .count();
  }

  /**
   * Begins to work for the cluster.
   *
   * @param control address of the control service, as a URL
   * @param version of the program
   */
  public ClusterClient work(String control, String version, Parts parts) {
    Member self = Cluster.get(system).selfMember();
    NodeDescription node =
        new NodeDescription(
            Coordinator.id(self),
            settings.name(),
            new HostPort(settings.host(), settings.clusterPort()),
            settings.trunkPort(),
            control,
            version,
            settings.cores(),
            Runtime.getRuntime().maxMemory(),
            settings.labels(),
            externalDriver());
    working = true;
    return await(
        AskPattern.ask(
            system,
            (ActorRef<ClusterClient> replyTo) -> new Work(node, parts, replyTo),
            START_LIMIT,
            system.scheduler()),
        START_LIMIT,
        "the node's agent does not start");
  }

  private String externalDriver() {
    Path directory = settings.driver().externalDirectory();
    return directory == null ? "" : directory.toAbsolutePath().normalize().toString();
  }

  /** The actor system, for services of the same node. */
  public ActorSystem<?> system() {
    return system;
  }

  /** Done when this node is no member any more, whoever decided so. */
  public CompletionStage<?> ended() {
    return system.getWhenTerminated();
  }

  /** Gives up the node's part of a run, leaves the cluster, and ends the actors. */
  @Override
  public void close() {
    if (working && !system.whenTerminated().isCompleted()) {
      try {
        await(
            AskPattern.ask(system, Leave::new, AGENT_LIMIT, system.scheduler()),
            AGENT_LIMIT,
            "the node's part of a run does not end");
      } catch (NodeException stuck) {
        system.log().warn("{}; the node ends nevertheless", stuck.getMessage());
      }
    }
    CoordinatedShutdown.get(system).runAll(CoordinatedShutdown.actorSystemTerminateReason());
    await(system.getWhenTerminated(), LEAVE_LIMIT, "the cluster's actors do not end");
  }

  private static <T> T await(CompletionStage<T> stage, Duration limit, String otherwise) {
    try {
      return stage.toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new NodeException(otherwise, stopped);
    } catch (ExecutionException | TimeoutException failed) {
      throw new NodeException(otherwise, failed);
    }
  }
}
