package io.actornet.emulator.cluster;

/** What an agent wants done. */
interface AgentEffects {
  /** The experiment of a run is to be fetched; {@link AgentDuty#fetched} follows, or not. */
  void fetch(RunDescription run);

  /** A part is to be prepared; {@link AgentDuty#prepared} follows, or {@code failed}. */
  void begin(Assignment assignment);

  /** The part is to run; {@link AgentDuty#ended} follows, or {@code failed}. */
  void run();

  /** The part is to end early. */
  void stop();

  /** The part is to be given up; {@link AgentDuty#closed} follows. */
  void abort();

  /** The files of an attempt are to be removed. */
  void discard(Attempt attempt);

  /** All files of a run are to be removed. */
  void remove(String run);
}
