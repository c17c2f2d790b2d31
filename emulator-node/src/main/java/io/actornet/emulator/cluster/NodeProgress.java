package io.actornet.emulator.cluster;

import java.util.List;

/**
 * How far one node is with its part of a run.
 *
 * @param name of the node
 * @param phase where it is; null if it has not answered yet
 * @param partitions that it runs
 * @param progress how far it is
 */
public record NodeProgress(
    String name, PartPhase phase, List<Integer> partitions, PartialProgress progress) {}
