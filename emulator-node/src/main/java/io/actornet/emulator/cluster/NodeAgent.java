package io.actornet.emulator.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The agent of a node: reports to the coordinator and does what it is told. */
public final class NodeAgent implements AgentEffects {
  private static final Logger LOG = LoggerFactory.getLogger(NodeAgent.class);
  private static final Duration BEAT = Duration.ofMillis(500);

  /** Counters of parts whose rates are worth showing. */
  private static final List<String> COUNTED_BY_SECOND =
      List.of(
          "trunk.frames.sent", "trunk.frames.received", "trunk.bytes.sent", "trunk.bytes.received");

  private final ActorContext<AgentCommand> context;
  private final NodeDescription node;
  private final PartialRunner runner;
  private final WorkDirectory work;
  private final ActorRef<FileServer.Command> files;
  private final ActorRef<CoordinatorCommand> coordinator;
  private final Executor blocking;
  private final AgentDuty duty = new AgentDuty(this);
  private final Map<String, ActorRef<FileServer.Command>> sources = new LinkedHashMap<>();

  /** By the figure that it becomes. */
  private final Map<String, Rate> rates = new HashMap<>();

  /** By the number of the part. */
  private final Map<Integer, PartThread> parts = new TreeMap<>();

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
      case AgentCommand.Replace(var assignment) -> duty.replace(assignment);
      case AgentCommand.Prepared(var part) -> duty.prepared(part);
      case AgentCommand.Ended(var part, var result) -> duty.ended(part, result);
      case AgentCommand.Failed(var part, var sentence, var peerLost) ->
          duty.failed(part, sentence, peerLost);
      case AgentCommand.Closed(var part) -> {
        parts.remove(part.self());
        duty.closed(part);
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
      return parts.isEmpty() ? Behaviors.stopped() : Behaviors.same();
    }
    report();
    return Behaviors.same();
  }

  private void source(String run, ActorRef<FileServer.Command> source) {
    sources.keySet().retainAll(Set.of(run));
    sources.put(run, source);
  }

  private void report() {
    Map<Integer, PartialProgress> progress = new TreeMap<>();
    parts.forEach((number, part) -> progress.put(number, part.progress()));
    coordinator.tell(
        new CoordinatorCommand.Reported(
            new AgentReport(
                node,
                duty.held(),
                duty.parts(part -> progress.getOrDefault(part, PartialProgress.NONE)),
                duty.sealed(),
                duty.forgotten(),
                figures(progress.values())),
            context.getSelf(),
            files));
  }

  private Map<String, Double> figures(Collection<PartialProgress> progress) {
    Runtime runtime = Runtime.getRuntime();
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("memory.used_bytes", (double) (runtime.totalMemory() - runtime.freeMemory()));
    long frames = progress.stream().mapToLong(PartialProgress::frames).sum();
    figures.put("frames_per_second", rate("frames", frames));
    figures.putAll(runner.figures());
    Map<String, Double> ofParts = new TreeMap<>();
    for (PartialProgress part : progress) {
      part.figures().forEach((name, value) -> ofParts.merge(name, value, Double::sum));
    }
    figures.putAll(ofParts);
    for (String counter : COUNTED_BY_SECOND) {
      if (ofParts.containsKey(counter)) {
        figures.put(counter + "_per_second", rate(counter, ofParts.get(counter).longValue()));
      }
    }
    return figures;
  }

  private double rate(String counter, long total) {
    return rates.computeIfAbsent(counter, name -> new Rate()).at(total, System.nanoTime());
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
  public void begin(Assignment part) {
    String directory = WorkDirectory.partName(part);
    try {
      PartialRun run =
          runner.create(part, work.experiment(part.attempt().run()), work.create(directory));
      parts.put(part.self(), new PartThread(part, directory, run, context.getSelf()::tell));
    } catch (IOException | RuntimeException failed) {
      context.getSelf().tell(new AgentCommand.Failed(part, failed.getMessage(), false));
      context.getSelf().tell(new AgentCommand.Closed(part));
    }
  }

  @Override
  public void run(Assignment part) {
    parts.get(part.self()).run();
  }

  @Override
  public void replace(Assignment part) {
    PartThread thread = parts.get(part.self());
    if (thread != null) {
      thread.replace(part);
    }
  }

  @Override
  public void stop() {
    parts.values().forEach(PartThread::stop);
  }

  @Override
  public void abort() {
    parts.values().forEach(PartThread::abort);
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
