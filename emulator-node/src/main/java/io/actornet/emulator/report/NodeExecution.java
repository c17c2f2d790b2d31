package io.actornet.emulator.report;

import java.util.List;

/**
 * How a node kept up in a run in real time.
 *
 * @param name of the node
 * @param partitions that it ran
 * @param lateness of its events
 * @param clockOffsetNanos what was added to its clock at the end, for all nodes to agree
 * @param clockUncertaintyNanos by how much its clock was wrong at most, at any time of the run
 * @param framesDropped that it could not send to nodes which took nothing for too long
 */
public record NodeExecution(
    String name,
    List<Integer> partitions,
    Lateness lateness,
    long clockOffsetNanos,
    long clockUncertaintyNanos,
    long framesDropped) {}
