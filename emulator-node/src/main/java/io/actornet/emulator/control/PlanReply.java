package io.actornet.emulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.actornet.emulator.cluster.RunPlan;

/** A plan as the control service says it. */
public final class PlanReply {
  private PlanReply() {}

  /** The plan, with keys in snake case. */
  public static JsonNode of(RunPlan plan) {
    return Replies.tree(plan);
  }
}
