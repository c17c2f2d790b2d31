package io.actornet.emulator.cluster;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What an agent has to do for the coordinator: it holds one run, and works on one attempt of it. A
 * new attempt begins when all that the old one had is released.
 */
final class AgentDuty {
  private static final int REMEMBERED = 16;

  private final AgentEffects effects;
  private final Deque<String> forgotten = new ArrayDeque<>();

  private RunDescription held;
  private boolean experimentHere;

  private Attempt sealed;

  /** What is worked on, or being given up; null for nothing. */
  private Assignment current;

  private PartPhase phase;
  private boolean givenUp;
  private boolean closed;
  private PartialResult result;
  private String failure;
  private boolean peerLost;

  /** What comes when the current one is released; null for nothing. */
  private Assignment next;

  AgentDuty(AgentEffects effects) {
    this.effects = effects;
  }

  /** A run is to be held. */
  void hold(RunDescription run) {
    if (forgotten.contains(run.id()) || held != null && held.id().equals(run.id())) {
      return;
    }
    if (held != null) {
      forget(held.id());
    }
    held = run;
    sealed = null;
    experimentHere = false;
    effects.fetch(run);
  }

  /** The experiment of a run is here. */
  void fetched(String run) {
    if (isHeld(run)) {
      experimentHere = true;
      beginNext();
    }
  }

  /** The experiment of a run cannot be had; the coordinator will ask again. */
  void notFetched(String run) {
    if (isHeld(run) && !experimentHere) {
      held = null;
      next = null;
    }
  }

  private boolean isHeld(String run) {
    return held != null && held.id().equals(run);
  }

  /** A part of an attempt is to be prepared, and any other given up. */
  void prepare(RunDescription run, Assignment assignment) {
    hold(run);
    Attempt attempt = assignment.attempt();
    if (!isHeld(attempt.run())
        || isCurrent(attempt)
        || isNext(attempt)
        || newest() > attempt.number()) {
      return;
    }
    next = assignment;
    sealed = null;
    giveUp();
    beginNext();
  }

  private int newest() {
    Assignment newest = next != null ? next : current;
    return newest != null && isHeld(newest.attempt().run()) ? newest.attempt().number() : 0;
  }

  private boolean isCurrent(Attempt attempt) {
    return current != null && !givenUp && current.attempt().equals(attempt);
  }

  private boolean isNext(Attempt attempt) {
    return next != null && next.attempt().equals(attempt);
  }

  private void beginNext() {
    if (next != null && current == null && experimentHere) {
      current = next;
      next = null;
      phase = PartPhase.PREPARING;
      givenUp = false;
      closed = false;
      result = null;
      failure = null;
      peerLost = false;
      effects.begin(current);
    }
  }

  /** The part is prepared. */
  void prepared(Attempt attempt) {
    if (isCurrent(attempt) && phase == PartPhase.PREPARING) {
      phase = PartPhase.READY;
    }
  }

  /** The part is to start. */
  void start(Attempt attempt) {
    if (isCurrent(attempt) && phase == PartPhase.READY) {
      phase = PartPhase.RUNNING;
      effects.run();
    }
  }

  /** The part is to end early. */
  void stop(Attempt attempt) {
    if (isCurrent(attempt) && phase == PartPhase.RUNNING) {
      effects.stop();
    }
  }

  /** The part has ended. */
  void ended(Attempt attempt, PartialResult ended) {
    if (isCurrent(attempt)) {
      phase = PartPhase.FINISHED;
      result = ended;
    }
  }

  /** The part has failed. */
  void failed(Attempt attempt, String sentence, boolean perhapsPeer) {
    if (isCurrent(attempt)) {
      phase = PartPhase.FAILED;
      failure = sentence;
      peerLost = perhapsPeer;
    }
  }

  /** All that the part had is released, but its files. */
  void closed(Attempt attempt) {
    if (current != null && current.attempt().equals(attempt)) {
      closed = true;
      if (givenUp) {
        release();
      }
    }
  }

  private void giveUp() {
    if (current != null && !givenUp) {
      givenUp = true;
      if (closed) {
        release();
      } else {
        effects.abort();
      }
    }
  }

  private void release() {
    Attempt attempt = current.attempt();
    current = null;
    if (isHeld(attempt.run())) {
      effects.discard(attempt);
    } else {
      effects.remove(attempt.run());
    }
    beginNext();
  }

  /** An attempt's result is to count, unless another attempt has begun. */
  void seal(Attempt attempt) {
    boolean another = next != null || current != null && !isCurrent(attempt);
    if (isHeld(attempt.run()) && !another) {
      sealed = attempt;
    }
  }

  /** An attempt is to be given up. */
  void abort(Attempt attempt) {
    if (isNext(attempt)) {
      next = null;
    }
    if (isCurrent(attempt)) {
      giveUp();
    }
  }

  /** A run is to be forgotten, with all its files. */
  void forget(String run) {
    if (!forgotten.contains(run)) {
      forgotten.add(run);
      if (forgotten.size() > REMEMBERED) {
        forgotten.remove();
      }
    }
    if (isHeld(run)) {
      held = null;
      next = null;
      experimentHere = false;
    }
    if (current != null && current.attempt().run().equals(run)) {
      giveUp();
    } else {
      effects.remove(run);
    }
  }

  /** The run whose experiment is here; null for none. */
  RunDescription held() {
    return experimentHere ? held : null;
  }

  /** The attempt whose result counts; null for none. */
  Attempt sealed() {
    return sealed;
  }

  /** The attempt that is worked on; null for none. */
  Assignment assignment() {
    return current == null || givenUp ? null : current;
  }

  /** Where the part is. */
  PartPhase phase() {
    return phase;
  }

  /** What there is to say of the part; null for none. */
  PartReport part(PartialProgress progress) {
    return assignment() == null
        ? null
        : new PartReport(current, phase, progress, result, failure, peerLost);
  }

  /** Runs that are not to be taken over. */
  List<String> forgotten() {
    return List.copyOf(forgotten);
  }
}
