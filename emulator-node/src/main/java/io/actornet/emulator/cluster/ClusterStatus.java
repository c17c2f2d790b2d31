package io.actornet.emulator.cluster;

import java.util.List;

/**
 * What is known of a cluster.
 *
 * @param coordinator the name of the node that coordinates it
 * @param run the id of the run that is under way; null for none
 * @param members each node
 */
public record ClusterStatus(String coordinator, String run, List<NodeStatus> members)
    implements ControlMessage {}
