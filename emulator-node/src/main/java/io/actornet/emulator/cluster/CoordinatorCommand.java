package io.actornet.emulator.cluster;

import akka.actor.typed.ActorRef;
import java.util.List;

/** What a {@link Coordinator} is told and asked. */
public sealed interface CoordinatorCommand {
  /** What a coordinator can answer only when it has heard what the members do. */
  sealed interface OfRuns extends CoordinatorCommand, ControlMessage {}

  /**
   * All that a node knows.
   *
   * @param agent to answer it
   * @param files of the node
   */
  record Reported(
      AgentReport report, ActorRef<AgentCommand> agent, ActorRef<FileServer.Command> files)
      implements CoordinatorCommand, ControlMessage {}

  /**
   * A run is asked for, perhaps once more, as long as there is no answer.
   *
   * @param id for it
   * @param name of the experiment
   * @param ladder whether frames are to be kept for a ladder
   * @param source where the experiment is
   */
  record Submit(
      String id,
      String name,
      boolean ladder,
      ActorRef<FileServer.Command> source,
      ActorRef<Submitted> replyTo)
      implements OfRuns {}

  /**
   * The answer, when a majority holds the run.
   *
   * @param refusal a sentence; null if it was accepted
   */
  record Submitted(String refusal) implements ControlMessage {}

  /** All runs, please. */
  record AskRuns(ActorRef<Runs> replyTo) implements OfRuns {}

  /** The runs, oldest first. */
  record Runs(List<RunInfo> runs) implements ControlMessage {}

  /** A run, please. */
  record AskRun(String id, ActorRef<RunAnswer> replyTo) implements OfRuns {}

  /** A run is to end early, or if it is over, its files are to be removed. */
  record StopRun(String id, ActorRef<RunAnswer> replyTo) implements OfRuns {}

  /**
   * A run.
   *
   * @param run null if it is not known
   * @param files where its files are once it has finished
   */
  record RunAnswer(RunInfo run, ActorRef<FileServer.Command> files) implements ControlMessage {}

  /** The status of the cluster, please. */
  record AskStatus(ActorRef<ClusterStatus> replyTo) implements CoordinatorCommand, ControlMessage {}

  /** The nodes that a run would use now, please. */
  record AskNodes(ActorRef<Nodes> replyTo) implements OfRuns {}

  /**
   * The nodes that a run would use.
   *
   * @param refusal why there could be no run, a sentence; null if there could
   */
  record Nodes(List<NodeDescription> nodes, String refusal) implements ControlMessage {}

  /** A node has become a member. */
  record Joined(String node) implements CoordinatorCommand {}

  /** A node is a member no more. */
  record Lost(String node, boolean crashed) implements CoordinatorCommand {}

  /** A run is divided. */
  record Planned(String run, PartitionPlan plan) implements CoordinatorCommand {}

  /** A run cannot be divided. */
  record PlanFailed(String run, String sentence) implements CoordinatorCommand {}

  /** The files of an attempt are put together. */
  record Collected(Attempt attempt, CollectedRun collected) implements CoordinatorCommand {}

  /** The files of an attempt cannot be put together. */
  record CollectFailed(Attempt attempt, String sentence) implements CoordinatorCommand {}

  /** Time passes. */
  record Tick() implements CoordinatorCommand {}
}
