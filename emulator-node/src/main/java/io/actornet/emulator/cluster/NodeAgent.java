package io.actornet.emulator.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The agent of a node: reports to the coordinator and does what it is told. */
public final class NodeAgent implements AgentEffects {
  private static final Logger LOG = LoggerFactory.getLogger(NodeAgent.class);
  private static final Duration BEAT = Duration.ofMillis(500);

  private final ActorContext<AgentCommand> context;
  private final NodeDescription node;
  private final PartialRunner runner;
  private final WorkDirectory work;
  private final ActorRef<FileServer.Command> files;
  private final ActorRef<CoordinatorCommand> coordinator;
  private final Executor blocking;
  private final AgentDuty duty = new AgentDuty(this);
  private final Map<String, ActorRef<FileServer.Command>> sources = new LinkedHashMap<>();
  private final FrameRate rate = new FrameRate();

  private PartThread part;
  private boolean leaving;

  private NodeAgent(
      ActorContext<AgentCommand> context,
      NodeDescription node,
      PartialRunner runner,
      WorkDirectory work,
      ActorRef<FileServer.Command> files,
      ActorRef<CoordinatorCommand> coordinator) {
    this.context = context;
    this.node = node;
    this.runner = runner;
    this.work = work;
    this.files = files;
    this.coordinator = coordinator;
    blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.blocking());
  }

  /**
   * The agent of a node.
   *
   * @param files serves the work directory
   */
  static Behavior<AgentCommand> create(
      NodeDescription node,
      PartialRunner runner,
      WorkDirectory work,
      ActorRef<FileServer.Command> files,
      ActorRef<CoordinatorCommand> coordinator) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(new AgentCommand.Beat(), Duration.ZERO, BEAT);
                  NodeAgent agent = new NodeAgent(context, node, runner, work, files, coordinator);
                  return Behaviors.receiveMessage(agent::receive);
                }));
  }

  private Behavior<AgentCommand> receive(AgentCommand command) {
    switch (command) {
      case AgentCommand.Hold(var run, var source) -> {
        source(run.id(), source);
        duty.hold(run);
      }
      case AgentCommand.Prepare(var run, var assignment, var source) -> {
        source(run.id(), source);
        duty.prepare(run, assignment);
      }
      case AgentCommand.Start(var attempt) -> duty.start(attempt);
      case AgentCommand.Stop(var attempt) -> duty.stop(attempt);
      case AgentCommand.Seal(var attempt) -> duty.seal(attempt);
      case AgentCommand.Abort(var attempt) -> duty.abort(attempt);
      case AgentCommand.Forget(var run) -> duty.forget(run);
      case AgentCommand.Fetched(var run, var here) -> {
        if (here) {
          duty.fetched(run);
        } else {
          duty.notFetched(run);
        }
      }
      case AgentCommand.Prepared(var attempt) -> duty.prepared(attempt);
      case AgentCommand.Ended(var attempt, var result) -> duty.ended(attempt, result);
      case AgentCommand.Failed(var attempt, var sentence, var peerLost) ->
          duty.failed(attempt, sentence, peerLost);
      case AgentCommand.Closed(var attempt) -> {
        part = null;
        duty.closed(attempt);
      }
      case AgentCommand.Leave() -> {
        leaving = true;
        if (duty.held() != null) {
          duty.forget(duty.held().id());
        }
      }
      case AgentCommand.Beat() -> {}
    }
    if (leaving) {
      return part == null ? Behaviors.stopped() : Behaviors.same();
    }
    report();
    return Behaviors.same();
  }

  private void source(String run, ActorRef<FileServer.Command> source) {
    sources.keySet().retainAll(Set.of(run));
    sources.put(run, source);
  }

  private void report() {
    PartialProgress progress = part == null ? PartialProgress.NONE : part.progress();
    coordinator.tell(
        new CoordinatorCommand.Reported(
            new AgentReport(
                node,
                duty.held(),
                duty.part(progress),
                duty.sealed(),
                duty.forgotten(),
                figures(progress)),
            context.getSelf(),
            files));
  }

  private Map<String, Double> figures(PartialProgress progress) {
    Runtime runtime = Runtime.getRuntime();
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("memory.used_bytes", (double) (runtime.totalMemory() - runtime.freeMemory()));
    figures.put("frames_per_second", rate.at(progress.frames(), System.nanoTime()));
    figures.putAll(progress.figures());
    return figures;
  }

  @Override
  public void fetch(RunDescription run) {
    RemoteFiles source = new RemoteFiles(sources.get(run.id()), context.getSystem().scheduler());
    onBlocking(
        () -> {
          boolean here = false;
          try {
            work.experiment(run.id(), source);
            here = true;
          } catch (IOException failed) {
            LOG.debug("the experiment of {} cannot be fetched", run.id(), failed);
          }
          context.getSelf().tell(new AgentCommand.Fetched(run.id(), here));
        });
  }

  @Override
  public void begin(Assignment assignment) {
    Attempt attempt = assignment.attempt();
    String directory = WorkDirectory.attemptName(attempt);
    try {
      PartialRun run =
          runner.create(assignment, work.experiment(attempt.run()), work.create(directory));
      part = new PartThread(attempt, directory, run, context.getSelf()::tell);
    } catch (IOException | RuntimeException failed) {
      context.getSelf().tell(new AgentCommand.Failed(attempt, failed.getMessage(), false));
      context.getSelf().tell(new AgentCommand.Closed(attempt));
    }
  }

  @Override
  public void run() {
    part.run();
  }

  @Override
  public void stop() {
    if (part != null) {
      part.stop();
    }
  }

  @Override
  public void abort() {
    if (part != null) {
      part.abort();
    }
  }

  @Override
  public void discard(Attempt attempt) {
    onBlocking(() -> work.discard(WorkDirectory.attemptName(attempt)));
  }

  @Override
  public void remove(String run) {
    sources.remove(run);
    onBlocking(() -> work.discard(run));
  }

  private void onBlocking(Runnable task) {
    try {
      blocking.execute(task);
    } catch (RejectedExecutionException ending) {
      LOG.debug("not carried out, as the node ends", ending);
    }
  }
}
