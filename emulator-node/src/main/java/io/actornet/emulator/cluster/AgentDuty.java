package io.actornet.emulator.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What an agent has to do for the coordinator: it holds one run, and works on its parts of one
 * attempt at it. A new attempt begins when all that the old one had is released.
 */
final class AgentDuty {
  private static final int REMEMBERED = 16;

  private final AgentEffects effects;
  private final Deque<String> forgotten = new ArrayDeque<>();

  private RunDescription held;
  private boolean experimentHere;

  private Attempt sealed;

  /** What is worked on, or being given up: parts of one attempt. */
  private final List<AgentPart> parts = new ArrayList<>();

  private boolean givenUp;

  /** What comes when the current ones are released; null for nothing. */
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

  /** A part of an attempt is to be prepared, and those of any other given up. */
  void prepare(RunDescription run, Assignment assignment) {
    hold(run);
    Attempt attempt = assignment.attempt();
    if (!isHeld(attempt.run()) || isNext(attempt) || newest() > attempt.number()) {
      return;
    }
    if (isCurrent(attempt)) {
      replace(assignment);
      if (part(assignment) == null) {
        begin(assignment);
      }
      return;
    }
    next = assignment;
    sealed = null;
    giveUp();
    beginNext();
  }

  private int newest() {
    Attempt newest = next != null ? next.attempt() : attempt();
    return newest != null && isHeld(newest.run()) ? newest.number() : 0;
  }

  /** What is worked on, or being given up; null for nothing. */
  private Attempt attempt() {
    return parts.isEmpty() ? null : parts.getFirst().assignment.attempt();
  }

  private boolean isCurrent(Attempt attempt) {
    return !givenUp && attempt.equals(attempt());
  }

  private boolean isNext(Attempt attempt) {
    return next != null && next.attempt().equals(attempt);
  }

  private void beginNext() {
    if (next != null && parts.isEmpty() && experimentHere) {
      Assignment assignment = next;
      next = null;
      givenUp = false;
      begin(assignment);
    }
  }

  private void begin(Assignment assignment) {
    parts.add(new AgentPart(assignment));
    effects.begin(assignment);
  }

  /** The part that an assignment is for; null if it is not worked on. */
  private AgentPart part(Assignment assignment) {
    if (assignment.attempt().equals(attempt())) {
      for (AgentPart part : parts) {
        if (part.assignment.self() == assignment.self()) {
          return part;
        }
      }
    }
    return null;
  }

  private AgentPart currentPart(Assignment assignment) {
    return givenUp ? null : part(assignment);
  }

  /** Other parts are run again by other nodes than before. */
  void replace(Assignment assignment) {
    if (isCurrent(assignment.attempt())) {
      for (AgentPart part : parts) {
        if (part.assignment.generation() < assignment.generation()) {
          part.assignment = assignment.forPart(part.assignment.self());
          effects.replace(part.assignment);
        }
      }
    }
  }

  /** A part is prepared. */
  void prepared(Assignment assignment) {
    AgentPart part = currentPart(assignment);
    if (part != null && part.phase == PartPhase.PREPARING) {
      part.phase = PartPhase.READY;
    }
  }

  /** The parts that are ready are to start. */
  void start(Attempt attempt) {
    if (isCurrent(attempt)) {
      for (AgentPart part : parts) {
        if (part.phase == PartPhase.READY) {
          part.phase = PartPhase.RUNNING;
          effects.run(part.assignment);
        }
      }
    }
  }

  /** The parts are to end early. */
  void stop(Attempt attempt) {
    if (isCurrent(attempt) && parts.stream().anyMatch(part -> part.phase == PartPhase.RUNNING)) {
      effects.stop();
    }
  }

  /** A part has ended. */
  void ended(Assignment assignment, PartialResult ended) {
    AgentPart part = currentPart(assignment);
    if (part != null) {
      part.phase = PartPhase.FINISHED;
      part.result = ended;
    }
  }

  /** A part has failed. */
  void failed(Assignment assignment, String sentence, boolean perhapsPeer) {
    AgentPart part = currentPart(assignment);
    if (part != null) {
      part.phase = PartPhase.FAILED;
      part.failure = sentence;
      part.peerLost = perhapsPeer;
    }
  }

  /** All that a part had is released, but its files. */
  void closed(Assignment assignment) {
    AgentPart part = part(assignment);
    if (part != null) {
      part.closed = true;
      if (givenUp && areClosed()) {
        release();
      }
    }
  }

  private boolean areClosed() {
    return parts.stream().allMatch(part -> part.closed);
  }

  private void giveUp() {
    if (!parts.isEmpty() && !givenUp) {
      givenUp = true;
      if (areClosed()) {
        release();
      } else {
        effects.abort();
      }
    }
  }

  private void release() {
    Attempt attempt = attempt();
    parts.clear();
    if (isHeld(attempt.run())) {
      effects.discard(attempt);
    } else {
      effects.remove(attempt.run());
    }
    beginNext();
  }

  /** An attempt's result is to count, unless another attempt has begun. */
  void seal(Attempt attempt) {
    boolean another = next != null || !parts.isEmpty() && !isCurrent(attempt);
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
    if (!parts.isEmpty() && attempt().run().equals(run)) {
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

  /** What there is to say of the parts. */
  List<PartReport> parts(IntFunction<PartialProgress> progress) {
    return givenUp
        ? List.of()
        : parts.stream().map(part -> part.report(progress.apply(part.assignment.self()))).toList();
  }

  /** Runs that are not to be taken over. */
  List<String> forgotten() {
    return List.copyOf(forgotten);
  }
}
