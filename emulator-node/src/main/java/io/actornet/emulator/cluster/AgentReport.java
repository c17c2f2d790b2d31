package io.actornet.emulator.cluster;

import java.util.List;
import java.util.Map;

/**
 * All that a node knows, told again and again.
 *
 * @param node who it is
 * @param held the run whose description and experiment it holds; null for none
 * @param parts where it is with its parts of an attempt at it
 * @param sealed the attempt whose result counts, as far as this node knows; null for none
 * @param forgotten ids of runs that it has last been told to forget
 * @param figures of the node itself, such as its memory in use
 */
public record AgentReport(
    NodeDescription node,
    RunDescription held,
    List<PartReport> parts,
    Attempt sealed,
    List<String> forgotten,
    Map<String, Double> figures) {}
