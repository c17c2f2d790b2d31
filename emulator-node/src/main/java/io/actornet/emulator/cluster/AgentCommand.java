package io.actornet.emulator.cluster;

import akka.actor.typed.ActorRef;

/** What a {@link NodeAgent} is told. */
public sealed interface AgentCommand {
  /**
   * Hold a run.
   *
   * @param source where its experiment is
   */
  record Hold(RunDescription run, ActorRef<FileServer.Command> source)
      implements AgentCommand, ControlMessage {}

  /**
   * Prepare a part of an attempt, and give up any of another one.
   *
   * @param source where the experiment is
   */
  record Prepare(RunDescription run, Assignment assignment, ActorRef<FileServer.Command> source)
      implements AgentCommand, ControlMessage {}

  /** Other parts of the attempt are run again by other nodes than before. */
  record Replace(Assignment assignment) implements AgentCommand, ControlMessage {}

  /** Start the parts that are ready. */
  record Start(Attempt attempt) implements AgentCommand, ControlMessage {}

  /** End the part early. */
  record Stop(Attempt attempt) implements AgentCommand, ControlMessage {}

  /** Agree that an attempt is the one whose result counts, unless a newer one is known. */
  record Seal(Attempt attempt) implements AgentCommand, ControlMessage {}

  /** Give the attempt up. */
  record Abort(Attempt attempt) implements AgentCommand, ControlMessage {}

  /** Forget a run with all its files. */
  record Forget(String run) implements AgentCommand, ControlMessage {}

  /** The node ends: give up everything, then stop. */
  record Leave() implements AgentCommand {}

  /** Time to report. */
  record Beat() implements AgentCommand {}

  /** An experiment came, or did not. */
  record Fetched(String run, boolean here) implements AgentCommand {}

  /** The part is prepared. */
  record Prepared(Assignment part) implements AgentCommand {}

  /** The part has ended. */
  record Ended(Assignment part, PartialResult result) implements AgentCommand {}

  /** The part has failed. */
  record Failed(Assignment part, String sentence, boolean peerLost) implements AgentCommand {}

  /** All that the part had is released. */
  record Closed(Assignment part) implements AgentCommand {}
}
