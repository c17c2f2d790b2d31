package io.actornet.emulator.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.StashBuffer;
import akka.cluster.ClusterEvent.MemberEvent;
import akka.cluster.ClusterEvent.MemberRemoved;
import akka.cluster.ClusterEvent.MemberUp;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Subscribe;
import io.actornet.topology.document.DocumentException;
import io.actornet.topology.model.InvalidNetworkException;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The coordinator: the one actor in the cluster that plans runs and sees them through. */
final class Coordinator implements CoordinationEffects {
  private static final Logger LOG = LoggerFactory.getLogger(Coordinator.class);
  private static final Duration TICK = Duration.ofMillis(500);

  /** What is asked beyond that is not answered, and asked again. */
  private static final int MOST_WAITING = 100;

  private final ActorContext<CoordinatorCommand> context;

  /** What is asked while the members are being heard. */
  private final StashBuffer<CoordinatorCommand> waiting;

  private final Workshop workshop;
  private final Cluster cluster;
  private final Coordination coordination;
  private final Executor blocking;
  private final Map<String, CoordinatorCommand.Reported> reported = new HashMap<>();
  private final Map<String, Long> reportedAt = new HashMap<>();
  private final Map<String, ActorRef<FileServer.Command>> sources = new HashMap<>();
  private final Map<String, ActorRef<CoordinatorCommand.Submitted>> submitters = new HashMap<>();

  /**
   * What a coordinator needs of its node.
   *
   * @param name of the node
   * @param version of the program
   * @param work for files
   * @param files serves them
   */
  record Workshop(
      String name,
      String version,
      RunPlanner planner,
      Collector collector,
      WorkDirectory work,
      ActorRef<FileServer.Command> files) {}

  private Coordinator(
      ActorContext<CoordinatorCommand> context,
      StashBuffer<CoordinatorCommand> waiting,
      Workshop workshop) {
    this.context = context;
    this.waiting = waiting;
    this.workshop = workshop;
    cluster = Cluster.get(context.getSystem());
    blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.blocking());
    Set<String> members = new LinkedHashSet<>();
    for (Member member : cluster.state().getMembers()) {
      if (member.status().equals(MemberStatus.up())) {
        members.add(id(member));
      }
    }
    coordination =
        new Coordination(
            workshop.version(), members, this, new SecureRandom()::nextLong, System.nanoTime());
    cluster
        .subscriptions()
        .tell(
            Subscribe.create(
                context.messageAdapter(MemberEvent.class, Coordinator::event), MemberEvent.class));
  }

  static Behavior<CoordinatorCommand> create(Workshop workshop) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers ->
                    Behaviors.withStash(
                        MOST_WAITING,
                        waiting -> {
                          timers.startTimerWithFixedDelay(new CoordinatorCommand.Tick(), TICK);
                          Coordinator coordinator = new Coordinator(context, waiting, workshop);
                          return Behaviors.receiveMessage(coordinator::hear);
                        })));
  }

  /** How a member of the cluster is called in {@link NodeDescription#id()}. */
  static String id(Member member) {
    return member.address().hostPort() + "#" + member.uniqueAddress().longUid();
  }

  private static CoordinatorCommand event(MemberEvent event) {
    return switch (event) {
      case MemberUp up -> new CoordinatorCommand.Joined(id(up.member()));
      case MemberRemoved removed ->
          new CoordinatorCommand.Lost(
              id(removed.member()), removed.previousStatus().equals(MemberStatus.down()));
      default -> new CoordinatorCommand.Tick();
    };
  }

  /** A new coordinator knows of no run before it has heard the members, so questions wait. */
  private Behavior<CoordinatorCommand> hear(CoordinatorCommand command) {
    if (command instanceof CoordinatorCommand.OfRuns) {
      if (!waiting.isFull()) {
        waiting.stash(command);
      }
      return Behaviors.same();
    }
    receive(command);
    return coordination.isHearing()
        ? Behaviors.same()
        : waiting.unstashAll(Behaviors.receiveMessage(this::receive));
  }

  private Behavior<CoordinatorCommand> receive(CoordinatorCommand command) {
    long now = System.nanoTime();
    switch (command) {
      case CoordinatorCommand.Reported message -> {
        String node = message.report().node().id();
        if (!coordination.isMember(node)) {
          return Behaviors.same(); // Not yet, or thawed after it was removed.
        }
        reported.put(node, message);
        reportedAt.put(node, now);
        if (message.report().held() != null) {
          sources.put(message.report().held().id(), message.files());
        }
        coordination.report(message.report(), now);
      }
      case CoordinatorCommand.Submit(var id, var name, var ladder, var source, var replyTo) -> {
        sources.put(id, source);
        submitters.put(id, replyTo);
        coordination.submit(id, name, ladder, System.currentTimeMillis(), now);
      }
      case CoordinatorCommand.AskRuns(var replyTo) ->
          replyTo.tell(new CoordinatorCommand.Runs(coordination.runs(now)));
      case CoordinatorCommand.AskRun(var id, var replyTo) -> answer(id, replyTo, now);
      case CoordinatorCommand.StopRun(var id, var replyTo) -> {
        coordination.stop(id, now);
        answer(id, replyTo, now);
      }
      case CoordinatorCommand.AskStatus(var replyTo) -> replyTo.tell(status(now));
      case CoordinatorCommand.AskNodes(var replyTo) -> replyTo.tell(coordination.nodes());
      case CoordinatorCommand.Joined(var node) -> coordination.joined(node);
      case CoordinatorCommand.Lost(var node, var crashed) -> {
        reported.remove(node);
        reportedAt.remove(node);
        coordination.lost(node, crashed, now);
      }
      case CoordinatorCommand.Planned(var run, var plan) -> coordination.planned(run, plan, now);
      case CoordinatorCommand.PlanFailed(var run, var sentence) ->
          coordination.planFailed(run, sentence, now);
      case CoordinatorCommand.Collected(var attempt, var collected) ->
          coordination.collected(attempt, collected);
      case CoordinatorCommand.CollectFailed(var attempt, var sentence) ->
          coordination.collectFailed(attempt, sentence, now);
      case CoordinatorCommand.Tick() -> {
        coordination.tick(now);
        sources.keySet().retainAll(runs(now));
      }
    }
    return Behaviors.same();
  }

  private List<String> runs(long now) {
    return coordination.runs(now).stream().map(RunInfo::id).toList();
  }

  private void answer(String id, ActorRef<CoordinatorCommand.RunAnswer> replyTo, long now) {
    replyTo.tell(new CoordinatorCommand.RunAnswer(coordination.run(id, now), workshop.files()));
  }

  private ClusterStatus status(long now) {
    List<NodeStatus> members = new ArrayList<>();
    for (Member member : cluster.state().getMembers()) {
      boolean reachable = !cluster.state().getUnreachable().contains(member);
      CoordinatorCommand.Reported last = reported.get(id(member));
      Long heard = reportedAt.get(id(member));
      members.add(
          MemberView.of(
              member,
              reachable,
              last == null ? null : last.report(),
              heard == null ? 0 : (now - heard) / 1_000_000,
              workshop.version()));
    }
    String underWay =
        coordination.runs(now).stream()
            .filter(run -> !run.state().isOver())
            .map(RunInfo::id)
            .findFirst()
            .orElse(null);
    return new ClusterStatus(workshop.name(), underWay, members);
  }

  private void tell(String node, AgentCommand command) {
    CoordinatorCommand.Reported known = reported.get(node);
    if (known != null) {
      known.agent().tell(command);
    }
  }

  private RemoteFiles source(String run) {
    return files(sources.get(run));
  }

  private RemoteFiles files(ActorRef<FileServer.Command> server) {
    return new RemoteFiles(server, context.getSystem().scheduler());
  }

  @Override
  public void hold(String node, RunDescription run) {
    tell(node, new AgentCommand.Hold(run, sources.get(run.id())));
  }

  @Override
  public void plan(RunDescription run, int partitions, int cores) {
    RemoteFiles source = source(run.id());
    ActorRef<CoordinatorCommand> self = context.getSelf();
    blocking.execute(() -> self.tell(plan(run, partitions, cores, source)));
  }

  private CoordinatorCommand plan(
      RunDescription run, int partitions, int cores, RemoteFiles source) {
    try {
      return new CoordinatorCommand.Planned(
          run.id(),
          workshop.planner().plan(workshop.work().experiment(run.id(), source), partitions, cores));
    } catch (IOException | DocumentException | InvalidNetworkException refused) {
      return new CoordinatorCommand.PlanFailed(run.id(), refused.getMessage());
    } catch (Throwable failed) { // such as too little memory: whatever it is, the run has to end
      LOG.error("a fault of the program in planning {}", run.id(), failed);
      return new CoordinatorCommand.PlanFailed(run.id(), "a fault of the program (" + failed + ")");
    }
  }

  @Override
  public void replace(String node, Assignment assignment) {
    tell(node, new AgentCommand.Replace(assignment));
  }

  @Override
  public void prepare(String node, RunDescription run, Assignment assignment) {
    tell(node, new AgentCommand.Prepare(run, assignment, sources.get(run.id())));
  }

  @Override
  public void start(String node, Attempt attempt) {
    tell(node, new AgentCommand.Start(attempt));
  }

  @Override
  public void stop(String node, Attempt attempt) {
    tell(node, new AgentCommand.Stop(attempt));
  }

  @Override
  public void seal(String node, Attempt attempt) {
    tell(node, new AgentCommand.Seal(attempt));
  }

  @Override
  public void abort(String node, Attempt attempt) {
    tell(node, new AgentCommand.Abort(attempt));
  }

  @Override
  public void forget(String node, String run) {
    tell(node, new AgentCommand.Forget(run));
  }

  @Override
  public void collect(RunDescription run, Assignment assignment, List<PartialResult> results) {
    List<Collector.Part> parts = new ArrayList<>();
    for (int index = 0; index < results.size(); index++) {
      NodeDescription node = assignment.nodes().get(index);
      CoordinatorCommand.Reported known = reported.get(node.id());
      if (known == null) {
        return; // It has just gone: the run is tried again.
      }
      parts.add(new Collector.Part(node, results.get(index), files(known.files())));
    }
    RemoteFiles source = source(run.id());
    ActorRef<CoordinatorCommand> self = context.getSelf();
    blocking.execute(() -> self.tell(collect(run, assignment.attempt(), parts, source)));
  }

  private CoordinatorCommand collect(
      RunDescription run, Attempt attempt, List<Collector.Part> parts, RemoteFiles source) {
    String directory = WorkDirectory.attemptName(attempt) + "-collected";
    try {
      WorkDirectory work = workshop.work();
      String summary =
          workshop
              .collector()
              .collect(run, work.experiment(run.id(), source), parts, work.create(directory));
      return new CoordinatorCommand.Collected(attempt, new CollectedRun(directory, summary));
    } catch (IOException failed) {
      return new CoordinatorCommand.CollectFailed(attempt, failed.getMessage());
    } catch (Throwable failed) { // whatever it is, the run has to end
      LOG.error("a fault of the program in collecting {}", attempt, failed);
      return new CoordinatorCommand.CollectFailed(
          attempt, "a fault of the program (" + failed + ")");
    }
  }

  @Override
  public void accepted(String run) {
    answer(run, null);
  }

  @Override
  public void refused(String run, String sentence) {
    answer(run, sentence);
  }

  private void answer(String run, String refusal) {
    ActorRef<CoordinatorCommand.Submitted> submitter = submitters.remove(run);
    if (submitter != null) {
      submitter.tell(new CoordinatorCommand.Submitted(refusal));
    }
  }
}
