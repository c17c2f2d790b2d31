package io.actornet.emulator.cluster;

import java.util.List;

/** What the coordinator wants done. Nodes go by their ids. */
interface CoordinationEffects {
  /** A node is to hold a run: its description and its experiment. */
  void hold(String node, RunDescription run);

  /** A run is to be divided; {@link Coordination#planned} follows, or {@code planFailed}. */
  void plan(RunDescription run, int partitions, int cores);

  /** A node is to prepare a part of an attempt, and to give up any of another one. */
  void prepare(String node, RunDescription run, Assignment assignment);

  /** A node is to go on with other nodes in the place of lost ones. */
  void replace(String node, Assignment assignment);

  /** A node is to start its parts that are ready. */
  void start(String node, Attempt attempt);

  /** A node is to end its parts early, at a time that all agree upon. */
  void stop(String node, Attempt attempt);

  /** A node is to give up an attempt. */
  void abort(String node, Attempt attempt);

  /** A node is to forget a run: its part of it, its description and all files. */
  void forget(String node, String run);

  /** The files of all nodes are to be put together; {@link Coordination#collected} follows. */
  void collect(RunDescription run, Assignment assignment, List<PartialResult> parts);

  /** A node is to agree that an attempt is the one whose result counts. */
  void seal(String node, Attempt attempt);

  /** A run is held by a majority, and will not be lost. */
  void accepted(String run);

  /** A run is not accepted. */
  void refused(String run, String sentence);
}
