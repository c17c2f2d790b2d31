package io.actornet.emulator.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import akka.japi.function.Function;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;

/** What a node asks the cluster for, wherever the coordinator is. Every answer has a limit. */
public final class ClusterClient {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /**
   * A coordinator that is lost is found to be, another one begins, and a majority stores the run.
   */
  private static final Duration SUBMIT_LIMIT = Duration.ofSeconds(60);

  private static final Duration PLAN_LIMIT = Duration.ofSeconds(30);

  private static final int RADIX = 36;

  private final ActorRef<CoordinatorCommand> coordinator;
  private final ActorRef<FileServer.Command> files;
  private final ClusterMember.Parts parts;
  private final ActorSystem<?> system;

  ClusterClient(
      ActorRef<CoordinatorCommand> coordinator,
      ActorRef<FileServer.Command> files,
      ClusterMember.Parts parts,
      ActorSystem<?> system) {
    this.coordinator = coordinator;
    this.files = files;
    this.parts = parts;
    this.system = system;
  }

  /** A directory for what comes in, in the node's work directory; its user removes it. */
  public Path incoming() throws IOException {
    return Files.createTempDirectory(parts.work().path(), "incoming-");
  }

  /**
   * Checks an experiment and hands it to the cluster; blocks while it is read.
   *
   * @param handover is moved or removed, with the directory that it is alone in
   * @param ladder whether frames are kept for a ladder
   * @return the run's id, and why it was refused, if it was
   * @throws io.actornet.topology.document.DocumentException if the experiment cannot be run
   * @throws NodeException if it is not what is handed over
   */
  public CompletionStage<Submission> submit(Path handover, boolean ladder) throws IOException {
    Path directory = handover.getParent();
    String name = parts.planner().check(Handover.unpack(handover, directory));
    String id = name + "-" + Long.toString(System.currentTimeMillis(), RADIX);
    Files.move(directory, parts.work().experiment(id).getParent(), StandardCopyOption.ATOMIC_MOVE);
    return this.<CoordinatorCommand.Submitted>askAgain(
            replyTo -> new CoordinatorCommand.Submit(id, name, ladder, files, replyTo),
            System.nanoTime() + SUBMIT_LIMIT.toNanos())
        .whenComplete(
            (answer, failed) -> {
              if (failed != null || answer.refusal() != null) {
                parts.work().discard(id);
              }
            })
        .thenApply(answer -> new Submission(id, answer.refusal()));
  }

  /**
   * A run that was asked for.
   *
   * @param id of the run
   * @param refusal why it was refused, a sentence; null if it was accepted
   */
  public record Submission(String id, String refusal) {}

  /**
   * Says who would run what of an experiment, as the coordinator would decide now.
   *
   * @param handover is moved or removed within its directory
   * @param executor reads and divides it, which may take long
   */
  public CompletionStage<Planning> plan(Path handover, Executor executor) throws IOException {
    Path experiment = Handover.unpack(handover, handover.getParent());
    return this.<CoordinatorCommand.Nodes>askAgain(
            CoordinatorCommand.AskNodes::new, System.nanoTime() + PLAN_LIMIT.toNanos())
        .thenApplyAsync(
            answer ->
                answer.refusal() != null
                    ? new Planning(null, answer.refusal())
                    : planned(experiment, answer.nodes()),
            executor);
  }

  private Planning planned(Path experiment, List<NodeDescription> nodes) {
    try {
      return new Planning(parts.planner().describe(experiment, nodes), null);
    } catch (PlacementException impossible) {
      return new Planning(null, impossible.getMessage());
    }
  }

  /**
   * A plan that was asked for.
   *
   * @param refusal why there is none, a sentence; null if there is one
   */
  public record Planning(RunPlan plan, String refusal) {}

  /** The status of the cluster. */
  public CompletionStage<ClusterStatus> status() {
    return ask(CoordinatorCommand.AskStatus::new);
  }

  /** The runs, oldest first. */
  public CompletionStage<List<RunInfo>> runs() {
    return this.<CoordinatorCommand.Runs>ask(CoordinatorCommand.AskRuns::new)
        .thenApply(CoordinatorCommand.Runs::runs);
  }

  /** A run; null if it is not known. */
  public CompletionStage<RunInfo> run(String id) {
    return this.<CoordinatorCommand.RunAnswer>ask(
            replyTo -> new CoordinatorCommand.AskRun(id, replyTo))
        .thenApply(CoordinatorCommand.RunAnswer::run);
  }

  /** Ends a run early, or if it is over, removes its files; null if it is not known. */
  public CompletionStage<RunInfo> stop(String id) {
    return this.<CoordinatorCommand.RunAnswer>ask(
            replyTo -> new CoordinatorCommand.StopRun(id, replyTo))
        .thenApply(CoordinatorCommand.RunAnswer::run);
  }

  /** The files of a run. */
  public CompletionStage<RunFiles> files(String id) {
    return this.<CoordinatorCommand.RunAnswer>ask(
            replyTo -> new CoordinatorCommand.AskRun(id, replyTo))
        .thenApply(
            answer ->
                new RunFiles(answer.run(), new RemoteFiles(answer.files(), system.scheduler())));
  }

  /**
   * A run and where its files are.
   *
   * @param run null if it is not known
   * @param files of the node that has put them together
   */
  public record RunFiles(RunInfo run, RemoteFiles files) {}

  private <T> CompletionStage<T> ask(Function<ActorRef<T>, CoordinatorCommand> question) {
    return AskPattern.ask(coordinator, question, LIMIT, system.scheduler());
  }

  /** Asks as often as it takes until an instant, since a coordinator may be lost with questions. */
  private <T> CompletionStage<T> askAgain(
      Function<ActorRef<T>, CoordinatorCommand> question, long untilNanos) {
    return this.ask(question)
        .exceptionallyCompose(
            silent ->
                isTimeout(silent) && System.nanoTime() - untilNanos < 0
                    ? askAgain(question, untilNanos)
                    : CompletableFuture.failedStage(silent));
  }

  private static boolean isTimeout(Throwable failed) {
    return failed instanceof TimeoutException
        || failed instanceof CompletionException && failed.getCause() instanceof TimeoutException;
  }
}
