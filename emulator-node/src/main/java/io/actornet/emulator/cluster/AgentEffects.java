package io.actornet.emulator.cluster;

/** What an agent wants done. */
interface AgentEffects {
  /** The experiment of a run is to be fetched; {@link AgentDuty#fetched} follows, or not. */
  void fetch(RunDescription run);

  /** A part is to be prepared; {@link AgentDuty#prepared} follows, or {@code failed}. */
  void begin(Assignment assignment);

  /** A part is to run; {@link AgentDuty#ended} follows, or {@code failed}. */
  void run(Assignment part);

  /** A part is to go on with other nodes in the place of lost ones. */
  void replace(Assignment part);

  /** All parts are to end early. */
  void stop();

  /** All parts are to be given up; {@link AgentDuty#closed} follows for each. */
  void abort();

  /** The files of an attempt are to be removed. */
  void discard(Attempt attempt);

  /** All files of a run are to be removed. */
  void remove(String run);
}
